import { icon as dots } from "icon:dots-three";
import { messages } from "../../../messages/index.ts";
import { IconButton, Menu, MenuItem } from "../../../ui/index.ts";
import { COMMANDS, type Command, isPossible } from "../keys/commands.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";

const words = messages.editor;

/** Everything that can be done with the selected step. */
export function StepMenu() {
  return (
    <Menu trigger={<IconButton icon={dots} label={words.step.menu} />}>
      {COMMANDS.filter((command) => command.ofStep).map((command) => (
        <Item key={command.id} command={command} />
      ))}
    </Menu>
  );
}

function Item({ command }: { readonly command: Command }) {
  const editor = useEditor();
  const possible = useEditing((state) => isPossible(command, state));
  return (
    <MenuItem disabled={!possible} danger={command.id === "delete"} onSelect={() => command.run(editor)}>
      {words.commands[command.id]}
    </MenuItem>
  );
}
