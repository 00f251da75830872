import { ok, type Schemas } from "@foldwork/api";
import { queryOptions } from "@tanstack/react-query";
import { api } from "./api.ts";

/** A computer that works on runs. */
export type Runner = Schemas["Runner"];

const AGAIN_MILLIS = 5_000;

/** Returns what asks for the computers of the team, again and again while somebody looks: they come and go unasked. */
export function runnersQuery() {
  return queryOptions({
    queryKey: ["runners"],
    queryFn: async ({ signal }): Promise<readonly Runner[]> =>
      (await ok(api.GET("/api/v1/runners", { signal }))).runners,
    refetchInterval: AGAIN_MILLIS,
  });
}
