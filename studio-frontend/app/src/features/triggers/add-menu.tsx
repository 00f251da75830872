import { icon as plus } from "icon:plus";
import { messages } from "../../messages/index.ts";
import { Button, Menu, MenuItem } from "../../ui/index.ts";
import { KINDS, type Kind } from "./trigger-queries.ts";

const words = messages.triggers;

/** Which kind of trigger is made. */
export function AddMenu({ onChoose }: { readonly onChoose: (kind: Kind) => void }) {
  return (
    <Menu
      trigger={
        <Button kind="accent" icon={plus}>
          {words.add}
        </Button>
      }
    >
      {KINDS.map((kind) => (
        <MenuItem key={kind} onSelect={() => onChoose(kind)}>
          {words.addKinds[kind]}
        </MenuItem>
      ))}
    </Menu>
  );
}
