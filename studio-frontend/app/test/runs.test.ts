import assert from "node:assert/strict";
import { test } from "node:test";
import { fixOf } from "../src/features/runs/fixes.ts";
import { isEmpty, queryOf } from "../src/features/runs/run-filter.ts";
import { axisOf } from "../src/features/runs/time-axis.ts";
import { actionWords, kindOf } from "../src/features/team/audit-words.ts";
import { messages } from "../src/messages/index.ts";

const NOW = Date.parse("2026-03-02T10:00:00Z");

test("the address narrows the list; what nobody knows is left out", () => {
  assert.deepEqual(queryOf({ state: "asking", engine: "local", when: "day", by: "Olga", flow: "f" }, NOW), {
    asking: true,
    engine: "local",
    from: "2026-03-01T10:00:00.000Z",
    by: "Olga",
    flow: "f",
  });
  assert.deepEqual(queryOf({ state: "purple", engine: "moon", when: "never", text: "ab" }, NOW), {});
  assert.deepEqual(queryOf({ state: "failed", text: " invoice " }, NOW), { state: "failed", text: "invoice" });
  assert.equal(isEmpty({ when: "any", text: "" }), true);
  assert.equal(isEmpty({ by: "Olga" }), false);
});

test("an error that is solved in the team leads there with what is missing", () => {
  assert.deepEqual(fixOf({ code: "SECRET_MISSING", message: "The secret 'MAIL_KEY' is not set." }), {
    kind: "key",
    view: "secrets",
    name: "MAIL_KEY",
  });
  assert.equal(fixOf({ code: "SECRET_MISSING", message: "Set IMAGE_KEY first" })?.name, "IMAGE_KEY");
  assert.equal(fixOf({ code: "CONNECTION_MISSING", message: 'There is no connection "crm".' })?.view, "connections");
  assert.equal(fixOf({ code: "TIMEOUT", message: "late" }), undefined);
});

test("an axis has few ticks at even times, whatever the run took", () => {
  for (const millis of [40, 900, 12_000, 62_000, 3_700_000, 400_000_000]) {
    const axis = axisOf(NOW, NOW + millis);
    assert.ok(axis.ticks.length >= 2 && axis.ticks.length <= 8, `${millis}: ${axis.ticks.length}`);
    assert.equal(axis.part(NOW), 0);
    const last = axis.part(NOW + millis);
    assert.ok(last > 0.8 && last < 0.9, `${millis}: a few words have no room behind ${last}`);
  }
  assert.deepEqual(
    axisOf(NOW, NOW + 62_000).ticks.map(({ label }) => label),
    ["0 s", "10 s", "20 s", "30 s", "40 s", "50 s", "1 min"],
  );
});

test("times are said as people say them", () => {
  const { took, position } = messages.time;
  assert.deepEqual([0, 999, 1_800, 32_400, 62_000, 60_000, 7_500_000, 180_000_000].map(took), [
    "0 ms",
    "999 ms",
    "1.8 s",
    "32 s",
    "1 min 2 s",
    "1 min",
    "2 h 5 min",
    "2 d 2 h",
  ]);
  assert.deepEqual([0, 16_900, 62_000, 3_723_000].map(position), ["0:00", "0:16", "1:02", "1:02:03"]);
});

test("what the audit trail holds is said in words and sorted by what it is about", () => {
  assert.equal(actionWords({ action: "member.removed" }), "took a member out");
  assert.equal(actionWords({ action: "POST /api/v1/flows/{flow}/runs" }), "started a run");
  assert.equal(actionWords({ action: "POST /api/v1/moon" }), "POST /moon");
  assert.deepEqual(["sign_in.failed", "PUT /api/v1/event-triggers/{trigger}", "POST /api/v1/moon"].map(kindOf), [
    "sign_in",
    "event-triggers",
    "other",
  ]);
});
