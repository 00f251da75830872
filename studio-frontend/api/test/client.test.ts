import assert from "node:assert/strict";
import test from "node:test";
import { connect, everyEntry, ok, ProblemError, startRun } from "../src/index.ts";
import { json, problem, TestingService } from "./testing-service.ts";

const RUN = { id: "r1", state: "queued" };
const START = { flow: { main: "f.flow.yaml", files: {} } };

function program(url: string) {
  return connect({ baseUrl: url, proof: { kind: "token", token: "fwk_x" } });
}

function page(url: string) {
  return connect({ baseUrl: url, proof: { kind: "session" } });
}

test("a program sends its token and no csrf", async () => {
  await using service = await TestingService.answering(json(200, { runs: [], next: null }));
  assert.deepEqual(await ok(program(service.url).GET("/api/v1/runs")), { runs: [], next: null });
  assert.equal(service.asked[0]?.headers.authorization, "Bearer fwk_x");
  assert.equal(service.asked[0]?.headers["x-csrf-token"], undefined);
});

test("a refusal is thrown with code, status, and when to come again", async () => {
  await using service = await TestingService.answering(problem(429, "RATE_LIMITED", { "Retry-After": "7" }));
  await assert.rejects(program(service.url).GET("/api/v1/runs"), (fault) => {
    assert.ok(fault instanceof ProblemError);
    assert.deepEqual([fault.code, fault.status, fault.retryAfter], ["RATE_LIMITED", 429, 7]);
    return true;
  });
});

test("a document that has only a code is told like every other", async () => {
  await using service = await TestingService.answering((response) =>
    response.writeHead(503, { "Content-Type": "application/problem+json" }).end('{"code":"AWAY","title":"Not now"}'),
  );
  await assert.rejects(program(service.url).GET("/api/v1/runs"), (fault) => {
    assert.ok(fault instanceof ProblemError);
    const { code, status, detail, problems } = fault.problem;
    assert.deepEqual([code, status, detail, problems], ["AWAY", 503, "Not now", []]);
    return true;
  });
});

for (const [what, body] of [
  ["a page of something on the way", "<html>"],
  ["a document cut off", '{"code":"RATE'],
  ["a document without a code", "{}"],
] as const) {
  test(`${what} is told as BACKEND_ANSWER`, async () => {
    await using service = await TestingService.answering((response) =>
      response.writeHead(502, { "Content-Type": "application/problem+json" }).end(body),
    );
    await assert.rejects(program(service.url).GET("/api/v1/runs"), { code: "BACKEND_ANSWER", status: 502 });
  });
}

test("a page asks for its csrf once, before its first change", async () => {
  await using service = await TestingService.answering(
    json(200, { runs: [], next: null }),
    json(200, { csrf: "c1" }),
    json(202, RUN),
    json(202, RUN),
  );
  const api = page(service.url);
  await api.GET("/api/v1/runs");
  const path = { run: "r1" };
  await api.POST("/api/v1/runs/{run}/pause", { params: { path } });
  await api.POST("/api/v1/runs/{run}/resume", { params: { path } });
  assert.deepEqual(
    service.asked.map((each) => [each.url, each.headers["x-csrf-token"]]),
    [
      ["/api/v1/runs", undefined],
      ["/api/v1/me", undefined],
      ["/api/v1/runs/r1/pause", "c1"],
      ["/api/v1/runs/r1/resume", "c1"],
    ],
  );
});

test("a stale csrf is asked for anew, and the change is sent again, once", async () => {
  await using service = await TestingService.answering(
    json(200, { csrf: "old" }),
    problem(403, "CSRF_REFUSED"),
    json(200, { csrf: "new" }),
    json(201, RUN),
    problem(403, "CSRF_REFUSED"),
    json(200, { csrf: "newer" }),
    problem(403, "CSRF_REFUSED"),
  );
  const api = page(service.url);
  assert.equal((await ok(api.POST("/api/v1/runs", { body: START }))).id, "r1");
  await assert.rejects(ok(api.POST("/api/v1/runs", { body: START })), { code: "CSRF_REFUSED" });
  assert.equal(service.asked.length, 7);
});

test("signing in needs no csrf, and what follows asks for the new one", async () => {
  await using service = await TestingService.answering(
    problem(401, "TOKEN_MISSING"),
    json(201, { csrf: "c2" }),
    json(200, { csrf: "c2" }),
    json(202, RUN),
  );
  const api = page(service.url);
  await api.POST("/api/v1/sessions", { body: { email: "a@example.test", password: "p" } });
  await api.POST("/api/v1/runs/{run}/pause", { params: { path: { run: "r1" } } });
  assert.deepEqual(
    service.asked.map((each) => each.headers["x-csrf-token"]),
    [undefined, undefined, undefined, "c2"],
  );
});

test("a list is read to its end, a page when it is wanted", async () => {
  await using service = await TestingService.answering(
    json(200, { runs: [{ id: "1" }, { id: "2" }], next: "c" }),
    json(200, { runs: [{ id: "3" }], next: null }),
  );
  const api = program(service.url);
  const runs = everyEntry(async (cursor: string | undefined) => {
    const query = cursor === undefined ? { limit: 2 } : { limit: 2, cursor };
    const { runs, next } = await ok(api.GET("/api/v1/runs", { params: { query } }));
    return { entries: runs, next };
  });
  assert.equal((await runs.next()).value?.id, "1");
  assert.equal(service.asked.length, 1);
  assert.deepEqual(await Array.fromAsync(runs, (run) => run.id), ["2", "3"]);
  assert.deepEqual(
    service.asked.map((each) => each.url),
    ["/api/v1/runs?limit=2", "/api/v1/runs?limit=2&cursor=c"],
  );
});

test("a start that fails on the way is sent again under its key; a refused one is not", async () => {
  await using service = await TestingService.answering(
    (response) => response.destroy(),
    problem(503, "DATABASE_UNREACHABLE"),
    json(201, RUN),
    problem(422, "FLOW_INVALID"),
  );
  const api = program(service.url);
  assert.equal((await startRun(api, START)).id, "r1");
  const keys = new Set(service.asked.map((each) => each.headers["idempotency-key"]));
  assert.equal(keys.size, 1);
  assert.equal(service.asked.length, 3);
  await assert.rejects(startRun(api, START, "mine"), { code: "FLOW_INVALID" });
  assert.equal(service.asked[3]?.headers["idempotency-key"], "mine");
});
