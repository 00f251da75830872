import { messages } from "../../../messages/index.ts";
import { Button } from "../../../ui/index.ts";
import { COMMANDS, type Command, isPossible } from "../keys/commands.ts";
import { PanelHead } from "../panels/panel.tsx";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import styles from "./flow-settings.module.css";

const words = messages.editor;
const OFFERED = new Set(["group", "ownFlow", "duplicate", "disable", "tidy", "delete"]);

/** What can be done with several steps at once. */
export function SeveralSteps() {
  const count = useEditing((state) => state.selected.size);
  const shown = COMMANDS.filter(({ id }) => OFFERED.has(id) || id.startsWith("align") || id.startsWith("spread"));
  return (
    <>
      <PanelHead title={words.inspector.several(count)} />
      <div className={styles.section}>
        {shown.map((command) => (
          <Offer key={command.id} command={command} />
        ))}
      </div>
    </>
  );
}

function Offer({ command }: { readonly command: Command }) {
  const editor = useEditor();
  const possible = useEditing((state) => isPossible(command, state));
  return (
    <Button disabled={!possible} onClick={() => command.run(editor)}>
      {words.commands[command.id]}
    </Button>
  );
}
