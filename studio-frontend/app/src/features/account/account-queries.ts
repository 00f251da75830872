import { ok, type Schemas } from "@foldwork/api";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../service/index.ts";

/** Who is signed in, in which team and as what. */
export type Me = Schemas["Me"];

export const accountQueries = {
  /** Who calls; refused when nobody is signed in. */
  me: () =>
    queryOptions({
      queryKey: ["me"],
      queryFn: ({ signal }): Promise<Me> => ok(api.GET("/api/v1/me", { signal })),
      staleTime: 60_000,
    }),
};
