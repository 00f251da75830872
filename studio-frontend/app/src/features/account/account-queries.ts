import { ok, type Schemas } from "@foldwork/api";
import { queryOptions } from "@tanstack/react-query";
import { api, queryClient, sessionBegun } from "../../service/index.ts";
import { askPasskey, makePasskey } from "./passkey-ceremony.ts";

/** Who is signed in, in which team and as what. */
export type Me = Schemas["Me"];

/** A provider that may say who somebody is. */
export interface Provider {
  readonly id: string;
  readonly name: string;
  /** The path to which a browser goes. */
  readonly location: string;
}

const ME = ["me"] as const;
const WAYS_IN = "ways-in";

export const accountQueries = {
  /** Who calls; refused when nobody is signed in. */
  me: () =>
    queryOptions({
      queryKey: ME,
      queryFn: ({ signal }): Promise<Me> => ok(api.GET("/api/v1/me", { signal })),
      staleTime: 60_000,
    }),
  /** How people may come in. */
  waysIn: () =>
    queryOptions({
      queryKey: [WAYS_IN],
      queryFn: ({ signal }) => ok(api.GET("/api/v1/sign-in", { signal })),
      staleTime: Number.POSITIVE_INFINITY,
    }),
};

/** Signs somebody in, in place of whoever was. */
export async function signIn(email: string, password: string): Promise<Me> {
  return begun(await ok(api.POST("/api/v1/sessions", { body: { email, password } })));
}

/** Signs in whoever a passkey of this device belongs to. */
export async function signInByPasskey(): Promise<Me> {
  const { publicKey } = await ok(api.POST("/api/v1/sign-in/passkey"));
  const passkey = await askPasskey(publicKey);
  return begun(await ok(api.POST("/api/v1/sessions/passkey", { body: { passkey } })));
}

/** What somebody who follows an invitation says of themselves. */
export interface Guest {
  readonly code: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Lets somebody in who has a link. */
export async function join(guest: Guest): Promise<Me> {
  return begun(await ok(api.POST("/api/v1/invitations/accept", { body: guest })));
}

/** Lets somebody in who has a link, with a new passkey instead of a password. */
export async function joinByPasskey({ code, name, email }: Omit<Guest, "password">): Promise<Me> {
  const { publicKey } = await ok(api.POST("/api/v1/invitations/passkey", { body: { code, name, email } }));
  const newPasskey = await makePasskey(publicKey);
  return begun(await ok(api.POST("/api/v1/invitations/accept", { body: { code, name, email, newPasskey } })));
}

/** Returns where to go so that a provider says who somebody is who has a link. */
export async function joinByProvider(provider: string, code: string): Promise<string> {
  const path = { provider };
  return (await ok(api.POST("/api/v1/sign-in/oidc/{provider}", { params: { path }, body: { code } }))).location;
}

/** Goes over to another of the person's teams. */
export async function enterTeam(team: string): Promise<Me> {
  return begun(await ok(api.PUT("/api/v1/me/team", { body: { team } })));
}

/** Leaves the team; the person's sessions and tokens of it end. */
export async function leaveTeam(): Promise<void> {
  await api.DELETE("/api/v1/me/team");
}

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  await api.DELETE("/api/v1/sessions/{session}", { params: { path: { session: "current" } } });
}

/** Forgets what somebody saw who has left; the page for signing in, which shows by then, keeps what it knows. */
export function forget(): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== WAYS_IN });
}

/** Nothing of what another person or team saw is kept. */
function begun(me: Me): Me {
  const before = queryClient.getQueryData<Me>(ME);
  if (before?.person?.id !== me.person?.id || before?.team.id !== me.team.id) {
    queryClient.clear();
  }
  queryClient.setQueryData(ME, me);
  sessionBegun();
  return me;
}

/** Returns true for somebody who may change what the team has. */
export function mayEdit(me: Me): boolean {
  return me.role === "editor" || me.role === "owner";
}
