import { ok } from "@foldwork/api";
import { api, queryClient } from "../../service/index.ts";
import type { Role } from "../account/index.ts";
import { TEAM } from "./team-queries.ts";

/** Does something and asks for what is known of the team anew. */
async function changing<T>(change: Promise<T>): Promise<T> {
  const answer = await change;
  await queryClient.invalidateQueries({ queryKey: TEAM });
  return answer;
}

export const changeRole = (person: string, role: Role) =>
  changing(ok(api.PUT("/api/v1/members/{person}/role", { params: { path: { person } }, body: { role } })));

export const removeMember = (person: string) =>
  changing(api.DELETE("/api/v1/members/{person}", { params: { path: { person } } }));

/** Makes a link that lets one person in; it is told this once. */
export const invite = (role: Role, days: number) =>
  changing(ok(api.POST("/api/v1/invitations", { body: { role, days } })));

export const takeInvitationBack = (invitation: string) =>
  changing(api.DELETE("/api/v1/invitations/{invitation}", { params: { path: { invitation } } }));

/** What a token may do. */
export const SCOPES = ["admin", "flows:read", "flows:write", "runs:read", "runs:write", "runner"] as const;
export type Scope = (typeof SCOPES)[number];

/** Makes a token; it is told this once. */
export const makeToken = (name: string, scopes: Scope[], days: number) =>
  changing(ok(api.POST("/api/v1/tokens", { body: { name, scopes, days } })));

export const revokeToken = (token: string) =>
  changing(api.DELETE("/api/v1/tokens/{token}", { params: { path: { token } } }));

export const addSecret = (name: string, value: string, note: string) =>
  changing(ok(api.POST("/api/v1/secrets", { body: { name, value, note } })));

export const replaceSecret = (secret: string, value: string) =>
  changing(ok(api.PATCH("/api/v1/secrets/{secret}", { params: { path: { secret } }, body: { value } })));

export const deleteSecret = (secret: string, force: boolean) =>
  changing(api.DELETE("/api/v1/secrets/{secret}", { params: { path: { secret }, query: { force } } }));

export const resealSecrets = () => changing(ok(api.POST("/api/v1/secrets/reseal")));

export type ConnectionKindName = "http" | "openai" | "anthropic" | "smtp" | "postgres";

export const addConnection = (name: string, kind: ConnectionKindName, fields: Record<string, never>, note: string) =>
  changing(ok(api.POST("/api/v1/connections", { body: { name, kind, fields, note } })));

export const changeConnection = (connection: string, fields: Record<string, never>, note: string) =>
  changing(
    ok(api.PATCH("/api/v1/connections/{connection}", { params: { path: { connection } }, body: { fields, note } })),
  );

export const deleteConnection = (connection: string, force: boolean) =>
  changing(api.DELETE("/api/v1/connections/{connection}", { params: { path: { connection }, query: { force } } }));

export async function removeRunner(runner: string): Promise<void> {
  await api.DELETE("/api/v1/runners/{runner}", { params: { path: { runner } } });
  await queryClient.invalidateQueries({ queryKey: ["runners"] });
}

export const saveSettings = (keepRunsDays: number | null) =>
  changing(ok(api.PUT("/api/v1/team/settings", { body: { keepRunsDays } })));
