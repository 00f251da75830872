import type { Pointer } from "../json/pointer.ts";
import { deepEqual, isObject, type JsonObject, type JsonValue } from "../json/value.ts";

/** One difference between what two documents mean. */
export interface Difference {
  readonly kind: "added" | "removed" | "changed";
  readonly place: Pointer;
  /** Left out when it was added. */
  readonly before?: JsonValue;
  /** Left out when it was removed. */
  readonly after?: JsonValue;
}

/**
 * Returns every difference, in the order of the first document and then of what the second adds. The order of members plays
 * no part; lists differ as a whole. The same as the service's comparison (`protocol/cases/diff`).
 */
export function differences(before: JsonObject, after: JsonObject): readonly Difference[] {
  const found: Difference[] = [];
  compare([], before, after, found);
  return found;
}

function compare(place: Pointer, before: JsonObject, after: JsonObject, found: Difference[]): void {
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const own = [...place, name];
    const [was, is] = [before[name], after[name]];
    if (is === undefined) {
      found.push({ kind: "removed", place: own, before: was ?? null });
    } else if (was === undefined) {
      found.push({ kind: "added", place: own, after: is });
    } else if (isObject(was) && isObject(is)) {
      compare(own, was, is, found);
    } else if (!deepEqual(was, is)) {
      found.push({ kind: "changed", place: own, before: was, after: is });
    }
  }
}
