// Against a real service, which TypeScriptClient of studio-backend/app starts: it says where it is and who may call.
import assert from "node:assert/strict";
import { env } from "node:process";
import test from "node:test";
import { connect, everyEntry, type Fetch, ok, runEvents, startRun } from "../src/index.ts";

function given(name: string): string {
  const value = env[name];
  assert.ok(value, `${name} is not set`);
  return value;
}

const baseUrl = given("FOLDWORK_URL");
const program = connect({ baseUrl, proof: { kind: "token", token: given("FOLDWORK_TOKEN") } });

/** Does what a browser does for a page of the service's own origin. */
const browser: Fetch = (request) => {
  const sent = new Request(request);
  sent.headers.set("Cookie", given("FOLDWORK_COOKIE"));
  sent.headers.set("Origin", baseUrl);
  return fetch(sent);
};
const page = connect({ baseUrl, proof: { kind: "session" }, fetch: browser });

const START = {
  flow: {
    main: "f.flow.yaml",
    files: {
      "f.flow.yaml": `
apiVersion: foldwork/v1
kind: Flow
metadata: { name: followed }
spec:
  nodes: { a: { type: data.set@1, with: { v: 1 } } }
  outputs: { v: "\${ nodes.a.v }" }
`,
    },
  },
};

test("a program and a page know who they are", async () => {
  assert.equal((await ok(program.GET("/api/v1/me"))).session, null);
  assert.equal((await ok(page.GET("/api/v1/me"))).role, "owner");
});

test("a start under one key gives one run, another start under it is refused", async () => {
  const key = crypto.randomUUID();
  const run = await startRun(program, START, key);
  assert.equal((await startRun(program, START, key)).id, run.id);
  await assert.rejects(startRun(program, { ...START, privateHosts: ["a.test"] }, key), {
    code: "IDEMPOTENCY_CONFLICT",
    status: 409,
  });
});

test("events are followed while they come, to the end of the run, and taken up in the middle", {
  timeout: 60_000,
}, async () => {
  const run = await startRun(program, START);
  const kinds: string[] = [];
  for await (const event of runEvents(program, run.id)) {
    kinds.push(event.kind);
    if (kinds.length === 1) {
      // The stream is open and waits; what a page does now comes through it.
      await page.POST("/api/v1/runs/{run}/pause", { params: { path: { run: run.id } } });
    } else if (event.kind === "run_paused") {
      await page.POST("/api/v1/runs/{run}/cancel", { params: { path: { run: run.id } } });
    }
  }
  assert.deepEqual(kinds, ["run_started", "run_paused", "run_finished"]);
  const rest = await Array.fromAsync(runEvents(program, run.id, { after: 1 }), (event) => event.seq);
  assert.deepEqual(rest, [2, 3]);
  await assert.rejects(Array.fromAsync(runEvents(program, crypto.randomUUID())), { code: "RUN_UNKNOWN" });
});

test("a list is read over its pages", async () => {
  for (let i = 0; i < 5; i++) {
    const text = START.flow.files["f.flow.yaml"].replace("followed", `listed${i}`);
    await page.POST("/api/v1/flows", { body: { text, folder: "pages" } });
  }
  let pages = 0;
  const flows = everyEntry(async (cursor: string | undefined) => {
    pages++;
    const query = { folder: "pages", limit: 2, ...(cursor === undefined ? {} : { cursor }) };
    const { flows, next } = await ok(program.GET("/api/v1/flows", { params: { query } }));
    return { entries: flows, next };
  });
  const names = await Array.fromAsync(flows, (flow) => flow.name);
  assert.deepEqual(names, ["listed0", "listed1", "listed2", "listed3", "listed4"]);
  assert.equal(pages, 3);
});

test("a refusal names each fault", async () => {
  const body = { text: "apiVersion: foldwork/v1\nkind: Flow" };
  await assert.rejects(ok(page.POST("/api/v1/flows", { body })), { code: "FLOW_INVALID", status: 422 });
});
