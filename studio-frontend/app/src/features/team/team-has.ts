import { ok } from "@foldwork/api";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../service/index.ts";
import { TEAM } from "./team-queries.ts";

/** Keys and connections of the team, by name; what they hold nobody can read. */
export interface TeamHas {
  readonly secrets: ReadonlySet<string>;
  readonly connections: ReadonlySet<string>;
}

/** The most that the service gives at once. */
const PAGE = 200;

/** All that the team has; asked anew whenever something of the team changes. For editors. */
export const teamHas = () =>
  queryOptions({
    queryKey: [...TEAM, "has"],
    queryFn: async ({ signal }): Promise<TeamHas> => {
      const [secrets, connections] = await Promise.all([
        names(async (query) => {
          const page = await ok(api.GET("/api/v1/secrets", { params: { query }, signal }));
          return { named: page.secrets, next: page.next };
        }),
        names(async (query) => {
          const page = await ok(api.GET("/api/v1/connections", { params: { query }, signal }));
          return { named: page.connections, next: page.next };
        }),
      ]);
      return { secrets, connections };
    },
    staleTime: 60_000,
  });

interface NamedPage {
  readonly named: readonly { readonly name: string }[];
  readonly next: string | null;
}

async function names(
  load: (query: { readonly limit: number; readonly cursor?: string }) => Promise<NamedPage>,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page = await load({ limit: PAGE, ...(cursor !== undefined && { cursor }) });
    for (const { name } of page.named) {
      found.add(name);
    }
    cursor = page.next;
  }
  return found;
}
