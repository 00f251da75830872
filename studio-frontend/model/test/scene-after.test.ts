import assert from "node:assert/strict";
import test from "node:test";
import {
  allPaths,
  BUILT_IN_TYPES,
  changeNodes,
  deleteNodes,
  type Edit,
  EditRefused,
  type FlowSnapshot,
  History,
  type Scene,
  sceneAfter,
  sceneOf,
  setSetting,
} from "../src/index.ts";
import { ACTIONS } from "./actions.ts";
import { Chance, seedOfRun } from "./chance.ts";
import { RESEARCH } from "./sample.ts";

const types = BUILT_IN_TYPES;
const COUNT = 1_500;
const MOST_NODES = 60;

test("a key typed into a setting moves nothing and draws no wire anew", () => {
  const unfolded = new Set(allPaths(RESEARCH));
  const path = [...unfolded].find((each) => each.includes(".")) ?? "";
  const before = sceneOf(RESEARCH, { types, unfolded });
  const typed = done(RESEARCH, setSetting(RESEARCH, path, ["a", "b"], "x"));
  const after = sceneAfter(before, RESEARCH, typed, types);
  assert.ok(after);
  assert.equal(after.wires, before.wires);
  assert.notEqual(after.nodes.get(path), before.nodes.get(path));
  assert.deepEqual(
    [...after.nodes].filter(([each, node]) => before.nodes.get(each) !== node).map(([each]) => each),
    allPaths(RESEARCH).filter((each) => path === each || path.startsWith(`${each}.`)),
  );
  assert.equal(sceneAfter(before, RESEARCH, RESEARCH, types), before);
  const other = done(RESEARCH, changeNodes(RESEARCH, [path], { title: "Another name" }));
  assert.equal(sceneAfter(before, RESEARCH, other, types), undefined);
});

test(`${COUNT} actions by chance: a scene that is carried on is the one that is worked out anew`, () => {
  const chance = new Chance(seedOfRun());
  const history = new History(RESEARCH, "me");
  let carried = 0;
  for (let count = 0; count < COUNT; count++) {
    const was = history.flow;
    const edit = next(was, chance);
    if (edit) {
      const unfolded = new Set(chance.some(allPaths(was), 1 + chance.below(20)));
      const before = sceneOf(was, { types, unfolded });
      history.apply(edit);
      const after = sceneAfter(before, was, history.flow, types);
      carried += after && after !== before ? 1 : 0;
      if (after) {
        assert.deepEqual(seen(after), seen(sceneOf(history.flow, { types, unfolded })), edit.label);
      }
    }
  }
  console.log(`${carried} scenes carried on`);
  assert.ok(carried > COUNT / 50, String(carried));
});

function next(flow: FlowSnapshot, chance: Chance): Edit | undefined {
  const paths = allPaths(flow);
  if (paths.length > MOST_NODES) {
    return deleteNodes(flow, chance.some(paths, 30));
  }
  try {
    return ACTIONS[chance.of(Object.keys(ACTIONS)) ?? "add"]?.(flow, chance);
  } catch (fault) {
    if (fault instanceof EditRefused) {
      return undefined;
    }
    throw fault;
  }
}

function done(flow: FlowSnapshot, edit: Edit): FlowSnapshot {
  return new History(flow, "me").apply(edit);
}

function seen({ nodes, wires, bounds }: Scene): unknown {
  return { nodes: [...nodes], wires, bounds };
}
