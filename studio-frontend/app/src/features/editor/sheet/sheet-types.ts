import type { CanvasNote, NodePath, SceneNode, SceneWire } from "@foldwork/model";
import type { StepState } from "@foldwork/run-view";
import type { Edge, Node } from "@xyflow/react";

/** A step or container on the sheet, in React Flow's form. */
export type StepNode = Node<StepData, "step" | "container">;

interface StepData extends Record<string, unknown> {
  readonly node: SceneNode;
  readonly foreign: boolean;
  /** What became of it in the run that is shown. */
  readonly run: StepState | undefined;
}

/** A free note on the sheet. */
export type NoteNode = Node<{ readonly note: CanvasNote; readonly number: number }, "note">;

export type SheetNode = StepNode | NoteNode;

/** A wire on the sheet. */
export type SheetWire = Edge<{ readonly wire: SceneWire; readonly run: WireRun | undefined }, "wire">;

/** What a run made of a wire: it went along it, is about to, or went another way. */
export type WireRun = "taken" | "moving" | "untaken";

/** Names of the places of a step where wires meet it; ports that leave it have their own names. */
export const ENTRY = "in";
export const INNER_ENTRY = "eyelet-in";
export const INNER_EXIT = "eyelet-out";

export const NOTE_PREFIX = "note:";

/** Returns the path of a step, undefined for a note. */
export function pathOf(id: string): NodePath | undefined {
  return id.startsWith(NOTE_PREFIX) ? undefined : id;
}
