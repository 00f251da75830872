import { type FlowSnapshot, holderOf, insideAt, type NodePath, ROOT } from "@foldwork/model";
import type { EditorState } from "./editor-state.ts";
import type { InnerDraft } from "./inner-draft.ts";

type Documents = Pick<EditorState, "scene" | "flow" | "called" | "inner">;

/** Returns the calling step in whose flow what a container holds is written; the empty path for the flow that is open. */
export function callAround(scene: EditorState["scene"], holder: NodePath): NodePath {
  let at = holder;
  while (at !== ROOT && scene.nodes.get(at)?.called === undefined) {
    at = holderOf(at);
  }
  return at;
}

/** Returns the flow in which what a container holds is written, with its nodes at the paths they have on the canvas. */
export function flowIn({ scene, flow, called, inner }: Documents, holder: NodePath): FlowSnapshot {
  const call = callAround(scene, holder);
  const uses = scene.nodes.get(call)?.called;
  const snapshot = uses === undefined ? undefined : (inner.get(uses)?.session.state.flow ?? called.get(uses)?.snapshot);
  return snapshot ? insideAt(snapshot, call) : flow;
}

/** Returns the draft of the called flow in which what a container holds is written; undefined in the flow that is open. */
export function draftIn({ scene, inner }: Documents, holder: NodePath): InnerDraft | undefined {
  const uses = scene.nodes.get(callAround(scene, holder))?.called;
  return uses === undefined ? undefined : inner.get(uses);
}

/** Says whether what a container holds is only shown here: it belongs to a called flow that nobody has begun to edit. */
export function isLockedIn({ scene, inner }: Pick<Documents, "scene" | "inner">, holder: NodePath): boolean {
  const uses = scene.nodes.get(callAround(scene, holder))?.called;
  return uses !== undefined && !inner.has(uses);
}

/** Says so of a step. */
export function isLocked(state: Pick<Documents, "scene" | "inner">, path: NodePath): boolean {
  return isLockedIn(state, holderOf(path));
}

/** Returns the body in which the selection is: what is done next is done in its flow. */
export function selectedHolder({ selected }: Pick<EditorState, "selected">): NodePath {
  const [first] = selected;
  return first === undefined ? ROOT : holderOf(first);
}

/** Returns the called flows that are edited here and unfolded, by the step that calls them, as they stand on the canvas. */
export function editedCalls(state: Documents): readonly (readonly [NodePath, FlowSnapshot])[] {
  if (state.inner.size === 0) {
    return [];
  }
  return [...state.scene.nodes.values()]
    .filter((node) => node.unfolded && node.called !== undefined && state.inner.has(node.called))
    .map((node) => [node.path, flowIn(state, node.path)] as const);
}
