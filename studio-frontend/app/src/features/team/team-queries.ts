import { ok } from "@foldwork/api";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "../../service/index.ts";

export type Member = Awaited<ReturnType<typeof members>>["members"][number];
export type Invitation = Awaited<ReturnType<typeof invitations>>[number];
export type Token = Awaited<ReturnType<typeof tokens>>[number];
export type Secret = Awaited<ReturnType<typeof secrets>>["secrets"][number];
export type Connection = Awaited<ReturnType<typeof connections>>["connections"][number];
export type AuditEntry = Awaited<ReturnType<typeof audit>>["entries"][number];

/** Which flow asks for something, and whether its draft or a version does. */
export interface Use {
  readonly flow: string;
  readonly name: string;
  readonly version: number | null;
}

const PAGE = 50;

type Signal = AbortSignal;

/** Whatever is known of the team. */
export const TEAM = ["team"] as const;

function paged(cursor: string | null, limit = PAGE) {
  return { query: { limit, ...(cursor === null ? {} : { cursor }) } };
}

const members = (cursor: string | null, signal: Signal) =>
  ok(api.GET("/api/v1/members", { params: paged(cursor), signal }));
const invitations = async (signal: Signal) => (await ok(api.GET("/api/v1/invitations", { signal }))).invitations;
const tokens = async (signal: Signal) => (await ok(api.GET("/api/v1/tokens", { signal }))).tokens;
const secrets = (cursor: string | null, signal: Signal) =>
  ok(api.GET("/api/v1/secrets", { params: paged(cursor), signal }));
const connections = (cursor: string | null, signal: Signal) =>
  ok(api.GET("/api/v1/connections", { params: paged(cursor), signal }));
const audit = (cursor: string | null, signal: Signal) =>
  ok(api.GET("/api/v1/audit", { params: paged(cursor, 100), signal }));

/** A list that comes a page at a time. */
function list<P extends { readonly next: string | null }>(
  name: string,
  load: (cursor: string | null, signal: Signal) => Promise<P>,
) {
  return infiniteQueryOptions({
    queryKey: [...TEAM, name],
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }: P) => next,
  });
}

export const teamQueries = {
  members: () => list("members", members),
  invitations: () => queryOptions({ queryKey: [...TEAM, "invitations"], queryFn: ({ signal }) => invitations(signal) }),
  tokens: () => queryOptions({ queryKey: [...TEAM, "tokens"], queryFn: ({ signal }) => tokens(signal) }),
  secrets: () => list("secrets", secrets),
  secretUses: (secret: string) =>
    queryOptions({
      queryKey: [...TEAM, "secret", secret],
      queryFn: async ({ signal }): Promise<readonly Use[]> =>
        (await ok(api.GET("/api/v1/secrets/{secret}", { params: { path: { secret } }, signal }))).usedBy,
    }),
  connections: () => list("connections", connections),
  connectionUses: (connection: string) =>
    queryOptions({
      queryKey: [...TEAM, "connection", connection],
      queryFn: async ({ signal }): Promise<readonly Use[]> =>
        (await ok(api.GET("/api/v1/connections/{connection}", { params: { path: { connection } }, signal }))).usedBy,
    }),
  audit: () => list("audit", audit),
  settings: () =>
    queryOptions({
      queryKey: [...TEAM, "settings"],
      queryFn: ({ signal }) => ok(api.GET("/api/v1/team/settings", { signal })),
    }),
};
