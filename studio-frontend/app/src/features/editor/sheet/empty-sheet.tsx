import { icon as arrow } from "icon:arrow-right";
import { icon as pasteIcon } from "icon:clipboard";
import { icon as sample } from "icon:play-circle";
import { icon as pick } from "icon:plus";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { messages } from "../../../messages/index.ts";
import { Button, Icon } from "../../../ui/index.ts";
import { pasteHere } from "../actions/clipboard.ts";
import { addByKey } from "../actions/key-wire.ts";
import { Keys } from "../keys/keys.tsx";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import styles from "./empty-sheet.module.css";

const words = messages.editor.empty;

/** Teaches what to do while the flow has no steps. */
export function EmptySheet() {
  const editor = useEditor();
  const navigate = useNavigate();
  const empty = useEditing((state) => state.scene.nodes.size === 0);
  const mayEdit = useEditing((state) => state.mayEdit);
  if (!empty) {
    return null;
  }
  return (
    <div className={styles.place}>
      <div className={styles.sketch} aria-hidden="true">
        <span className={styles.lip}>
          {words.inputs} <Icon of={arrow} size={14} />
        </span>
        <i className={styles.wire} />
        <Ghost title={words.first} text={words.firstText} />
        <i className={styles.wire} />
        <Ghost title={words.next} text={words.nextText} />
        <i className={styles.wire} />
        <span className={styles.lip}>
          <Icon of={arrow} size={14} /> {words.result}
        </span>
      </div>
      <h2 className={styles.line}>{words.title}</h2>
      <p className={styles.text}>{words.text}</p>
      {mayEdit && (
        <div className={styles.cards}>
          <Card icon={pick} title={words.pick} text={words.pickText}>
            <Button onClick={() => addByKey(editor)}>{words.pickButton}</Button>
            <Keys of={["N"]} />
          </Card>
          <Card icon={pasteIcon} title={words.paste} text={words.pasteText}>
            <Button onClick={() => void pasteHere(editor)}>{words.pasteButton}</Button>
          </Card>
          <Card icon={sample} title={words.sample} text={words.sampleText}>
            <Button onClick={() => void navigate({ to: "/", search: { show: "samples" } })}>
              {words.sampleButton}
            </Button>
          </Card>
        </div>
      )}
    </div>
  );
}

function Ghost({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <span className={styles.ghost}>
      <span className={styles.tile}>
        <Icon of={pick} size={18} />
      </span>
      <span>
        <b>{title}</b>
        <span>{text}</span>
      </span>
    </span>
  );
}

interface CardProps {
  readonly icon: string;
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}

function Card({ icon, title, text, children }: CardProps) {
  return (
    <section className={styles.card}>
      <Icon of={icon} size={20} />
      <h3>{title}</h3>
      <p>{text}</p>
      <div className={styles.act}>{children}</div>
    </section>
  );
}
