import assert from "node:assert/strict";
import { test } from "node:test";
import { connect } from "@foldwork/api";
import { RunFeed } from "../src/features/runs/run-feed.ts";

const line = (seq: number, kind: string, path: string, data: object) =>
  `id: ${seq}\nevent: ${kind}\ndata: ${JSON.stringify({ seq, at: `2026-03-01T10:00:0${seq}Z`, kind, path, attempt: 1, data })}\n\n`;

const STREAM = [
  line(1, "run_started", "", { flow: "f", title: "F", engine: "local", inputs: {} }),
  line(2, "node_started", "a", { type: "data.set@1", input: {} }),
  line(3, "node_settled", "a", { state: "succeeded", output: { v: 1 } }),
  line(4, "run_finished", "", { state: "succeeded", output: {} }),
  "event: end\ndata: {}\n\n",
].join("");

function feedOf(answer: () => Response) {
  let asked = 0;
  const fetch = async () => {
    asked += 1;
    return answer();
  };
  const api = connect({ baseUrl: "http://service.test", proof: { kind: "token", token: "t" }, fetch });
  return { feed: new RunFeed(api, "run-1", () => {}, 0), asked: () => asked };
}

function until(feed: RunFeed, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = feed.subscribe(() => {
      if (holds()) {
        stop();
        resolve();
      }
    });
  });
}

test("a run is followed to its end, over one stream for all who look", async () => {
  const { feed, asked } = feedOf(() => new Response(STREAM, { headers: { "Content-Type": "text/event-stream" } }));
  assert.equal(feed.state().view.steps.size, 0);

  await Promise.all([until(feed, () => feed.state().ended), until(feed, () => feed.state().ended)]);

  assert.equal(asked(), 1);
  assert.equal(feed.state().view.state, "succeeded");
  assert.equal(feed.state().events.length, 4);
  assert.equal(feed.state().view.steps.get("a")?.state, "succeeded");
});

test("a run that is refused says so", async () => {
  const problem = {
    type: "",
    title: "",
    status: 404,
    detail: "no run",
    code: "RUN_UNKNOWN",
    problems: [],
    traceId: "",
  };
  const { feed } = feedOf(
    () =>
      new Response(JSON.stringify(problem), {
        status: 404,
        headers: { "Content-Type": "application/problem+json" },
      }),
  );

  await until(feed, () => feed.state().fault !== undefined);

  assert.equal((feed.state().fault as { code: string }).code, "RUN_UNKNOWN");
});
