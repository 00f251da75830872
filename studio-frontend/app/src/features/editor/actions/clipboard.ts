import { copyText, pasteText, ROOT } from "@foldwork/model";
import type { Editor } from "../store/editor-state.ts";
import { flowIn, selectedHolder } from "../store/inner-drafts.ts";
import { apply, refuse } from "./apply.ts";
import { holderAt } from "./places.ts";
import { chosen, viewOf } from "./selection.ts";
import { deleteSelected } from "./steps.ts";

/** Returns the selected steps as text, for the clipboard; undefined when none is. */
export function copied(editor: Editor): string | undefined {
  const state = editor.getState();
  const paths = chosen(editor);
  return paths.length === 0 ? undefined : copyText(flowIn(state, selectedHolder(state)), paths);
}

/** Copies by way of the browser's clipboard, where no event of it is at hand. */
export async function copySelected(editor: Editor): Promise<void> {
  const text = copied(editor);
  if (text !== undefined) {
    await navigator.clipboard.writeText(text);
    editor.setState({ said: "Copied" });
  }
}

export async function cutSelected(editor: Editor): Promise<void> {
  await copySelected(editor);
  deleteSelected(editor);
}

export async function pasteHere(editor: Editor): Promise<void> {
  try {
    paste(editor, await navigator.clipboard.readText());
  } catch {
    refuse(editor, "The browser does not give the clipboard to this menu. Paste with the keyboard.");
  }
}

/** Pastes steps where the pointer is, else into the sheet of the selection. */
export function paste(editor: Editor, text: string): void {
  const { pointer, camera, scene, selected } = editor.getState();
  const point = pointer && camera?.screenToFlowPosition(pointer);
  const view = viewOf(editor);
  const inView =
    point &&
    view &&
    point.x >= view.x &&
    point.x <= view.x + view.width &&
    point.y >= view.y &&
    point.y <= view.y + view.height;
  if (point && inView) {
    const holder = holderAt(editor, point);
    apply(editor, (flow) => pasteText(flow, text, { holder, at: scene.stored(holder, point) }), holder);
    return;
  }
  const [first] = selected;
  const holder = first === undefined ? ROOT : (scene.nodes.get(first)?.holder ?? ROOT);
  apply(editor, (flow) => pasteText(flow, text, { holder }), holder);
}
