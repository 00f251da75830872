import assert from "node:assert/strict";
import { test } from "node:test";
import { changedTo, cronOf, rhythmOf } from "../src/features/triggers/cron.ts";

test("usual patterns are read by their names and written the same again", () => {
  for (const [cron, rhythm] of [
    ["0 * * * *", { every: "hour", minute: 0 }],
    ["30 7 * * *", { every: "day", time: "07:30" }],
    ["5 18 * * MON-FRI", { every: "weekday", time: "18:05" }],
    ["0 9 31 * *", { every: "month", time: "09:00", day: 31 }],
    ["0 9 L * *", { every: "month", time: "09:00", day: "L" }],
  ] as const) {
    assert.deepEqual(rhythmOf(cron), rhythm, cron);
    assert.equal(cronOf(rhythm), cron);
  }
  assert.deepEqual(rhythmOf("  0  9 * *  1-5 "), { every: "weekday", time: "09:00" });
});

test("whatever says something else has no name", () => {
  for (const cron of [
    "",
    "@daily",
    "*/15 * * * *",
    "60 * * * *",
    "0 24 * * *",
    "61 9 * * *",
    "0 9 0 * *",
    "0 9 32 * *",
    "0 9 1 * MON-FRI",
    "0 9 L * 1-5",
    "0 0 9 * * *",
    "0 9 * 1 *",
    "0 9 * * MON-SAT",
  ]) {
    assert.equal(rhythmOf(cron), undefined, cron);
  }
});

test("another rhythm keeps the time of day", () => {
  assert.deepEqual(changedTo("month", { every: "day", time: "07:30" }), { every: "month", time: "07:30", day: 1 });
  assert.deepEqual(changedTo("weekday", { every: "hour", minute: 5 }), { every: "weekday", time: "09:00" });
  assert.deepEqual(changedTo("hour", { every: "day", time: "07:30" }), { every: "hour", minute: 0 });
});
