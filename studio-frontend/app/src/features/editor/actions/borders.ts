import {
  type Alignment,
  align,
  type Box,
  collapse,
  distribute,
  hasBody,
  holderOf,
  type NodePath,
  nodeView,
  type Point,
  placeNodes,
  tidy,
  unpack,
  unpackCall,
} from "@foldwork/model";
import type { Editor } from "../store/editor-state.ts";
import { update } from "../store/editor-store.ts";
import { flowIn } from "../store/inner-drafts.ts";
import { apply, refuse } from "./apply.ts";
import { layouter } from "./layouter.ts";
import { bringIntoView, chosen, select } from "./selection.ts";

/** Folds the selected steps into a group, which is shown unfolded. */
export function groupSelected(editor: Editor): void {
  const { types } = editor.getState();
  const paths = chosen(editor);
  if (paths.length === 0) {
    refuse(editor, "Select the steps that are to be in the group first.");
  } else if (apply(editor, (flow) => collapse(flow, paths, types))) {
    const [group] = editor.getState().selected;
    if (group !== undefined) {
      update(editor, { unfolded: new Set([...editor.getState().unfolded, group]) }, true);
    }
  }
}

/** Puts what is in the selected group, or a copy of the called flow, in its place. */
export function unpackSelected(editor: Editor): void {
  const { types, called } = editor.getState();
  const [path] = chosen(editor);
  const view = path === undefined ? undefined : nodeView(flowIn(editor.getState(), holderOf(path)), path);
  if (path === undefined || !view) {
    refuse(editor, "Select a group to unpack first.");
    return;
  }
  if (types.get(view.type)?.body === "called_flow") {
    const snapshot = called.get(view.uses)?.snapshot;
    if (snapshot) {
      apply(editor, (now) => unpackCall(now, path, snapshot));
    } else {
      refuse(editor, "The flow that it calls is not known here.");
    }
    return;
  }
  apply(editor, (now) => unpack(now, path, types));
}

/** Unfolds or folds containers. What is selected inside a folded one is then the container itself. */
export function toggleFolded(editor: Editor, paths: readonly NodePath[] = [...editor.getState().selected]): void {
  const { scene, unfolded, selected } = editor.getState();
  const next = new Set(unfolded);
  for (const path of paths.filter((each) => scene.nodes.get(each)?.hasInside)) {
    if (!next.delete(path)) {
      next.add(path);
    }
  }
  if (next.size !== unfolded.size || paths.length > 1) {
    const shown = new Set<NodePath>();
    for (const path of selected) {
      shown.add(paths.find((each) => !next.has(each) && path.startsWith(`${each}.`)) ?? path);
    }
    update(editor, { unfolded: next, selected: shown }, true);
  }
}

export function foldAll(editor: Editor): void {
  update(editor, { unfolded: new Set(), selected: new Set() }, true);
}

/** Goes into the selected container: unfolds it and selects its first step. */
export function enter(editor: Editor): void {
  const { selected, scene, unfolded } = editor.getState();
  const [path] = selected;
  if (path === undefined || !scene.nodes.get(path)?.hasInside) {
    return;
  }
  if (!unfolded.has(path)) {
    update(editor, { unfolded: new Set([...unfolded, path]) }, true);
  }
  const inside = [...editor.getState().scene.nodes.values()].filter((node) => node.holder === path);
  const [first] = inside.sort((a, b) => a.box.x - b.box.x || a.box.y - b.box.y);
  if (first) {
    select(editor, [first.path]);
    bringIntoView(editor, [first.path]);
  }
}

/** Returns true when other steps can be put into this one. */
export function canHold(editor: Editor, path: NodePath): boolean {
  const { types } = editor.getState();
  const view = nodeView(flowIn(editor.getState(), holderOf(path)), path);
  return view !== undefined && (hasBody(types.get(view.type)) || view.size > 0);
}

/** Lays out the selected steps, or the sheet in which the selection is; what a person placed stays. */
export async function tidyUp(editor: Editor): Promise<void> {
  const { types, called, selected } = editor.getState();
  const paths = chosen(editor);
  const several = paths.length > 1 ? paths : undefined;
  const [first] = selected;
  const holder = first === undefined ? "" : holderOf(first);
  const flow = flowIn(editor.getState(), holder);
  const what = { holder, keepPlaced: several === undefined, ...(several && { only: several }) };
  const of = (uses: string) => called.get(uses)?.snapshot;
  const edit = await tidy(flow, what, { types, called: of }, await layouter());
  if (flowIn(editor.getState(), holder) === flow) {
    apply(editor, () => edit, holder);
  }
}

/** Lines the selected steps up, or spreads them evenly. */
export function lineUp(editor: Editor, how: Alignment | "across" | "down"): void {
  const { scene } = editor.getState();
  const boxes = new Map<NodePath, Box>();
  for (const path of chosen(editor)) {
    const node = scene.nodes.get(path);
    if (node) {
      boxes.set(path, node.box);
    }
  }
  const places =
    how === "across" ? distribute(boxes, "x") : how === "down" ? distribute(boxes, "y") : align(boxes, how);
  putAt(editor, places);
}

/** Moves the selected steps by a little. */
export function nudge(editor: Editor, dx: number, dy: number): void {
  const { scene } = editor.getState();
  const places = new Map<NodePath, Point>();
  for (const path of chosen(editor)) {
    const box = scene.nodes.get(path)?.box;
    if (box) {
      places.set(path, { x: box.x + dx, y: box.y + dy });
    }
  }
  putAt(editor, places);
}

function putAt(editor: Editor, places: ReadonlyMap<NodePath, Point>): void {
  const { scene } = editor.getState();
  const moving = [...places.keys()];
  const stored = new Map(
    Array.from(places, ([path, point]): [NodePath, Point] => [path, scene.stored(holderOf(path), point, moving)]),
  );
  if (stored.size > 0) {
    apply(editor, (flow) => placeNodes(flow, stored));
  }
}
