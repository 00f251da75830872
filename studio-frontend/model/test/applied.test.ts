import assert from "node:assert/strict";
import test from "node:test";
import { applyEdit, BUILT_IN_TYPES, connect, deleteNodes, type Edit, setSetting } from "../src/index.ts";
import { RESEARCH } from "./sample.ts";

const MADE: readonly (readonly [string, () => Edit])[] = [
  ["a setting", () => setSetting(RESEARCH, "search", ["url"], "https://example.org")],
  ["a wire", () => connect(RESEARCH, { holder: "", from: "notes", port: "done", to: "enough" }, BUILT_IN_TYPES)],
  ["steps taken away", () => deleteNodes(RESEARCH, ["gather", "notes"])],
];

for (const [what, make] of MADE) {
  test(`an edit gives the same where it was made, the second time, and after a journey: ${what}`, () => {
    const edit = make();
    const known = applyEdit(RESEARCH, edit);
    const again = applyEdit(RESEARCH, edit);
    const travelled = applyEdit(RESEARCH, structuredClone(edit));

    assert.deepEqual(again, known);
    assert.deepEqual(travelled, known);
    assert.notEqual(again.flow, known.flow, "what came of it is not kept with it");
    assert.deepEqual(applyEdit(known.flow, known.inverse).flow, RESEARCH);
  });
}

test("an edit is worked out anew on another flow", () => {
  const first = applyEdit(RESEARCH, setSetting(RESEARCH, "search", ["url"], "a")).flow;
  const edit = setSetting(RESEARCH, "notes", ["found"], "b");

  const { flow } = applyEdit(first, edit);
  assert.deepEqual(flow, applyEdit(first, structuredClone(edit)).flow);
  assert.notDeepEqual(flow, applyEdit(RESEARCH, structuredClone(edit)).flow);
});
