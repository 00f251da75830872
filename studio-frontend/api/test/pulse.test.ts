import assert from "node:assert/strict";
import { test } from "node:test";
import { connect, LostConnectionError, type Pulse } from "../src/index.ts";
import { json, problem, TestingService } from "./testing-service.ts";

class Heard implements Pulse {
  readonly answers: boolean[] = [];

  asked() {
    return (answered: boolean) => {
      this.answers.push(answered);
    };
  }
}

function page(baseUrl: string, pulse: Pulse) {
  return connect({ baseUrl, proof: { kind: "session" }, pulse });
}

test("hears of answers, refusals too", async () => {
  await using service = await TestingService.answering(json(200, {}), problem(404, "FLOW_UNKNOWN"));
  const pulse = new Heard();
  const api = page(service.url, pulse);

  await api.GET("/health/live");
  await assert.rejects(api.GET("/health/live"), { code: "FLOW_UNKNOWN" });

  assert.deepEqual(pulse.answers, [true, true]);
});

test("hears that nothing answered, and says so by an error of its own", async () => {
  const gone = await TestingService.answering();
  const url = gone.url;
  await gone[Symbol.asyncDispose]();
  const pulse = new Heard();

  await assert.rejects(page(url, pulse).GET("/health/live"), LostConnectionError);

  assert.deepEqual(pulse.answers, [false]);
});

test("takes a request that was given up for no sign", async () => {
  await using service = await TestingService.answering(() => {});
  const pulse = new Heard();
  const signal = AbortSignal.timeout(50);

  await assert.rejects(page(service.url, pulse).GET("/health/live", { signal }), { name: "TimeoutError" });

  assert.deepEqual(pulse.answers, [true]);
});
