import {
  BUILT_IN_TYPES,
  type ChangedStep,
  changedSteps,
  type FlowSnapshot,
  holdersOf,
  type NodePath,
  type Scene,
  sceneOf,
} from "@foldwork/model";
import type { Side } from "./side.ts";

/** Two states of a flow beside each other. */
export interface Compared {
  readonly steps: readonly ChangedStep[];
  readonly files: readonly ChangedFile[];
  readonly before: Scene;
  readonly after: Scene;
}

/** A file of a flow that differs. */
export interface ChangedFile {
  readonly name: string;
  readonly kind: ChangedStep["kind"];
}

/** Compares two states. What holds something that changed is unfolded in both, so that it is seen. */
export function compared(before: Side, after: Side): Compared {
  const steps = changedSteps(before.flow, after.flow);
  const unfolded = new Set<NodePath>(steps.flatMap(({ path }) => holdersOf(path)));
  const scene = (flow: FlowSnapshot) => sceneOf(flow, { types: BUILT_IN_TYPES, unfolded });
  return { steps, files: filesOf(before.flow, after.flow), before: scene(before.flow), after: scene(after.flow) };
}

function filesOf({ files: before }: FlowSnapshot, { files: after }: FlowSnapshot): readonly ChangedFile[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name): ChangedFile[] => {
    const [was, is] = [before[name], after[name]];
    const kind = was === undefined ? "added" : is === undefined ? "removed" : "changed";
    return was === is ? [] : [{ name, kind }];
  });
}
