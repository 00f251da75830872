import type { ReactNode } from "react";
import { messages } from "../../../messages/index.ts";
import { ContextMenu, ContextMenuItem, ContextMenuLine } from "../../../ui/index.ts";
import { select } from "../actions/selection.ts";
import { COMMANDS, type Command, isPossible, shownKeys } from "../keys/commands.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import type { Editor } from "../store/editor-state.ts";
import { update } from "../store/editor-store.ts";
import { pathOf } from "./sheet-types.ts";

const words = messages.editor.commands;
const OF_SHEET = new Set<Command["id"]>(["add", "note", "paste", "all", "tidy", "fit", "foldAll", "minimap"]);

/** The menu of the sheet: of what is under the pointer, or of the empty place. */
export function SheetMenu({ children }: { readonly children: ReactNode }) {
  const editor = useEditor();
  const several = useEditing((state) => state.selected.size > 1);
  const any = useEditing(
    (state) => state.selected.size > 0 || state.selectedWires.size > 0 || state.selectedNote !== undefined,
  );
  const shown = COMMANDS.filter((command) => (any ? command.ofStep : OF_SHEET.has(command.id)));
  const lining = several ? COMMANDS.filter(({ id }) => id.startsWith("align") || id.startsWith("spread")) : [];
  return (
    <ContextMenu
      of={
        <div style={{ position: "absolute", inset: 0 }} onContextMenuCapture={(event) => aim(editor, event.target)}>
          {children}
        </div>
      }
    >
      {shown.map((command) => (
        <Item key={command.id} command={command} />
      ))}
      {lining.length > 0 && <ContextMenuLine />}
      {lining.map((command) => (
        <Item key={command.id} command={command} />
      ))}
    </ContextMenu>
  );
}

function Item({ command }: { readonly command: Command }) {
  const editor = useEditor();
  const possible = useEditing((state) => isPossible(command, state));
  const keys = command.key === undefined ? undefined : shownKeys(command.key).join(" ");
  return (
    <ContextMenuItem
      disabled={!possible}
      danger={command.id === "delete"}
      onSelect={() => command.run(editor)}
      {...(keys !== undefined && { hint: keys })}
    >
      {words[command.id]}
    </ContextMenuItem>
  );
}

/** What is under the pointer is what the menu is about, unless it is part of the selection. */
function aim(editor: Editor, target: EventTarget): void {
  const element = target instanceof Element ? target : undefined;
  const id = element?.closest<HTMLElement>(".react-flow__node")?.dataset.id;
  const path = id === undefined ? undefined : pathOf(id);
  const wire = element?.closest("g")?.querySelector("[data-wire]")?.getAttribute("data-wire");
  const { selected } = editor.getState();
  if (path !== undefined) {
    if (!selected.has(path)) {
      select(editor, [path]);
    }
  } else if (wire) {
    update(editor, { selected: new Set(), selectedWires: new Set([wire]) });
  } else if (element?.classList.contains("react-flow__pane")) {
    select(editor, []);
  }
}
