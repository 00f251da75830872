import { icon as warning } from "icon:warning-circle";
import { useState } from "react";
import { messages } from "../../../messages/index.ts";
import { Button, Icon } from "../../../ui/index.ts";
import { AddSecretDialog, ConnectionDialog } from "../../team/index.ts";
import { apply } from "../actions/apply.ts";
import { useEditor } from "../store/editor-context.tsx";
import type { Problem } from "../store/problems.ts";
import styles from "./problem-list.module.css";

/** What is wrong, each with the button that solves it. */
export function FieldProblems({ problems }: { readonly problems: readonly Problem[] }) {
  const editor = useEditor();
  if (problems.length === 0) {
    return null;
  }
  return (
    <ul className={styles.problems}>
      {problems.map((problem) => (
        <li
          key={problem.code + problem.message}
          className={problem.severity === "error" ? styles.problem : styles.warning}
        >
          <Icon of={warning} size={14} />
          <div className={styles.words}>
            <p>{problem.message}</p>
            <div className={styles.fixes}>
              {problem.fixes.map((fix) => (
                <Button key={fix.label} small onClick={() => apply(editor, () => fix.edit())}>
                  {fix.label}
                </Button>
              ))}
              {problem.adds !== undefined && <AddHere {...problem.adds} />}
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Adds to the team what a step needs, without leaving the flow. */
function AddHere({ name, kind }: { readonly name: string; readonly kind?: string }) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        {messages.editor.lacking.add(name)}
      </Button>
      {open && kind === undefined && <AddSecretDialog name={name} onClose={close} />}
      {open && kind !== undefined && <ConnectionDialog name={name} wanted={kind} onClose={close} />}
    </>
  );
}
