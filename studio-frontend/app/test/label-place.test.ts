import assert from "node:assert/strict";
import { test } from "node:test";
import { labelPlace } from "../src/features/runs/label-place.ts";

const LONG = "The site refused to give the page, and it will go on refusing until somebody asks it to stop.";

test("words stand behind a bar when they have room there", () => {
  assert.deepEqual(labelPlace(0, 0.5, "1 entry"), { left: "calc(50% + 10px)" });
  assert.deepEqual(labelPlace(0.7, 0.8, "1 entry"), { left: "calc(80% + 10px)" });
});

test("words stand before a bar that ends late", () => {
  assert.deepEqual(labelPlace(0.25, 1, "1 entry"), { right: "calc(75% + 8px)" });
  assert.deepEqual(labelPlace(0.9, 1, LONG), { right: "calc(10% + 8px)" });
});

test("words too long for either side stand where there is more room", () => {
  assert.deepEqual(labelPlace(0.1, 0.5, LONG), { left: "calc(50% + 10px)" });
  assert.deepEqual(labelPlace(0.5, 0.8, LONG), { right: "calc(50% + 8px)" });
});

test("words stand on the end of a bar that leaves no room", () => {
  assert.deepEqual(labelPlace(0, 1, "1 entry"), { right: "calc(0% + 8px)" });
});
