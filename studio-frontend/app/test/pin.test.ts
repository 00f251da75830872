import assert from "node:assert/strict";
import { test } from "node:test";
import { pinOf, pinText } from "../src/features/editor/session/pin.ts";

test("a called version is read and written as the service has it", () => {
  assert.deepEqual(pinOf("team/report@3"), { name: "report", number: 3 });
  assert.deepEqual(pinOf("sales-eu/report_2@10"), { name: "report_2", number: 10 });
  assert.equal(pinText({ name: "report", number: 3 }), "team/report@3");
  assert.deepEqual(pinOf(pinText({ name: "a", number: 1 })), { name: "a", number: 1 });
});

test("anything else is no version of a flow of the team", () => {
  for (const other of [
    "",
    "report@3",
    "team/report",
    "team/report@0",
    "team/Report@1",
    "./sub/report.flow.yaml",
    "a/b/c@1",
  ]) {
    assert.equal(pinOf(other), undefined, other);
  }
});
