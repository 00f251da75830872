import { messages } from "../../../messages/index.ts";
import { Dialog } from "../../../ui/index.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import { COMMANDS, shownKeys } from "./commands.ts";
import styles from "./key-sheet.module.css";
import { Keys } from "./keys.tsx";

const words = messages.editor;

/** All keys at one look. */
export function KeySheet() {
  const editor = useEditor();
  const open = useEditing((state) => state.dialog === "keys");
  const rows = COMMANDS.flatMap(({ id, key }) =>
    key === undefined ? [] : [{ id, keys: shownKeys(key), does: words.commands[id] }],
  );
  const more = words.moreKeys.map(([keys, does]) => ({ id: does, keys: keys.split(" "), does }));
  return (
    <Dialog open={open} title={words.keysTitle} wide onClose={() => editor.setState({ dialog: undefined })}>
      <ul className={styles.keys}>
        {[...more, ...rows].map(({ id, keys, does }) => (
          <li key={id} className={styles.row}>
            <Keys of={keys} />
            <span>{does}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
