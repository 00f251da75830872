import { isObject, type JsonValue } from "../json/value.ts";

/** The keys of a flow document in the order in which its canonical form writes them (as DocumentKeys in flow-model). */
export const NODE_KEYS = [
  "type",
  "title",
  "note",
  "disabled",
  "needs",
  "uses",
  "with",
  "retry",
  "timeout",
  "onError",
  "placement",
  "nodes",
  "outputs",
] as const;
export const SPEC_KEYS = ["runOn", "access", "inputs", "vars", "nodes", "outputs"] as const;
export const METADATA_KEYS = ["name", "title", "summary", "tags", "license", "authors"] as const;

/** Returns the member before which a new one is written so that the order stays canonical; undefined for the end. */
export function memberBehind(holder: JsonValue | undefined, key: string, order: readonly string[]): string | undefined {
  const place = order.indexOf(key);
  return isObject(holder) && place >= 0
    ? order.slice(place + 1).find((name) => Object.hasOwn(holder, name))
    : undefined;
}

/** What a node's id must look like. */
export const NODE_ID = /^[a-z][a-z0-9_]{0,62}$/;
