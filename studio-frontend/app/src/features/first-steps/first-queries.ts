import { ok } from "@foldwork/api";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../service/index.ts";

/** How far a team has come. */
export interface Progress {
  readonly flow: boolean;
  readonly run: boolean;
  readonly green: boolean;
  readonly published: boolean;
}

const AGAIN_MILLIS = 1_000;

async function progress(signal: AbortSignal): Promise<Progress> {
  const [{ flows }, { runs }, { runs: green }] = await Promise.all([
    ok(api.GET("/api/v1/flows", { params: { query: { limit: 20 } }, signal })),
    ok(api.GET("/api/v1/runs", { params: { query: { limit: 1 } }, signal })),
    ok(api.GET("/api/v1/runs", { params: { query: { limit: 1, state: "succeeded" } }, signal })),
  ]);
  return {
    flow: flows.length > 0,
    run: runs.length > 0,
    green: green.length > 0,
    published: flows.some(({ lastVersion }) => lastVersion !== null),
  };
}

/** Asked for again and again while there is something left to do. */
export const firstQuery = queryOptions({
  queryKey: ["first-steps"],
  queryFn: ({ signal }) => progress(signal),
  refetchInterval: ({ state: { data } }) => (data && isComplete(data) ? false : AGAIN_MILLIS),
  retry: false,
});

export function isComplete({ flow, run, green, published }: Progress): boolean {
  return flow && run && green && published;
}
