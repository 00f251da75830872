import { ok } from "@foldwork/api";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "../../service/index.ts";

/** A run without what went in and came out. */
export type RunSummary = RunsAnswer["runs"][number];

type RunsAnswer = Awaited<ReturnType<typeof page>>;

/** The newest runs of the team by their flow, newest first. */
export interface RecentRuns {
  readonly byFlow: ReadonlyMap<string, readonly RunSummary[]>;
  /** True when there are no others. */
  readonly complete: boolean;
}

const RECENT = 200;
const PAGE = 50;
const AGAIN_MILLIS = 10_000;
const OPEN_AGAIN_MILLIS = 1_000;

const ALL = ["runs"] as const;

function page(query: { limit: number; flow?: string; asking?: boolean; cursor?: string }, signal: AbortSignal) {
  return ok(api.GET("/api/v1/runs", { params: { query }, signal }));
}

export const runQueries = {
  all: ALL,
  /** What ran lately, for every flow at once. */
  recent: () =>
    queryOptions({
      queryKey: [...ALL, "recent"],
      queryFn: async ({ signal }) => recent(await page({ limit: RECENT }, signal)),
      refetchInterval: AGAIN_MILLIS,
    }),
  /** What ran of one flow. */
  ofFlow: (flow: string, limit: number) =>
    queryOptions({
      queryKey: [...ALL, "of", flow, limit],
      queryFn: async ({ signal }) => (await page({ limit, flow }, signal)).runs,
      refetchInterval: AGAIN_MILLIS,
    }),
  /** Every run, a page at a time. */
  pages: () =>
    infiniteQueryOptions({
      queryKey: [...ALL, "pages"],
      queryFn: ({ pageParam, signal }) =>
        page({ limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) }, signal),
      initialPageParam: null as string | null,
      getNextPageParam: ({ next }) => next,
    }),
  /** One run, with what went in and came out. */
  detail: (run: string) =>
    queryOptions({
      queryKey: [...ALL, "detail", run],
      queryFn: ({ signal }) => ok(api.GET("/api/v1/runs/{run}", { params: { path: { run } }, signal })),
      refetchInterval: ({ state }) => (state.data?.endedAt ? false : OPEN_AGAIN_MILLIS),
    }),
  /** What is known of each step of a run. */
  nodes: (run: string) =>
    queryOptions({
      queryKey: [...ALL, "nodes", run],
      queryFn: async ({ signal }) =>
        (await ok(api.GET("/api/v1/runs/{run}/nodes", { params: { path: { run } }, signal }))).nodes,
    }),
  /** What waits for somebody's answer. */
  asking: () =>
    queryOptions({
      queryKey: [...ALL, "asking"],
      queryFn: async ({ signal }) => (await page({ limit: 20, asking: true }, signal)).runs,
      refetchInterval: AGAIN_MILLIS,
    }),
};

function recent({ runs, next }: RunsAnswer): RecentRuns {
  const byFlow = new Map<string, RunSummary[]>();
  for (const run of runs) {
    if (run.flowId !== null) {
      const same = byFlow.get(run.flowId);
      if (same) {
        same.push(run);
      } else {
        byFlow.set(run.flowId, [run]);
      }
    }
  }
  return { byFlow, complete: next === null };
}

/** Returns the state as it is shown: a question goes before everything else. */
export function shownState(run: Pick<RunSummary, "asking" | "state">): RunSummary["state"] | "asking" {
  return run.asking ? "asking" : run.state;
}
