import { ok } from "@foldwork/api";
import { queryOptions } from "@tanstack/react-query";
import { api, queryClient } from "../../service/index.ts";
import { accountQueries } from "../account/index.ts";

/** Somewhere the person is signed in. */
export type Session = Awaited<ReturnType<typeof sessions>>[number];

const SESSIONS = ["sessions"] as const;

const sessions = async (signal: AbortSignal) => (await ok(api.GET("/api/v1/sessions", { signal }))).sessions;

export const profileQueries = {
  sessions: () => queryOptions({ queryKey: SESSIONS, queryFn: ({ signal }) => sessions(signal) }),
};

export async function endSession(session: string): Promise<void> {
  await api.DELETE("/api/v1/sessions/{session}", { params: { path: { session } } });
  await queryClient.invalidateQueries({ queryKey: SESSIONS });
}

/** Ends every session of the person, this one too. */
export async function endAllSessions(): Promise<void> {
  await api.DELETE("/api/v1/sessions");
}

export async function changePassword(passwords: { readonly old: string; readonly new: string }): Promise<void> {
  await api.PUT("/api/v1/me/password", { body: passwords });
  await queryClient.invalidateQueries({ queryKey: SESSIONS });
}

/** Returns where to go so that a provider is linked with the account. */
export async function linkProvider(provider: string): Promise<string> {
  return (await ok(api.POST("/api/v1/me/identities", { body: { provider, next: "/account" } }))).location;
}

export async function unlinkIdentity(identity: string): Promise<void> {
  await api.DELETE("/api/v1/me/identities/{identity}", { params: { path: { identity } } });
  await queryClient.invalidateQueries({ queryKey: accountQueries.me().queryKey });
}
