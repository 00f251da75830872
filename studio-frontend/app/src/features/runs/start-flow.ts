import { type FlowStart, ok, startFlow, startRun } from "@foldwork/api";
import { queryOptions } from "@tanstack/react-query";
import { api, queryClient } from "../../service/index.ts";
import { type RunDetail, runQueries } from "./run-queries.ts";

/** What is run: the draft or a version. */
export type Runnable = "draft" | number;

/** Where a run is worked on. */
export type Where = { readonly engine: "cloud" } | { readonly engine: "local"; readonly runner: string };

/** Saves what the service does not have yet. */
export type Prepare = () => Promise<unknown>;

/** What a flow needs to be run. */
export interface Needs {
  readonly sound: boolean;
  /** The schema of the inputs; undefined while the flow cannot run. */
  readonly inputs: Readonly<Record<string, unknown>> | undefined;
  readonly problems: readonly string[];
}

/** A flow that is stored nowhere: its text, and the texts beside it by path. */
export interface GivenFlow {
  readonly text: string;
  readonly files: Record<string, string>;
}

export const startQueries = {
  /** A draft may have to be saved first. */
  needs: (flow: string, what: Runnable, prepare: Prepare | undefined) =>
    queryOptions({
      queryKey: ["needs", flow, what],
      queryFn: async ({ signal }) => {
        await prepare?.();
        return needs(flow, what, signal);
      },
      staleTime: 0,
    }),
  /** What a flow that is given as text needs. */
  needsOf: (given: GivenFlow) =>
    queryOptions({
      queryKey: ["needs", given],
      queryFn: async ({ signal }) => needed(await ok(api.POST("/api/v1/flows/check", { body: given, signal }))),
      staleTime: 0,
      gcTime: 0,
    }),
  versions: (flow: string) =>
    queryOptions({
      queryKey: ["versions", flow, "newest"],
      queryFn: async ({ signal }) => {
        const params = { path: { flow }, query: { limit: 20 } };
        const { versions } = await ok(api.GET("/api/v1/flows/{flow}/versions", { params, signal }));
        return versions.map(({ number }) => number);
      },
    }),
};

async function needs(flow: string, what: Runnable, signal: AbortSignal): Promise<Needs> {
  return needed(what === "draft" ? await checkDraft(flow, signal) : await checkVersion(flow, what, signal));
}

function needed(checked: Awaited<ReturnType<typeof checkDraft>>): Needs {
  return {
    sound: checked.sound,
    inputs: checked.inputs ?? undefined,
    problems: checked.problems.flatMap(({ message }) => (typeof message === "string" ? [message] : [])),
  };
}

function checkDraft(flow: string, signal: AbortSignal) {
  return ok(api.POST("/api/v1/flows/{flow}/check", { params: { path: { flow } }, body: {}, signal }));
}

async function checkVersion(flow: string, version: number, signal: AbortSignal) {
  const params = { path: { flow, version } };
  const { text = "", files } = await ok(api.GET("/api/v1/flows/{flow}/versions/{version}", { params, signal }));
  return ok(api.POST("/api/v1/flows/check", { body: { text, ...(files ? { files } : {}) }, signal }));
}

/** A start that is sent again is the same start as long as nothing about it changed. */
export class StartKey {
  #of = "";
  #key = "";

  for(start: unknown): string {
    const of = JSON.stringify(start);
    if (of !== this.#of) {
      this.#of = of;
      this.#key = crypto.randomUUID();
    }
    return this.#key;
  }
}

/** Starts a run of a stored flow. */
export async function beginRun(
  flow: string,
  what: Runnable,
  where: Where,
  inputs: unknown,
  key: StartKey,
): Promise<RunDetail> {
  const start: FlowStart = { version: what, inputs: (inputs ?? {}) as Record<string, never>, ...where };
  const run = await startFlow(api, flow, start, key.for(start));
  queryClient.setQueryData(runQueries.detail(run.id).queryKey, run);
  void queryClient.invalidateQueries({ queryKey: runQueries.all });
  return run;
}

const MAIN = "main.flow.yaml";

/** Starts a run of a flow that is given as text; what is needed of it stands beside its texts. */
export async function beginGiven(given: GivenFlow, where: Where, inputs: unknown, key: StartKey): Promise<RunDetail> {
  const flow = { main: MAIN, files: { ...given.files, [MAIN]: given.text } };
  const start = { flow, inputs: (inputs ?? {}) as Record<string, unknown>, ...where };
  const run = await startRun(api, start, key.for(start));
  queryClient.setQueryData(runQueries.detail(run.id).queryKey, run);
  void queryClient.invalidateQueries({ queryKey: runQueries.all });
  return run;
}
