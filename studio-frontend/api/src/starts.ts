import { type Api, ok } from "./client.ts";
import type { components, paths } from "./generated/schema.ts";
import { ProblemError } from "./problem.ts";

/** A run as the service records it. */
export type Run = components["schemas"]["Run"];

type Start = components["schemas"]["Start"];

/** What a run of a stored flow starts with. */
export type FlowStart = paths["/api/v1/flows/{flow}/runs"]["post"]["requestBody"]["content"]["application/json"];

/** How often a start is sent before its caller hears that the service cannot be reached. */
const TRIES = 3;
const WAIT_MILLIS = 500;

/** Starts a run once, however often the request has to be sent: every try has the same key. */
export function startRun(api: Api, start: Start, key: string = crypto.randomUUID()): Promise<Run> {
  const header = { "Idempotency-Key": key };
  return patiently(() => ok(api.POST("/api/v1/runs", { params: { header }, body: start })));
}

/** Starts a run of a stored flow once, as {@link startRun} does. */
export function startFlow(api: Api, flow: string, start: FlowStart, key: string = crypto.randomUUID()): Promise<Run> {
  const params = { path: { flow }, header: { "Idempotency-Key": key } };
  return patiently(() => ok(api.POST("/api/v1/flows/{flow}/runs", { params, body: start })));
}

/** Sends something again that failed on the way; only for what does the same when it arrives twice. */
async function patiently<T>(send: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await send();
    } catch (fault) {
      const refused = fault instanceof ProblemError && fault.status < 500;
      if (refused || tried === TRIES) {
        throw fault;
      }
      await new Promise((resolve) => setTimeout(resolve, WAIT_MILLIS * tried));
    }
  }
}
