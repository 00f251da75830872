import { holderOf, type NodePath, placeOf, resizeNode, WIDTH } from "@foldwork/model";
import type { Editor, EditorState } from "../store/editor-state.ts";
import { apply } from "./apply.ts";

/** Gives a step another width, in whole steps and within its bounds; what is beside it stays where it is. */
export function setWidth(editor: Editor, path: NodePath, width: number): void {
  const { scene } = editor.getState();
  const box = scene.nodes.get(path)?.box;
  const holder = holderOf(path);
  if (box) {
    // One without a place of its own stays where the layout has put it.
    apply(editor, (flow) => resizeNode(flow, path, width, placeOf(flow, path) ?? scene.stored(holder, box)), holder);
  }
}

/** Makes the selected step wider by so many steps; narrower when negative. */
export function widen(editor: Editor, steps: number): void {
  const { scene, selected } = editor.getState();
  const [path] = selected;
  const box = path === undefined ? undefined : scene.nodes.get(path)?.box;
  if (path !== undefined && box) {
    setWidth(editor, path, box.width + steps * WIDTH.step);
  }
}

/** Returns true when one step is selected that has a width of its own: an unfolded container is as wide as what it holds. */
export function hasWidth({ selected, scene }: EditorState): boolean {
  const [path] = selected;
  return selected.size === 1 && path !== undefined && scene.nodes.get(path)?.unfolded === false;
}
