import assert from "node:assert/strict";
import { test } from "node:test";
import { placesOf, type Row, rowsOf, treeOf } from "../src/index.ts";
import { BEGIN, error, events, fold } from "./testing-events.ts";

const NEVER = { open: new Map<string, boolean>(), shown: new Map<string, number>() };
const SET = { type: "data.set@1", input: {} };

function named(row: Row): string {
  return row.kind === "more"
    ? `${row.depth} ${row.count} more`
    : `${row.depth} ${row.node.kind} ${row.key} ${row.node.state}`;
}

/** for_each over items of which one fails; each item has one step. */
function manyItems(count: number, failing: number, settled = true) {
  const items = Array.from({ length: count }, (_, index) => index);
  return events(
    [1, "node_started", "each", { type: "flow.for_each@1", input: { items } }],
    ...items.flatMap((index) => {
      const path = `each[${index}].page`;
      const end =
        index === failing ? { state: "failed", error: error("HTTP_STATUS") } : { state: "succeeded", output: {} };
      return [
        [2 + index, "node_started", path, SET],
        [3 + index, "node_settled", path, end],
      ] as const;
    }),
    ...(settled
      ? ([
          [
            99,
            "node_settled",
            "each",
            { state: "succeeded", output: { items: items.map((index) => ({ ok: index !== failing })), count } },
          ],
        ] as const)
      : []),
  );
}

test("tries of a step stand below it, with what each of them entered", () => {
  const group = { type: "flow.group@1", input: {} };
  const view = fold(
    events(
      [1, "node_started", "g", group],
      [2, "node_started", "g.a", SET],
      [3, "node_settled", "g.a", { state: "failed", error: error("E") }],
      [4, "node_retrying", "g", { error: error("E") }],
      [5, "node_started", "g", group, 2],
      [6, "node_started", "g~2.a", SET],
      [7, "node_settled", "g~2.a", { state: "succeeded", output: {} }],
      [8, "node_settled", "g", { state: "succeeded", output: {} }],
    ),
  );

  assert.deepEqual(rowsOf(treeOf(view), NEVER).map(named), [
    "0 step g succeeded",
    "1 try g~1 failed",
    "2 step g.a failed",
    "1 try g~2 succeeded",
  ]);
  assert.equal(placesOf(view).get("g.a")?.times, 2, "both tries are one place of the flow");
});

test("of many like items those to look at are shown and the others are counted", () => {
  const tree = treeOf(fold(manyItems(50, 12)));
  const rows = rowsOf(tree, NEVER);

  assert.deepEqual(rows.map(named), [
    "0 step each succeeded",
    "1 item each[0] succeeded",
    "1 item each[1] succeeded",
    "1 item each[12] failed",
    "2 step each[12].page failed",
    "1 47 more",
  ]);
  const more = rows.at(-1);
  assert.equal(more?.kind === "more" && more.counts.succeeded, 47);

  const further = rowsOf(tree, { ...NEVER, shown: new Map([["each+", 100]]) });
  assert.equal(further.filter((row) => row.kind === "node" && row.node.kind === "item").length, 50);
});

test("an item whose next step has not begun is still running", () => {
  const view = fold(
    events(
      [1, "node_started", "each", { type: "flow.for_each@1", input: { items: [1, 2, 3] } }],
      ...(["each[0].a", "each[0].b", "each[1].a"] as const).flatMap(
        (path) =>
          [
            [2, "node_started", path, SET],
            [3, "node_settled", path, { state: "succeeded", output: {} }],
          ] as const,
      ),
    ),
  );

  assert.deepEqual(placesOf(view).get("each")?.progress, { kind: "items", done: 1, failed: 0, running: 1, total: 3 });
});

test("a place counts items, tells its most urgent state and shows the step it is about", () => {
  const places = placesOf(fold(manyItems(50, 12)));
  const page = places.get("each.page");

  assert.equal(page?.state, "failed");
  assert.equal(page?.shown.path, "each[12].page");
  assert.equal(page?.counts.succeeded, 49);
  assert.deepEqual(places.get("each")?.progress, { kind: "items", done: 49, failed: 1, running: 0, total: 50 });
  assert.equal(places.get("each")?.inside.failed, 1);
});

test("rounds of a loop are counted against what they may be", () => {
  const view = fold(
    events(
      [1, "node_started", "walk", { type: "flow.loop@1", input: { state: 1, max: 10 } }],
      [2, "node_started", "walk[0].s", SET],
      [3, "node_settled", "walk[0].s", { state: "succeeded", output: {} }],
      [4, "node_started", "walk[1].s", SET],
    ),
  );

  assert.deepEqual(placesOf(view).get("walk")?.progress, { kind: "rounds", done: 1, failed: 0, running: 1, total: 10 });
  assert.equal(treeOf(view)[0]?.children[0]?.kind, "round");
  assert.equal(treeOf(view)[0]?.children[0]?.startedAt, BEGIN + 2000);
});

test("a tool that was called several times is a step for each call", () => {
  const view = fold(
    events(
      [1, "node_started", "agent", { type: "agent.run@1", input: {} }],
      [2, "node_started", "agent.read[0]", SET],
      [3, "node_started", "agent.read[1]", SET],
    ),
  );

  assert.deepEqual(
    treeOf(view)[0]?.children.map(({ kind, path, number }) => [kind, path, number]),
    [
      ["step", "agent.read[0]", 0],
      ["step", "agent.read[1]", 1],
    ],
  );
});

test("ten thousand steps are folded into rows that fit a screen", () => {
  const rows = rowsOf(treeOf(fold(manyItems(10_000, 3))), NEVER);

  assert.ok(rows.length < 12, `${rows.length}`);
});
