import assert from "node:assert/strict";
import { test } from "node:test";
import { compareRuns, differences, marksOf, momentsOf, viewAt } from "../src/index.ts";
import { BEGIN, error, events, fold } from "./testing-events.ts";

const SET = (v: number) => ({ type: "data.set@1", input: { v } });

test("a replay shows the run as it was at a moment", () => {
  const told = events(
    [1, "node_started", "a", SET(1)],
    [3, "node_retrying", "a", { error: error("E") }],
    [4, "node_started", "a", SET(1), 2],
    [6, "node_settled", "a", { state: "succeeded", output: {} }, 2],
    [7, "run_finished", "", { state: "succeeded" }],
  );

  const states = [0.5, 2, 3.5, 5, 6, 8].map((second) => {
    const view = viewAt(told, BEGIN + second * 1000);
    return [view.state, view.steps.get("a")?.state];
  });

  assert.deepEqual(states, [
    ["queued", undefined],
    ["running", "running"],
    ["running", "ready"],
    ["running", "running"],
    ["running", "succeeded"],
    ["succeeded", "succeeded"],
  ]);
  assert.deepEqual(marksOf(told), [{ at: BEGIN + 3000, path: "a" }]);
  assert.equal(momentsOf(told).length, 6);
});

test("two runs differ in the way they took and in what they worked with", () => {
  const left = fold(
    events(
      [1, "node_started", "q", SET(1)],
      [2, "node_settled", "q", { state: "succeeded", port: "then", output: { big: true, list: [1, 2] } }],
      [3, "node_started", "a", SET(1)],
      [4, "node_settled", "a", { state: "succeeded", output: { v: 1 } }],
    ),
  );
  const right = fold(
    events(
      [1, "node_started", "q", SET(2)],
      [9, "node_settled", "q", { state: "succeeded", port: "else", output: { big: true, list: [1, 3, 4] } }],
      [11, "node_started", "b", SET(1)],
    ),
  );

  const { steps, same, inputs } = compareRuns(left, right);

  assert.deepEqual(
    steps.map(({ path, way, left: one, right: other }) => [path, way, one !== undefined, other !== undefined]),
    [
      ["q", true, true, true],
      ["a", true, true, false],
      ["b", true, false, true],
    ],
  );
  assert.deepEqual(steps[0]?.input, [{ at: ["v"], left: 1, right: 2 }]);
  assert.deepEqual(steps[0]?.output, [
    { at: ["list", 1], left: 2, right: 3 },
    { at: ["list", 2], left: undefined, right: 4 },
  ]);
  assert.equal(same, 0);
  assert.deepEqual(inputs, []);
});

test("a run is like itself, and like another that only took longer", () => {
  const run = (end: number) =>
    fold(
      events(
        [1, "node_started", "a", SET(1)],
        [end, "node_settled", "a", { state: "succeeded", output: { v: [{}, null] } }],
      ),
    );

  assert.deepEqual(compareRuns(run(2), run(20)), { inputs: [], output: [], steps: [], same: 1 });
});

test("no more than fifty differences are listed", () => {
  const many = (offset: number) => Array.from({ length: 1000 }, (_, index) => index + offset);

  assert.equal(differences(many(0), many(1)).length, 50);
  assert.deepEqual(differences({ a: null }, {}), [{ at: ["a"], left: null, right: undefined }]);
});
