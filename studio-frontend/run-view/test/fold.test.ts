import assert from "node:assert/strict";
import { test } from "node:test";
import { isHandled, RunFold } from "../src/index.ts";
import { BEGIN, error, events, fold } from "./testing-events.ts";

test("a step that is tried again has each try with its own end and error", () => {
  const view = fold(
    events(
      [1, "node_started", "page", { type: "http.request@1", input: { url: "u" } }],
      [6, "node_retrying", "page", { error: error("TIMEOUT"), until: "2026-03-01T10:00:08Z" }],
      [8, "node_started", "page", { type: "http.request@1", input: { url: "u" } }, 2],
      [12, "node_settled", "page", { state: "failed", error: error("HTTP_STATUS"), port: "error" }, 2],
    ),
  );

  const step = view.steps.get("page");
  assert.deepEqual(
    step?.tries.map(({ number, state, startedAt, endedAt }) => [
      number,
      state,
      startedAt - BEGIN,
      (endedAt ?? 0) - BEGIN,
    ]),
    [
      [1, "timed_out", 1000, 6000],
      [2, "failed", 8000, 12000],
    ],
  );
  assert.equal(step?.startedAt, BEGIN + 1000, "a step begins with its first try");
  assert.equal(step && isHandled(step), true);
});

test("a question is open until it is answered, and stays to be read", () => {
  const asking = events(
    [1, "node_started", "ask", { type: "chat.ask@1", input: {} }],
    [
      2,
      "node_asking",
      "ask",
      { question: "Go on?", options: [{ id: "yes", label: "Yes" }], schema: null, expires: null },
    ],
  );
  const before = fold(asking).steps.get("ask");
  assert.equal(before?.state, "asking");
  assert.deepEqual(before?.question?.options, [{ id: "yes", label: "Yes" }]);

  const answered = {
    seq: 4,
    at: "2026-03-01T10:00:09Z",
    kind: "node_answered",
    path: "ask",
    attempt: 1,
    data: { answer: "yes", by: "Olga" },
  };
  const after = fold([...asking, answered]).steps.get("ask");

  assert.equal(after?.question, undefined);
  assert.equal(after?.asked?.text, "Go on?");
  assert.deepEqual(after?.answer, { value: "yes", by: "Olga", expired: false, at: BEGIN + 9000 });
});

test("a run is queued, runs, is paused, goes on and ends", () => {
  const told = events(
    [1, "node_started", "a", { type: "data.set@1", input: {} }],
    [2, "run_paused", ""],
    [3, "run_resumed", ""],
    [4, "node_settled", "a", { state: "succeeded", output: { v: 1 } }],
    [5, "run_finished", "", { state: "succeeded", output: { v: 1 } }],
  );
  const states = told.map((_, index) => fold(told.slice(0, index + 1)).state);

  assert.deepEqual(states, ["queued", "running", "paused", "running", "running", "succeeded"]);
  assert.deepEqual(fold(told).output, { v: 1 });
});

test("an event that comes twice changes nothing, and a kind of a newer service is passed over", () => {
  const told = events(
    [1, "node_started", "a", { type: "t@1", input: { v: 1 } }],
    [2, "node_dreams", "a"],
    [3, "run_dreams", ""],
  );
  const folding = new RunFold();
  for (const event of [...told, ...told]) {
    folding.add(event);
  }

  assert.equal(folding.view.steps.get("a")?.tries.length, 1);
  assert.equal(folding.view.seq, 4);
  assert.equal(folding.view, folding.view, "nothing new, so the same view");
});

test("what a try was given again after a crash is one try", () => {
  const start = { type: "t@1", input: {} };
  const view = fold(events([1, "node_started", "a", start], [5, "node_started", "a", start]));

  assert.deepEqual(
    view.steps.get("a")?.tries.map((each) => each.startedAt - BEGIN),
    [5000],
  );
});

test("a kept result shows as kept and does not begin the run", () => {
  const view = fold(events([0, "node_settled", "a", { state: "succeeded", output: {}, kept: true }, 0]));

  assert.equal(view.steps.get("a")?.kept, true);
  assert.equal(view.state, "queued");
});

test("logs and usage stay with their step", () => {
  const view = fold(
    events(
      [1, "node_started", "a", { type: "t@1", input: {} }],
      [2, "node_log", "a", { level: "warn", message: "slow", fields: { ms: 9 } }],
      [3, "node_usage", "a", { model: "m", input: 10, output: 5 }],
    ),
  );

  assert.deepEqual(view.logs, [{ path: "a", at: BEGIN + 2000, level: "warn", message: "slow", fields: { ms: 9 } }]);
  assert.deepEqual(view.steps.get("a")?.usage, [{ model: "m", input: 10, output: 5 }]);
});
