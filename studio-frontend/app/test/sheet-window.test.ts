import assert from "node:assert/strict";
import { test } from "node:test";
import { titleScale } from "../src/features/editor/store/sheet-window.ts";

test("titles are as they are up close, and keep their size on the screen from afar", () => {
  assert.equal(titleScale(2), 1);
  assert.equal(titleScale(1), 1);
  for (const zoom of [0.7, 0.6, 0.5, 0.45]) {
    const onScreen = 13 * titleScale(zoom) * zoom;
    assert.ok(onScreen > 10 && onScreen < 11, `${onScreen} px at ${zoom}`);
  }
});

test("titles grow no further than two lines of them fit into a step", () => {
  assert.equal(titleScale(0.28), 2);
  assert.equal(titleScale(0.03), 2);
});
