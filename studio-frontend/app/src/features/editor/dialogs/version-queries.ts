import { ok, type Schemas } from "@foldwork/api";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../service/index.ts";

export type Version = Schemas["Version"];

export const versionQueries = {
  all: (flow: string) => ["flows", "versions", flow] as const,
  /** The published versions, newest first. */
  list: (flow: string) =>
    queryOptions({
      queryKey: versionQueries.all(flow),
      queryFn: async ({ signal }): Promise<readonly Version[]> => {
        const params = { path: { flow }, query: { limit: 100 } };
        return (await ok(api.GET("/api/v1/flows/{flow}/versions", { params, signal }))).versions;
      },
    }),
};
