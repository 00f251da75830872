import assert from "node:assert/strict";
import { test } from "node:test";
import { type Place, placesOf, RunFold, seenState, steady } from "../src/index.ts";
import { error, events, fold } from "./testing-events.ts";

const GROUP = { type: "flow.group@1", input: {} };
const SET = { type: "data.set@1", input: {} };
const TOLD = events(
  [1, "node_started", "first", SET],
  [2, "node_settled", "first", { state: "succeeded", output: {} }],
  [3, "node_started", "g", GROUP],
  [4, "node_started", "g.a", SET],
  [5, "node_settled", "g.a", { state: "failed", error: error("E") }],
  [6, "node_started", "g.b", { type: "chat.ask@1", input: {} }],
  [7, "node_asking", "g.b", { question: "Well?" }],
);

test("what did not change is the same object after the next event", () => {
  const folding = new RunFold();
  let before: ReadonlyMap<string, Place> = new Map();
  TOLD.forEach((event, count) => {
    folding.add(event);
    const plain = placesOf(folding.view);
    const now = steady(before, plain);
    assert.deepEqual([...now], [...plain], "it says the same");
    if (count > 2) {
      assert.equal(now.get("first"), before.get("first"));
      assert.notEqual(now, before, "something else changed");
    }
    before = now;
  });
  assert.equal(steady(before, placesOf(folding.view)), before, "nothing changed: the same map");
  assert.notEqual(steady(before, new Map([...before].slice(1))), before, "a place that is gone is a change");
});

test("a container that goes on shows what is most urgent in it, one that has ended its own state", () => {
  const states = (until: number) => {
    const place = placesOf(fold(TOLD.slice(0, until))).get("g");
    return place && seenState(place);
  };

  assert.equal(states(4), "running");
  assert.equal(states(6), "failed");
  assert.equal(states(8), "asking");
  const over = events(
    [1, "node_started", "g", GROUP],
    [2, "node_started", "g.a", SET],
    [3, "node_settled", "g.a", { state: "failed", error: error("E"), continued: true }],
    [4, "node_settled", "g", { state: "succeeded", output: {} }],
  );
  const place = placesOf(fold(over)).get("g");
  assert.equal(place && seenState(place), "succeeded");
});
