import assert from "node:assert/strict";
import { test } from "node:test";
import { LostConnectionError, ProblemError } from "@foldwork/api";
import { needsSession, told } from "../src/service/told.ts";

function refused(status: number, code: string, detail = "It is so.", problems: Record<string, unknown>[] = []) {
  const problem = { type: "x", title: code, status, detail, code, problems, traceId: "4bf92f" };
  return new ProblemError(problem, status === 429 ? 120 : undefined);
}

test("keeps the sentence of the service, which knows what it is about", () => {
  const words = told(refused(409, "FLOW_NAME_TAKEN", "The team has a flow 'report' already."));

  assert.equal(words.what, "The team has a flow 'report' already.");
  assert.equal(words.next, "Choose another name.");
  assert.equal(words.trace, undefined);
});

test("replaces sentences that are for programs", () => {
  assert.equal(told(refused(401, "TOKEN_MISSING", "Send Authorization: Bearer TOKEN.")).what, "You are not signed in.");
  assert.equal(told(refused(403, "CSRF_REFUSED")).what, "This page is out of date.");
});

test("says for every refusal what to do, also for a code that it does not know", () => {
  for (const status of [400, 403, 404, 409, 413, 422, 429, 500, 502, 503]) {
    const words = told(refused(status, "NOBODY_KNOWS"));
    assert.notEqual(words.what, "");
    assert.notEqual(words.next, "");
    assert.equal(words.trace, status >= 500 ? "4bf92f" : undefined);
  }
  assert.equal(told(refused(429, "RATE_LIMITED")).next, "Wait 2 minutes, then try again.");
});

test("lists each thing that is wrong once", () => {
  const words = told(
    refused(409, "FLOW_IN_USE", "Others call it.", [{ message: "a calls it" }, { message: "Others call it." }, {}]),
  );

  assert.deepEqual(words.more, ["a calls it"]);
});

test("tells a lost connection from a fault of the page", () => {
  assert.equal(told(new LostConnectionError()).what, "No connection.");
  assert.notEqual(told(new TypeError("x")).what, "No connection.");
});

test("knows when somebody has to sign in, which a wrong password is not", () => {
  assert.equal(needsSession(refused(401, "SESSION_INVALID")), true);
  assert.equal(needsSession(refused(401, "SIGN_IN_FAILED")), false);
  assert.equal(needsSession(new TypeError("x")), false);
});
