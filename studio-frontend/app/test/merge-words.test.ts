import assert from "node:assert/strict";
import { test } from "node:test";
import { changeOf, type MergeItem, placeOf, shownSide } from "../src/features/templates/merge-words.ts";

function item(key: string, sides: Partial<MergeItem> = {}): MergeItem {
  return { key, outcome: "taken", ...sides };
}

test("names places as people do", () => {
  const names = [
    ["/spec/nodes/page", "Step page"],
    ["/spec/nodes/page/with/url", "Step page, setting url"],
    ["/spec/nodes/each/nodes/inner/needs", "Step each.inner, wires"],
    ["/spec/nodes/page/onError", "Step page, on failure"],
    ["/spec/inputs/properties/to", "The flow, inputs properties to"],
    ["/metadata/title", "The flow, title"],
    ["/files/prompts~1ask.md", "File prompts/ask.md"],
  ];
  for (const [key, name] of names) {
    assert.equal(placeOf(item(key ?? "")), name);
  }
});

test("says what a change does", () => {
  const key = "/spec/nodes/a/with/v";
  assert.equal(changeOf(item(key, { base: 1, merged: 2 }), "merged").what, "1 → 2");
  assert.equal(changeOf(item(key, { merged: null }), "merged").what, "nothing → null");
  assert.equal(changeOf(item(key, { base: 1 }), "merged").what, "goes");
  assert.equal(changeOf(item("/spec/nodes/b", { merged: { type: "x" } }), "merged").what, "is new");
  assert.equal(
    changeOf(item("/spec/nodes/b", { base: { type: "x" }, merged: { type: "y" } }), "merged").what,
    "becomes another step",
  );
});

test("shows long values in one line", () => {
  const long = changeOf(item("/spec/vars/t", { base: "a\n  b", merged: "w".repeat(200) }), "merged").what;

  assert.equal(long, `a b → ${"w".repeat(80)}…`);
});

test("shows a side that has nothing", () => {
  assert.equal(shownSide(item("/spec/vars/t", { mine: [1, "b"] }), "mine"), '[1,"b"]');
  assert.equal(shownSide(item("/spec/vars/t"), "theirs"), "nothing");
});
