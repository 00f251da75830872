import type { FlowSnapshot } from "../document/flow.ts";
import type { NodeTypes } from "../document/node-types.ts";
import { type NodePath, ROOT } from "../document/path.ts";
import type { JsonObject } from "../json/value.ts";
import { flowOfStep } from "./alone.ts";
import { type Pins, withPins } from "./pins.ts";
import { flowUpTo } from "./up-to.ts";

/** A part of a flow as a flow that can be run as it is. */
export interface Trial {
  readonly flow: FlowSnapshot;
  /** Inputs that are filled in already: what was pinned. */
  readonly filled: JsonObject;
  /** What a step alone reads, by the input that gives it; undefined where the flow's own inputs are asked for. */
  readonly reads: Readonly<Record<string, string>> | undefined;
}

/** Returns what is run to try a flow up to a step. The step itself does its work, pinned steps before it do not. */
export function trialUpTo(flow: FlowSnapshot, path: NodePath, pins: Pins, types: NodeTypes): Trial {
  const { flow: reduced, filled } = withPins(flowUpTo(flow, path, types), pins, path);
  return { flow: reduced, filled, reads: undefined };
}

/** Returns what is run to test one step with data that is given. Pinned steps inside it do not do their work. */
export function trialOfStep(flow: FlowSnapshot, path: NodePath, pins: Pins, types: NodeTypes): Trial {
  const inside = new Map([...pins].filter(([each]) => path !== ROOT && each.startsWith(`${path}.`)));
  const pinned = withPins(flow, inside, path);
  const { flow: reduced, reads } = flowOfStep(pinned.flow, path, types);
  const [name] = Object.keys(pinned.filled);
  const brings = Object.keys(reads).find((each) => reads[each] === `\${ inputs.${name} }`);
  if (name === undefined || brings === undefined) {
    return { flow: reduced, filled: {}, reads };
  }
  const { [brings]: _, ...others } = reads;
  return { flow: reduced, filled: { [brings]: pinned.filled[name] ?? {} }, reads: others };
}
