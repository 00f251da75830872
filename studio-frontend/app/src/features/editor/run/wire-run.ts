import { DONE, ERROR, type NodePath, type SceneWire } from "@foldwork/model";
import { isSettled, type Place } from "@foldwork/run-view";
import type { WireRun } from "../sheet/sheet-types.ts";

/** Returns what a run made of a wire; undefined as long as it has not come there. */
export function wireRun(
  { kind, source, port, target }: SceneWire,
  places: ReadonlyMap<NodePath, Place>,
): WireRun | undefined {
  const from = places.get(source);
  const to = places.get(target);
  if (kind === "enter") {
    return to === undefined || to.state === "skipped" ? undefined : "taken";
  }
  if (from === undefined || !isSettled(from.state)) {
    return undefined;
  }
  if (!leaves(from, kind === "step" ? port : DONE)) {
    return "untaken";
  }
  return to !== undefined && kind === "step" && !isSettled(to.state) ? "moving" : "taken";
}

function leaves({ state, shown }: Place, port: string): boolean {
  const failed = state === "failed" || state === "timed_out";
  if (port === ERROR) {
    return failed && !shown.continued;
  }
  const passes = state === "succeeded" || (failed && shown.continued);
  return port === DONE ? passes : passes && shown.port === port;
}
