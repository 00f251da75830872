import { around, type Box, contains, holderOf, holdersOf, type NodePath, outermost, ROOT } from "@foldwork/model";
import type { Editor } from "../store/editor-state.ts";
import { update } from "../store/editor-store.ts";
import { callAround, isLocked, selectedHolder } from "../store/inner-drafts.ts";

/** Selects these steps and nothing else. */
export function select(editor: Editor, paths: Iterable<NodePath>): void {
  update(editor, { selected: new Set(paths), selectedWires: new Set(), selectedNote: undefined, refused: undefined });
}

export function selectNothing(editor: Editor): void {
  select(editor, []);
}

/** Selects every step of the sheet in which the selection is. */
export function selectAll(editor: Editor): void {
  const { scene, selected } = editor.getState();
  const [first] = selected;
  const holder = first === undefined ? ROOT : (scene.nodes.get(first)?.holder ?? ROOT);
  select(
    editor,
    [...scene.nodes.values()].filter((node) => node.holder === holder).map((node) => node.path),
  );
}

/** Returns the selected steps that a person may change, without those that lie in another selected one. */
export function chosen(editor: Editor): readonly NodePath[] {
  const state = editor.getState();
  const call = callAround(state.scene, selectedHolder(state));
  // What is selected in two flows at once cannot be changed at once: the first says in which one it is.
  return outermost(
    [...state.selected].filter((path) => !isLocked(state, path) && callAround(state.scene, holderOf(path)) === call),
  );
}

const MARGIN = 40;

/** Moves the camera no further than it takes to have steps in view. */
export function bringIntoView(editor: Editor, paths: readonly NodePath[]): void {
  const { scene, camera } = editor.getState();
  const box = around(paths.flatMap((path) => scene.nodes.get(path)?.box ?? []));
  const view = viewOf(editor);
  if (!camera || !box || !view) {
    return;
  }
  const x = shift(view.x, view.width, box.x - MARGIN, box.width + 2 * MARGIN);
  const y = shift(view.y, view.height, box.y - MARGIN, box.height + 2 * MARGIN);
  if (x !== 0 || y !== 0) {
    const now = camera.getViewport();
    const duration = matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 260;
    const next = { x: now.x - x * now.zoom, y: now.y - y * now.zoom, zoom: now.zoom };
    void camera.setViewport(next, { duration });
  }
}

/** Returns how far a view has to move along an axis to hold a span; one that is too long is shown from its beginning. */
function shift(view: number, size: number, start: number, length: number): number {
  if (start < view || length > size) {
    return start - view;
  }
  return Math.max(0, start + length - view - size);
}

/** Returns the part of the canvas that is on the screen. */
export function viewOf(editor: Editor): Box | undefined {
  const { camera } = editor.getState();
  const pane = document.querySelector(".react-flow")?.getBoundingClientRect();
  if (!camera || !pane) {
    return undefined;
  }
  const first = camera.screenToFlowPosition({ x: pane.left, y: pane.top });
  const last = camera.screenToFlowPosition({ x: pane.right, y: pane.bottom });
  return { x: first.x, y: first.y, width: last.x - first.x, height: last.y - first.y };
}

/** Shows a step: unfolds what it lies in, selects it and moves the camera there. */
export function reveal(editor: Editor, path: NodePath): void {
  const { unfolded } = editor.getState();
  const missing = holdersOf(path).filter((holder) => !unfolded.has(holder));
  if (missing.length > 0) {
    update(editor, { unfolded: new Set([...unfolded, ...missing]) });
  }
  select(editor, [path]);
  bringIntoView(editor, [path]);
}

/** Selects the container of the selection, or nothing when that is the flow. */
export function goUp(editor: Editor): void {
  const [first] = editor.getState().selected;
  const holder = first === undefined ? ROOT : (editor.getState().scene.nodes.get(first)?.holder ?? ROOT);
  select(editor, holder === ROOT ? [] : [holder]);
  if (holder !== ROOT) {
    bringIntoView(editor, [holder]);
  }
}

/** Returns true when a path is one of the selected or lies in one. */
export function isWithin(selected: ReadonlySet<NodePath>, path: NodePath): boolean {
  return [...selected].some((each) => contains(each, path));
}
