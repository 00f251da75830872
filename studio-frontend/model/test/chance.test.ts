import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import Ajv2020 from "ajv/dist/2020.js";
import jsonPatch from "fast-json-patch";
import { graphOf } from "../src/document/graph.ts";
import {
  allPaths,
  BUILT_IN_TYPES,
  deleteNodes,
  type Edit,
  EditRefused,
  type FlowSnapshot,
  History,
  nodesOf,
  sceneOf,
} from "../src/index.ts";
import { ACTIONS } from "./actions.ts";
import { Chance, seedOfRun } from "./chance.ts";
import { RESEARCH } from "./sample.ts";

// 5,000 actions by chance; ACTIONS=50000 takes more.
const COUNT = Number(process.env.ACTIONS ?? 5_000);
const MOST_NODES = 60;
const schema = JSON.parse(readFileSync(new URL("../../../protocol/flow.schema.json", import.meta.url), "utf8"));
const fits = new Ajv2020.default({ strict: false }).compile(schema);

test(`${COUNT} actions by chance: all can be undone and redone, and other readers of the patches agree`, () => {
  const chance = new Chance(seedOfRun());
  let now = 0;
  const history = new History(RESEARCH, "me", () => (now += 5_000));
  const counts = new Map<string, number>();
  const states: FlowSnapshot[] = [RESEARCH];
  const elsewhere = JSON.parse(JSON.stringify(RESEARCH)) as FlowSnapshot;
  for (let done = 0; done < COUNT; ) {
    const [name, edit] = next(history.flow, chance);
    if (edit) {
      done++;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      const before = history.flow;
      history.apply(edit);
      applyElsewhere(elsewhere, edit);
      if (done % 10 === 0) {
        assert.deepEqual(elsewhere, history.flow, `${name}: ${edit.label}, or one of the nine before it`);
      }
      sound(before, history.flow, edit, name);
      if (history.flow !== states.at(-1)) {
        states.push(history.flow);
      }
    }
  }
  console.log([...counts].map(([name, count]) => `${name} ${count}`).join(", "));
  assert.equal([...counts.keys()].length, Object.keys(ACTIONS).length, "every action was taken");
  backAndForth(history, states);
});

function next(flow: FlowSnapshot, chance: Chance): readonly [string, Edit | undefined] {
  const paths = allPaths(flow);
  if (paths.length > MOST_NODES) {
    return ["delete", deleteNodes(flow, chance.some(paths, 30))];
  }
  const name = chance.of(Object.keys(ACTIONS)) ?? "add";
  try {
    return [name, ACTIONS[name]?.(flow, chance)];
  } catch (fault) {
    if (fault instanceof EditRefused) {
      return [name, undefined];
    }
    throw fault;
  }
}

/** Applies the steps with another implementation; it knows nothing of the order of members. */
function applyElsewhere(flow: FlowSnapshot, edit: Edit): void {
  for (const part of ["logic", "files", "layout"] as const) {
    jsonPatch.applyPatch(flow[part], JSON.parse(JSON.stringify(edit[part])) as never, true);
  }
}

function sound(before: FlowSnapshot, after: FlowSnapshot, edit: Edit, name: string): void {
  assert.equal(fits(after.logic), true, `${name}: ${JSON.stringify(fits.errors?.[0])}`);
  if (["place", "resize", "note"].includes(name)) {
    assert.equal(after.logic, before.logic, `${edit.label} leaves the logic alone`);
  }
  const known = new Set(allPaths(after));
  for (const path of Object.keys((after.layout.nodes ?? {}) as object)) {
    assert.equal(known.has(path), true, `${name}: the layout knows ${path}, the flow does not`);
  }
  for (const path of edit.select) {
    assert.equal(known.has(path), true, `${name}: ${path} is to be selected`);
  }
  assert.equal(rings(after), 0, `${name} closes a ring`);
  if (name === "move" || name === "collapse" || name === "unpack") {
    const scene = sceneOf(after, { types: BUILT_IN_TYPES, unfolded: known });
    assert.equal(scene.nodes.size, known.size);
  }
}

function rings(flow: FlowSnapshot): number {
  return ["", ...allPaths(flow)].filter((holder) => {
    const nodes = nodesOf(flow, holder);
    return graphOf(nodes).order.length < Object.keys(nodes).length;
  }).length;
}

function backAndForth(history: History, states: readonly FlowSnapshot[]): void {
  const end = JSON.stringify(history.flow);
  for (let i = states.length - 2; i >= 0; i--) {
    const undone = history.undo();
    assert.ok(undone && "edit" in undone, JSON.stringify(undone));
    assert.equal(JSON.stringify(history.flow), JSON.stringify(states[i]));
  }
  assert.equal(history.undo(), undefined);
  assert.equal(JSON.stringify(history.flow), JSON.stringify(RESEARCH));
  while (history.redo()) {
    // Until there is nothing more.
  }
  assert.equal(JSON.stringify(history.flow), end);
}
