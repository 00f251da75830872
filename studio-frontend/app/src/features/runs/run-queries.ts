import { ok, type paths, type Schemas } from "@foldwork/api";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "../../service/index.ts";
import { queryOf, type RunFilter } from "./run-filter.ts";

/** A run without what went in and came out. */
export type RunSummary = RunsAnswer["runs"][number];

/** A run with what went in and came out. */
export type RunDetail = Schemas["Run"];

/** What somebody noted on a run. */
export type RunNote = Awaited<ReturnType<typeof notes>>[number];

type RunsAnswer = Awaited<ReturnType<typeof page>>;
type RunsQuery = NonNullable<paths["/api/v1/runs"]["get"]["parameters"]["query"]>;

/** The newest runs of the team by their flow, newest first. */
export interface RecentRuns {
  readonly byFlow: ReadonlyMap<string, readonly RunSummary[]>;
  /** True when there are no others. */
  readonly complete: boolean;
}

const RECENT = 200;
const PAGE = 50;
const AGAIN_MILLIS = 10_000;
const OPEN_AGAIN_MILLIS = 3_000;
const LIST_AGAIN_MILLIS = 3_000;

const ALL = ["runs"] as const;

function page(query: RunsQuery, signal: AbortSignal) {
  return ok(api.GET("/api/v1/runs", { params: { query }, signal }));
}

async function notes(run: string, signal: AbortSignal) {
  return (await ok(api.GET("/api/v1/runs/{run}/notes", { params: { path: { run } }, signal }))).notes;
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
  /** The runs that a filter leaves, a page at a time. The more there are, the more seldom they are asked for anew. */
  pages: (filter: RunFilter) =>
    infiniteQueryOptions({
      queryKey: [...ALL, "pages", filter],
      queryFn: ({ pageParam, signal }) =>
        page(
          { limit: PAGE, ...queryOf(filter, Date.now()), ...(pageParam === null ? {} : { cursor: pageParam }) },
          signal,
        ),
      initialPageParam: null as string | null,
      getNextPageParam: ({ next }) => next,
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) => LIST_AGAIN_MILLIS * (state.data?.pages.length ?? 1),
    }),
  /** One run, with what went in and came out. */
  detail: (run: string) =>
    queryOptions({
      queryKey: [...ALL, "detail", run],
      queryFn: ({ signal }): Promise<RunDetail> =>
        ok(api.GET("/api/v1/runs/{run}", { params: { path: { run } }, signal })),
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
  /** What people noted on a run, oldest first. */
  notes: (run: string) =>
    queryOptions({ queryKey: [...ALL, "notes", run], queryFn: ({ signal }) => notes(run, signal) }),
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

const FINAL: ReadonlySet<string> = new Set(["succeeded", "failed", "cancelled"]);

/** Returns true for a run that goes on no more. */
export function isOver(run: Pick<RunSummary, "state">): boolean {
  return FINAL.has(run.state);
}
