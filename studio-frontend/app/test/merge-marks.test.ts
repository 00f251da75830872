import assert from "node:assert/strict";
import { test } from "node:test";
import { marksOf } from "../src/features/templates/merge-marks.ts";
import type { MergeItem } from "../src/features/templates/merge-words.ts";

function item(key: string, outcome: MergeItem["outcome"], sides: Partial<MergeItem> = {}): MergeItem {
  return { key, outcome, ...sides };
}

test("marks the outermost steps that an update changes", () => {
  const marks = marksOf([
    item("/spec/nodes/fresh", "taken", { merged: { type: "x" } }),
    item("/spec/nodes/gone", "taken", { base: { type: "x" }, mine: { type: "x" } }),
    item("/spec/nodes/other", "taken", { mine: { type: "x" }, merged: { type: "y" } }),
    item("/spec/nodes/set/with/v", "taken", { merged: 1 }),
    item("/spec/nodes/wired/needs", "joined", { merged: ["a"] }),
    item("/spec/nodes/deep/nodes/inner", "taken", { merged: { type: "x" } }),
    item("/spec/nodes/a~1b/title", "taken", { merged: "T" }),
  ]);

  assert.deepEqual(
    [...marks].map(([id, mark]) => `${id} ${mark}`),
    ["fresh added", "gone removed", "other changed", "set changed", "wired changed", "deep changed", "a/b changed"],
  );
});

test("leaves own changes and what is no step unmarked", () => {
  const items = [
    item("/spec/nodes/own/with/v", "kept", { mine: 1 }),
    item("/spec/nodes/alike/with/v", "same", { mine: 1 }),
    item("/spec/inputs/properties/to", "taken", { merged: {} }),
    item("/metadata/title", "conflict"),
  ];

  assert.equal(marksOf(items).size, 0);
});

test("shows a conflict before any other change of a step", () => {
  const conflict = item("/spec/nodes/a/with/v", "conflict");
  const taken = item("/spec/nodes/a/with/w", "taken", { merged: 1 });

  assert.equal(marksOf([conflict, taken]).get("a"), "conflict");
  assert.equal(marksOf([taken, conflict]).get("a"), "conflict");
});
