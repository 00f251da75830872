import { icon as info } from "icon:info";
import { icon as cross } from "icon:x";
import { Link } from "@tanstack/react-router";
import { messages } from "../../../messages/index.ts";
import { Button, Icon, IconButton } from "../../../ui/index.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import type { CalledDialog } from "../store/editor-state.ts";
import { callAround, selectedHolder } from "../store/inner-drafts.ts";
import { ConflictCards } from "./conflict-cards.tsx";
import styles from "./notices.module.css";

const words = messages.editor;

/** What a person should know now, over the foot of the sheet. */
export function Notices() {
  const said = useEditing((state) => state.said);
  return (
    <div className={styles.notices}>
      <ConflictCards />
      <DropWarnings />
      <Refused />
      <CalledNotice />
      <KeyWireHint />
      <p className={styles.said} role="status">
        {said}
      </p>
    </div>
  );
}

/** Why something was not done. */
function Refused() {
  const editor = useEditor();
  const refused = useEditing((state) => state.refused);
  if (refused === undefined) {
    return null;
  }
  return (
    <div className={styles.notice} role="alert">
      <Icon of={info} />
      <span>{refused}</span>
      <IconButton icon={cross} label={messages.common.close} onClick={() => editor.setState({ refused: undefined })} />
    </div>
  );
}

/** What would break if the dragged steps were let go here. */
function DropWarnings() {
  const warnings = useEditing((state) => state.dragging?.warnings);
  return warnings && warnings.length > 0 ? (
    <div className={styles.notice}>
      <Icon of={info} />
      <ul>
        {warnings.slice(0, 3).map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </div>
  ) : null;
}

/** Whose the selected step is, when it lies in a called flow, and how to change it. */
function CalledNotice() {
  const editor = useEditor();
  const uses = useEditing((state) => state.scene.nodes.get(callAround(state.scene, selectedHolder(state)))?.called);
  const called = useEditing((state) => (uses === undefined ? undefined : state.called.get(uses)));
  const draft = useEditing((state) => (uses === undefined ? undefined : state.inner.get(uses)));
  const mayEdit = useEditing((state) => state.mayEdit);
  if (!called || uses === undefined) {
    return null;
  }
  const ask = (about: CalledDialog["about"]) => editor.setState({ dialog: { about, uses } });
  return (
    <div className={styles.notice}>
      <Icon of={info} />
      <span>{draft ? words.called.draft(called.title) : words.called.notice(called.title, called.number)}</span>
      {mayEdit && (
        <Button small onClick={() => ask(draft ? "publish-called" : "edit-called")}>
          {draft ? words.called.publish : words.called.edit}
        </Button>
      )}
      <Button small asChild>
        <Link to="/flows/$flow" params={{ flow: called.id }}>
          {words.called.open}
        </Link>
      </Button>
    </div>
  );
}

function KeyWireHint() {
  const drawing = useEditing((state) => state.keyWire !== undefined);
  return drawing ? (
    <div className={styles.notice}>
      <Icon of={info} />
      <span>{words.keyWire.hint}</span>
    </div>
  ) : null;
}
