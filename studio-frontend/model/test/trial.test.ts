import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import Ajv2020 from "ajv/dist/2020.js";
import {
  allPaths,
  applyEdit,
  BUILT_IN_TYPES,
  contains,
  EditRefused,
  type FlowSnapshot,
  holderOf,
  type NodePath,
  nodesOf,
  nodeValue,
  nodeView,
  type Pin,
  quickProblems,
  type Trial,
  trialOfStep,
  trialUpTo,
  valueAt,
} from "../src/index.ts";
import { ACTIONS } from "./actions.ts";
import { Chance, seedOfRun } from "./chance.ts";
import { flow, RESEARCH } from "./sample.ts";

const types = BUILT_IN_TYPES;
const NONE: ReadonlyMap<NodePath, Pin> = new Map();
const schema = JSON.parse(readFileSync(new URL("../../../protocol/flow.schema.json", import.meta.url), "utf8"));
const fits = new Ajv2020.default({ strict: false }).compile(schema);
const ids = (of: FlowSnapshot, holder: NodePath = "") => Object.keys(nodesOf(of, holder));

test("up to a step are the step and what comes before it, at every depth, under the same paths", () => {
  const { flow: reduced, filled, reads } = trialUpTo(RESEARCH, "gather.each.page", NONE, types);
  assert.deepEqual(ids(reduced), ["search", "notes", "gather"]);
  assert.deepEqual(ids(reduced, "gather"), ["doubles", "each"]);
  assert.deepEqual(ids(reduced, "gather.each"), ["page"]);
  assert.equal(nodeValue(reduced, "gather")?.outputs, undefined);
  assert.equal(valueAt(reduced.logic, ["spec", "outputs"]), undefined);
  assert.equal(nodeValue(reduced, "gather.each.page"), nodeValue(RESEARCH, "gather.each.page"));
  assert.deepEqual([filled, reads], [{}, undefined]);
  assert.deepEqual(ids(trialUpTo(RESEARCH, "enough", NONE, types).flow), ["search", "notes", "gather", "enough"]);
  assert.throws(() => trialUpTo(RESEARCH, "write.inner", NONE, types), EditRefused);
});

const LOOP = flow(`
apiVersion: foldwork/v1
kind: Flow
metadata: { name: rounds }
spec:
  nodes:
    again:
      type: flow.loop@1
      with: { state: 3, while: "\${ state > 0 }", next: "\${ nodes.second.value }" }
      nodes:
        first: { type: data.transform@1, with: { value: "\${ state - 1 }" } }
        second: { type: data.transform@1, needs: [first], with: { value: "\${ nodes.first.value }" } }
`);

test("a loop whose next state comes from what is left out goes once, any other as often as ever", () => {
  const settings = (path: NodePath) => nodeView(trialUpTo(LOOP, path, NONE, types).flow, "again")?.settings;
  assert.deepEqual(settings("again.first"), { state: 3, while: "${ iteration = 0 }", next: "${ state }" });
  assert.deepEqual(settings("again.second"), nodeView(LOOP, "again")?.settings);
  assert.deepEqual(quickProblems(trialUpTo(LOOP, "again.first", NONE, types).flow, types), []);
});

test("a step alone is given what it reads, from wherever that comes", () => {
  const { flow: lone, reads } = trialOfStep(RESEARCH, "gather.each.sum", NONE, types);
  assert.deepEqual(reads, { body: "${ nodes.page.body }", status: "${ nodes.search.status }" });
  assert.deepEqual(ids(lone), ["sum"]);
  assert.equal(nodeView(lone, "sum")?.settings.value, "${ inputs.body & inputs.status }");
  assert.equal(nodeValue(lone, "sum")?.needs, undefined);
  assert.deepEqual(lone.logic.metadata, { name: "research", title: "Research" });
  const page = trialOfStep(RESEARCH, "gather.each.page", NONE, types);
  assert.deepEqual(page.reads, { item: "${ item }" });
  const each = trialOfStep(RESEARCH, "gather.each", NONE, types);
  assert.deepEqual(Object.values(each.reads ?? {}).sort(), ["${ nodes.doubles.value }", "${ nodes.search.status }"]);
  assert.deepEqual(ids(each.flow, "each"), ["page", "sum"], "what is in it runs too");
});

test("pinned steps give what was pinned, their other ways are never taken, and the step itself does its work", () => {
  const pins = new Map<NodePath, Pin>([
    ["gather", { output: { texts: ["${ not read }", { file: "neither.md" }] } }],
    ["enough", { output: { result: false }, port: "else" }],
    ["ask", { output: { answer: "go_on" }, port: "go_on" }],
    ["tries", { output: {} }],
  ]);
  const { flow: reduced, filled } = trialUpTo(RESEARCH, "tries.less", pins, types);
  assert.equal(nodeValue(reduced, "tries")?.type, "flow.loop@1", "what holds the step is no mock");
  assert.deepEqual(nodeValue(reduced, "gather"), {
    type: "data.set@1",
    title: "Gather",
    needs: ["search", "notes"],
    with: { texts: "${ inputs.pinned.p1.texts }" },
  });
  assert.deepEqual(nodeValue(reduced, "ask")?.needs, ["enough"]);
  assert.deepEqual(nodeValue(reduced, "tries")?.needs, ["enough.error", "ask"]);
  assert.deepEqual(filled, {
    pinned: {
      p1: { texts: ["${ not read }", { file: "neither.md" }] },
      p2: { result: false },
      p3: { answer: "go_on" },
    },
  });
  assert.deepEqual(quickProblems(reduced, types), []);

  const own = new Map<NodePath, Pin>([["enough", { output: {} }]]);
  assert.equal(nodeValue(trialUpTo(RESEARCH, "enough", own, types).flow, "enough")?.type, "flow.if@1");
  const inside = new Map<NodePath, Pin>([["gather.each.page", { output: { body: "x" } }]]);
  const lone = trialOfStep(RESEARCH, "gather", inside, types);
  assert.deepEqual(Object.values(lone.filled), [{ p1: { body: "x" } }]);
  assert.equal(Object.values(lone.reads ?? {}).includes("${ inputs.pinned }"), false, "nobody is asked for it");
  assert.equal(nodeValue(lone.flow, "gather.each.page")?.type, "data.set@1");
  assert.deepEqual(quickProblems(lone.flow, types), []);
});

/** Parts have no problems but those that the steps had before. */
function noWorse(before: ReadonlySet<NodePath>, trial: Trial, under: NodePath, what: string): void {
  assert.equal(fits(trial.flow.logic), true, `${what}: ${JSON.stringify(fits.errors?.[0])}`);
  for (const { path, code, message } of quickProblems(trial.flow, types)) {
    const was = under === "" ? path : `${under}.${path}`;
    assert.ok(before.has(was), `${what}: ${code} at ${was}: ${message}`);
  }
}

test("parts of flows made by chance are as sound as the flows, with and without pins", () => {
  const chance = new Chance(seedOfRun());
  let at = RESEARCH;
  let tried = 0;
  for (let round = 0; round < 400; round++) {
    at = next(at, chance);
    const problems = new Set(quickProblems(at, types).map(({ path }) => path));
    const paths = allPaths(at);
    for (const path of chance.some(paths, 3)) {
      const pins = new Map(chance.some(paths, 3).map((each): [NodePath, Pin] => [each, { output: { v: 1 } }]));
      const upTo = trialUpTo(at, path, NONE, types);
      noWorse(problems, upTo, "", `up to ${path}`);
      assert.ok(nodeValue(upTo.flow, path), `${path} is there`);
      const left = allPaths(upTo.flow).filter((each) => !contains(path, each));
      assert.ok(left.every((each) => nodeValue(at, each) !== undefined));
      noWorse(problems, trialUpTo(at, path, pins, types), "", `up to ${path} with pins`);
      noWorse(problems, trialOfStep(at, path, NONE, types), holderOf(path), `${path} alone`);
      noWorse(problems, trialOfStep(at, path, pins, types), holderOf(path), `${path} alone with pins`);
      tried++;
    }
  }
  assert.ok(tried > 400, String(tried));
});

function next(flow: FlowSnapshot, chance: Chance): FlowSnapshot {
  const name = chance.of(Object.keys(ACTIONS)) ?? "add";
  try {
    const edit = ACTIONS[name]?.(flow, chance);
    const after = edit ? applyEdit(flow, edit).flow : flow;
    return allPaths(after).length > 60 || allPaths(after).length === 0 ? RESEARCH : after;
  } catch (fault) {
    if (fault instanceof EditRefused) {
      return flow;
    }
    throw fault;
  }
}
