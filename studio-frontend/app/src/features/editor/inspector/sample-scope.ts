import {
  type FlowSnapshot,
  holderOf,
  type NodePath,
  nodeSeen,
  objectOf,
  readable,
  scopeAt,
  valueAt,
} from "@foldwork/model";
import type { SampleData } from "./values.ts";

/** Returns what the expressions of a step see in sample data; only what is known is in it. */
export function sampleScope(
  flow: FlowSnapshot,
  path: NodePath,
  sample: SampleData | undefined,
): Record<string, unknown> {
  const seen = scopeAt(flow, path);
  const nodes: Record<string, unknown> = {};
  for (const id of readable(seen)) {
    const where = nodeSeen(flow, path, id);
    const given = where === undefined ? undefined : sample?.outputs.get(where);
    if (given !== undefined) {
      nodes[id] = given;
    }
  }
  return { inputs: { ...defaults(flow), ...sample?.inputs }, nodes, ...bodyNames(path, sample) };
}

/** An input that has a value anyway can be shown before the first run. */
function defaults(flow: FlowSnapshot): Record<string, unknown> {
  const declared = objectOf(valueAt(flow.logic, ["spec", "inputs", "properties"]));
  return Object.fromEntries(
    Object.entries(declared).flatMap(([name, schema]) => {
      const usual = objectOf(schema).default;
      return usual === undefined ? [] : [[name, usual]];
    }),
  );
}

/** What the first round around a step had stands for all: of each name the innermost one. */
function bodyNames(path: NodePath, sample: SampleData | undefined): Record<string, unknown> {
  const names: Record<string, unknown> = {};
  for (let holder = holderOf(path); holder !== ""; holder = holderOf(holder)) {
    const [item] = sample?.items.get(holder) ?? [];
    if (item !== undefined && !("item" in names)) {
      Object.assign(names, { item, index: 0 });
    }
    const state = sample?.states.get(holder);
    if (state !== undefined && !("state" in names)) {
      Object.assign(names, { state, iteration: 0 });
    }
  }
  return names;
}
