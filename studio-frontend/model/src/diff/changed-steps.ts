import type { FlowSnapshot } from "../document/flow.ts";
import { nodeView } from "../document/node-view.ts";
import { type NodePath, nodeAt, nodePointer, ROOT } from "../document/path.ts";
import { type Difference, differences } from "./differences.ts";

/** What became of a step between two states of a flow; of the flow's own settings with the empty path. */
export interface ChangedStep {
  readonly path: NodePath;
  /** What the step is called, where it still is; empty for the flow itself. */
  readonly title: string;
  readonly kind: Difference["kind"];
  /** What changed in it, by places inside its value; empty when the step as a whole came or went. */
  readonly differences: readonly Difference[];
}

/** Returns the steps that differ in meaning, and the flow itself first when its own settings do. Places play no part. */
export function changedSteps(before: FlowSnapshot, after: FlowSnapshot): readonly ChangedStep[] {
  const found = new Map<NodePath, ChangedStep>();
  for (const difference of differences(before.logic, after.logic)) {
    const path = nodeAt(difference.place);
    const inside = path === ROOT ? difference.place : difference.place.slice(nodePointer(path).length);
    const whole = inside.length === 0;
    const known = found.get(path);
    const view = path === ROOT ? undefined : (nodeView(after, path) ?? nodeView(before, path));
    found.set(path, {
      path,
      title: view?.title ?? "",
      kind: whole ? difference.kind : "changed",
      differences: whole ? [] : [...(known?.differences ?? []), { ...difference, place: inside }],
    });
  }
  const own = found.get(ROOT);
  found.delete(ROOT);
  return own ? [own, ...found.values()] : [...found.values()];
}
