import type { components } from "./generated/schema.ts";

export { type Api, type Connection, connect, ok } from "./client.ts";
export { type Following, type RunEvent, runEvents } from "./events.ts";
export type { components, operations, paths } from "./generated/schema.ts";
export { everyEntry, type Page } from "./pages.ts";
export { type Problem, ProblemError } from "./problem.ts";
export type { Fetch, Proof } from "./proof.ts";
export { LostConnectionError, type Pulse } from "./pulse.ts";
export { type FlowStart, type Run, startFlow, startRun } from "./starts.ts";

/** The shapes of the contract by their names in it. */
export type Schemas = components["schemas"];
