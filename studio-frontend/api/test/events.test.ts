import assert from "node:assert/strict";
import test from "node:test";
import { connect, runEvents } from "../src/index.ts";
import { serverSentEvents } from "../src/sse.ts";
import { problem, stream, TestingService } from "./testing-service.ts";

function event(seq: number): string {
  return `id: ${seq}\ndata: {"seq":${seq},"kind":"k","at":"t","path":"","data":{}}\n\n`;
}

const END = "event: end\ndata: {}\n\n";

function follow(service: TestingService, how: Parameters<typeof runEvents>[2] = {}) {
  const api = connect({ baseUrl: service.url, proof: { kind: "token", token: "t" } });
  return Array.fromAsync(runEvents(api, "r1", how), (each) => each.seq);
}

function cursors(service: TestingService) {
  return service.asked.map((each) => each.headers["last-event-id"]);
}

test("a stream that breaks, ends early or falls silent is taken up behind the last event", async () => {
  await using service = await TestingService.answering(
    stream(`: waiting\n\n${event(1)}${event(2)}id: 3\ndata: {"seq"`, "breaks"),
    stream(event(3), "ends"),
    stream(event(4), "falls silent"),
    stream(event(5) + END, "falls silent"),
  );
  const breaks: number[] = [];
  const how = { silenceMillis: 300, onReattach: (after: number) => breaks.push(after) };
  assert.deepEqual(await follow(service, how), [1, 2, 3, 4, 5]);
  assert.deepEqual(cursors(service), ["0", "2", "3", "4"]);
  assert.deepEqual(breaks, [2, 3, 4]);
});

test("a service that cannot answer now is asked again; a refusal is thrown", async () => {
  await using service = await TestingService.answering(
    problem(503, "DATABASE_UNREACHABLE"),
    stream(event(8), "ends"),
    problem(404, "RUN_UNKNOWN"),
  );
  await assert.rejects(follow(service, { after: 7 }), { code: "RUN_UNKNOWN" });
  assert.deepEqual(cursors(service), ["7", "7", "8"]);
});

test("whoever stops following is not held", async () => {
  await using service = await TestingService.answering(stream(event(1), "falls silent"));
  const stop = new AbortController();
  setTimeout(() => stop.abort(new Error("enough")), 200);
  await assert.rejects(follow(service, { signal: stop.signal }), { message: "enough" });
  await assert.rejects(follow(service, { signal: AbortSignal.abort(new Error("never")) }), { message: "never" });
});

test("events are the same however the stream is cut into pieces", async () => {
  const text =
    "\ufeffid: 1\r\ndata: a\r\ndata:  b\r\rdata\r\n: note\nevent: e\n\nevent: none\n\nid: 2\nretry: 5\ndata: \u00e4\u{1f600}\n\ndata: cut off";
  const bytes = new TextEncoder().encode(text);
  const expected = [
    { event: "message", id: "1", data: "a\n b" },
    { event: "e", id: "1", data: "" },
    { event: "message", id: "2", data: "\u00e4\u{1f600}" },
  ];
  for (let size = 1; size <= bytes.length; size++) {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size) {
          controller.enqueue(bytes.subarray(at, at + size));
        }
        controller.close();
      },
    });
    assert.deepEqual(await Array.fromAsync(serverSentEvents(body)), expected, `in pieces of ${size}`);
  }
});
