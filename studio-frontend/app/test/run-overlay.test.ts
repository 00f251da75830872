import assert from "node:assert/strict";
import { test } from "node:test";
import type { RunEvent } from "@foldwork/api";
import { flowSnapshot, type SceneWire } from "@foldwork/model";
import { type Place, placesOf, RunFold, type StepError } from "@foldwork/run-view";
import { sampleScope } from "../src/features/editor/inspector/sample-scope.ts";
import { feetOf, footHeight, footLines } from "../src/features/editor/run/feet.ts";
import { onSheet } from "../src/features/editor/run/shown-run.ts";
import { wireRun } from "../src/features/editor/run/wire-run.ts";
import { readValues, schemaOfReads } from "../src/features/editor/trial/read-values.ts";

const error = (message: string, path: string) => ({ code: "E", message, details: null, path, retryable: false });
const SET = { type: "data.set@1", input: {} };
const EACH = { type: "flow.for_each@1", input: { items: [1, 2, 3] } };
type Told = readonly [kind: string, path: string, data: Record<string, unknown>];

function placesAfter(...told: readonly Told[]): ReadonlyMap<string, Place> {
  const folding = new RunFold();
  told.forEach(([kind, path, data], index) => {
    const at = new Date(Date.UTC(2026, 2, 1, 10, 0, index)).toISOString();
    folding.add({ seq: index + 1, at, kind, path, attempt: 1, data } as RunEvent);
  });
  return placesOf(folding.view);
}

const never = (_: StepError) => false;
const feet = (places: ReadonlyMap<string, Place>, solvable = never) => feetOf(places, new Map(), solvable);

test("what went wrong is said on the step in words, with a button where something solves it", () => {
  const places = placesAfter(
    ["node_started", "a", SET],
    ["node_settled", "a", { state: "failed", error: error("The office is closed.", "a") }],
    ["node_started", "b", SET],
    ["node_settled", "b", { state: "failed", continued: true, error: error("Nobody there.", "b") }],
    ["node_started", "c", SET],
    ["node_settled", "c", { state: "timed_out", error: error("Too late.", "c") }],
  );
  const said = feet(places, ({ path }) => path === "a");

  assert.deepEqual(said.get("a"), { kind: "error", text: "The office is closed.", acts: true });
  assert.deepEqual(said.get("b"), { kind: "error", text: "Nobody there. The flow goes on without it.", acts: false });
  assert.equal(said.get("c")?.kind, "late");
  assert.equal(feetOf(placesAfter(), said, never).size, 0);
  assert.equal(
    feetOf(places, said, ({ path }) => path === "a"),
    said,
    "nothing else is said: the same map",
  );
});

test("a question stands on its step, short options as buttons; what holds it leads there", () => {
  const ask = (options: readonly string[]) =>
    feet(
      placesAfter(
        ["node_started", "g", { type: "flow.group@1", input: {} }],
        ["node_started", "g.ask", { type: "chat.ask@1", input: {} }],
        ["node_asking", "g.ask", { question: "Tea?", options: options.map((label) => ({ id: label, label })) }],
      ),
    );

  assert.deepEqual(ask(["Yes", "No"]).get("g.ask")?.options?.length, 2);
  assert.equal(ask(["Yes", "No", "Later"]).get("g.ask")?.options, undefined);
  assert.equal(ask(["Whatever the others have", "No"]).get("g.ask")?.options, undefined);
  assert.equal(ask([]).get("g.ask")?.options, undefined);
  assert.deepEqual(ask([]).get("g"), { kind: "inside", text: "A step inside asks.", acts: true });
});

test("entries that failed are counted on the step that collects them", () => {
  const places = placesAfter(
    ["node_started", "each", EACH],
    ["node_started", "each[0].a", SET],
    ["node_settled", "each[0].a", { state: "succeeded", output: {} }],
    ["node_started", "each[1].a", SET],
    ["node_settled", "each[1].a", { state: "failed", error: error("No.", "each[1].a") }],
    ["node_settled", "each", { state: "succeeded", output: { items: [{ ok: true }, { ok: false }], count: 3 } }],
  );

  assert.equal(feet(places).get("each")?.text, "1 of 3 failed.");
});

test("a foot is as high as its words need, three lines at most", () => {
  const foot = (text: string, acts = false) => ({ kind: "error", text, acts }) as const;

  assert.equal(footHeight(undefined, 208), 0);
  assert.equal(footLines(foot("Short."), 208), 1);
  assert.equal(footLines(foot("x".repeat(40)), 208), 2);
  assert.equal(footLines(foot("x".repeat(40)), 320), 1);
  assert.equal(footLines(foot("x".repeat(400)), 208), 3);
  assert.equal(footLines(foot("a\nb"), 208), 2);
  assert.ok(footHeight(foot("Short.", true), 208) > footHeight(foot("Short."), 208));
});

test("wires show which way a run went", () => {
  const places = placesAfter(
    ["node_started", "if", { type: "flow.if@1", input: {} }],
    ["node_settled", "if", { state: "succeeded", port: "then", output: {} }],
    ["node_started", "yes", SET],
    ["node_settled", "no", { state: "skipped" }],
    ["node_started", "bad", SET],
    ["node_settled", "bad", { state: "failed", error: error("No.", "bad"), port: "error" }],
    ["node_started", "mend", SET],
    ["node_settled", "mend", { state: "succeeded", output: {} }],
  );
  const run = (source: string, port: string, target: string) =>
    wireRun({ kind: "step", source, port, target } as SceneWire, places);

  assert.equal(run("if", "then", "yes"), "moving");
  assert.equal(run("if", "else", "no"), "untaken");
  assert.equal(run("bad", "error", "mend"), "taken");
  assert.equal(run("bad", "done", "later"), "untaken");
  assert.equal(run("yes", "done", "later"), undefined, "it has not come there yet");
});

test("a step that ran alone stands where it stands in its flow", () => {
  assert.equal(onSheet({ under: "" }, "each[3].g~2.a"), "each.g.a");
  assert.equal(onSheet({ under: "each.g" }, "a[1].b"), "each.g.a.b");
});

test("what a step reads is known from the data of a run, and asked for as what it is", async () => {
  const flow = flowSnapshot({
    spec: {
      nodes: { a: { type: "data.set@1" }, b: { type: "data.set@1", needs: ["a"] } },
    },
  });
  const reads = {
    text: "${ nodes.a.text }",
    much: "${ nodes.a.list }",
    gone: "${ nodes.a.gone }",
    n: "${ inputs.n }",
  };
  const sample = {
    inputs: { n: 3 },
    outputs: new Map([["a", { text: "hello", list: [1] }]]),
    items: new Map(),
    states: new Map(),
    whose: "a run",
  };
  const known = await readValues(flow, "b", reads, sample);

  assert.deepEqual(known, { text: "hello", much: [1], n: 3 });
  assert.deepEqual(await readValues(flow, "b", reads, undefined), {});
  assert.deepEqual(schemaOfReads(reads, known).properties, {
    text: { title: "nodes.a.text", type: "string" },
    much: { title: "nodes.a.list" },
    gone: { title: "nodes.a.gone" },
    n: { title: "inputs.n", type: "number" },
  });
});

test("in a body the names of its first round are known, the innermost of each", () => {
  const around = (type: string, nodes: object) => ({ type, nodes });
  const spec = {
    nodes: {
      each: around("flow.for_each@1", {
        rounds: around("flow.loop@1", { inner: around("flow.for_each@1", { last: { type: "data.set@1" } }) }),
      }),
    },
  };
  const sample = {
    inputs: {},
    outputs: new Map(),
    items: new Map([
      ["each", ["outer"]],
      ["each.rounds.inner", ["inner"]],
    ]),
    states: new Map([["each.rounds", { left: 3 }]]),
    whose: "a run",
  };
  const scope = (path: string) => {
    const { inputs, nodes, ...names } = sampleScope(flowSnapshot({ spec }), path, sample);
    return names;
  };

  assert.deepEqual(scope("each"), {});
  assert.deepEqual(scope("each.rounds"), { item: "outer", index: 0 });
  assert.deepEqual(scope("each.rounds.inner"), { item: "outer", index: 0, state: { left: 3 }, iteration: 0 });
  assert.deepEqual(scope("each.rounds.inner.last"), { item: "inner", index: 0, state: { left: 3 }, iteration: 0 });
});
