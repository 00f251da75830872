import { childPath, type JsonObject, type NodePath, ROOT } from "@foldwork/model";
import { placeOf } from "@foldwork/run-view";

/** Which part of the flow was run to try it. */
export interface RunPart {
  readonly kind: "up-to" | "alone";
  /** The step it is about. */
  readonly path: NodePath;
}

/** The run that is shown on the sheet. */
export interface ShownRun {
  readonly id: string;
  /** Undefined for the whole flow. */
  readonly part: RunPart | undefined;
  /** The container in whose place the run's own steps stand; the empty path for the flow itself. */
  readonly under: NodePath;
  /** What the flow was when the run was chosen: on another flow its marks could say what is not so. */
  readonly logic: JsonObject;
}

/** Returns where a step of the run stands on the sheet. */
export function onSheet({ under }: Pick<ShownRun, "under">, path: string): NodePath {
  return under === ROOT ? placeOf(path) : childPath(under, placeOf(path));
}
