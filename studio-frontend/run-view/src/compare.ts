import { type Difference, differences } from "./differences.ts";
import type { RunView, Step } from "./run.ts";

/** A step that two runs have differently; undefined on the side that never came to it. */
export interface StepDifference {
  readonly path: string;
  readonly left: Step | undefined;
  readonly right: Step | undefined;
  /** It ended otherwise, took another port, or only one run came to it. */
  readonly way: boolean;
  readonly input: readonly Difference[];
  readonly output: readonly Difference[];
}

export interface Comparison {
  readonly inputs: readonly Difference[];
  readonly output: readonly Difference[];
  /** In the order of the left run, then what only the right one has. */
  readonly steps: readonly StepDifference[];
  /** How many steps are the same in both. */
  readonly same: number;
}

/** Returns what differs between two runs in data and in the way they took; times and tries play no part. */
export function compareRuns(left: RunView, right: RunView): Comparison {
  const paths = new Set([...left.steps.keys(), ...right.steps.keys()]);
  const all = [...paths].map((path) => stepDifference(path, left.steps.get(path), right.steps.get(path)));
  const steps = all.filter(({ way, input, output }) => way || input.length > 0 || output.length > 0);
  return {
    inputs: differences(left.inputs, right.inputs),
    output: differences(left.output, right.output),
    steps,
    same: all.length - steps.length,
  };
}

function stepDifference(path: string, left: Step | undefined, right: Step | undefined): StepDifference {
  const both = left !== undefined && right !== undefined;
  // A result that was taken over says nothing of the settings that led to it.
  const inputs = both && !left.kept && !right.kept;
  return {
    path,
    left,
    right,
    way: left?.state !== right?.state || left?.port !== right?.port,
    input: inputs ? differences(left.input, right.input) : [],
    output: both ? differences(left.output, right.output) : [],
  };
}
