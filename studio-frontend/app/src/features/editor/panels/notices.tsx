import { icon as info } from "icon:info";
import { icon as cross } from "icon:x";
import { Link } from "@tanstack/react-router";
import { messages } from "../../../messages/index.ts";
import { Button, Icon, IconButton } from "../../../ui/index.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
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

/** What lies in a called flow is changed in that flow. */
function CalledNotice() {
  const called = useEditing((state) => {
    const [path] = state.selected;
    for (
      let at = path === undefined ? undefined : state.scene.nodes.get(path);
      at;
      at = state.scene.nodes.get(at.holder)
    ) {
      const holder = state.scene.nodes.get(at.holder);
      if (holder?.called !== undefined) {
        return state.called.get(holder.called);
      }
    }
    return undefined;
  });
  return called ? (
    <div className={styles.notice}>
      <Icon of={info} />
      <span>{words.called.notice(called.title, called.number)}</span>
      <Button small asChild>
        <Link to="/flows/$flow" params={{ flow: called.id }}>
          {words.called.open}
        </Link>
      </Button>
    </div>
  ) : null;
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
