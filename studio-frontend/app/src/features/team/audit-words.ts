import { messages } from "../../messages/index.ts";
import type { AuditEntry } from "./team-queries.ts";

const words = messages.team.audit;
const KINDS = new Set(Object.keys(words.kinds));

/** Returns what an entry is about: the word before the point, or the part of the route behind the version. */
export function kindOf(action: string): string {
  const named = /^([a-z_]+)\./.exec(action)?.[1];
  const routed = /\/api\/v1\/([a-z-]+)/.exec(action)?.[1];
  const kind = named ?? routed ?? "";
  return KINDS.has(kind) ? kind : "other";
}

/** Returns what was done in words; a route that nobody gave words stays as it is. */
export function actionWords({ action }: Pick<AuditEntry, "action">): string {
  const short = action.replace("/api/v1", "");
  return words.actions[short] ?? short;
}
