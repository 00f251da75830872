import type { Me } from "./account-queries.ts";

/** What somebody may do in a team; each may do what those before it may. */
export const ROLES = ["viewer", "runner", "editor", "owner"] as const;

export type Role = (typeof ROLES)[number];

/** Returns true for somebody who has the role or a higher one. */
export function hasRole(me: Pick<Me, "role">, least: Role): boolean {
  return ROLES.indexOf(me.role) >= ROLES.indexOf(least);
}
