import type { PatchStep } from "./patch.ts";
import { type Pointer, pointerText } from "./pointer.ts";
import { deepEqual, isList, isObject, type JsonObject, type JsonValue } from "./value.ts";

/**
 * Returns the steps that make one value of another. Members are compared one by one and new ones written at their place;
 * lists that differ are replaced as a whole, as are maps whose members stand in another order when that counts.
 */
export function diff(
  before: JsonObject,
  after: JsonObject,
  order: "counts" | "ignored" = "counts",
): readonly PatchStep[] {
  const steps: PatchStep[] = [];
  members(before, after, [], { steps, ordered: order === "counts" });
  return steps;
}

interface Found {
  readonly steps: PatchStep[];
  readonly ordered: boolean;
}

function members(before: JsonObject, after: JsonObject, at: Pointer, found: Found): void {
  for (const name of Object.keys(before)) {
    if (!Object.hasOwn(after, name)) {
      found.steps.push({ op: "remove", path: pointerText([...at, name]) });
    }
  }
  const names = Object.keys(after);
  const added: PatchStep[] = [];
  for (const [i, name] of names.entries()) {
    const value = after[name] ?? null;
    if (Object.hasOwn(before, name)) {
      between(before[name] ?? null, value, [...at, name], found);
    } else {
      const next = names.slice(i + 1).find((each) => Object.hasOwn(before, each));
      added.push({ op: "add", path: pointerText([...at, name]), value, ...(next !== undefined && { before: next }) });
    }
  }
  found.steps.push(...added);
}

function between(before: JsonValue, after: JsonValue, at: Pointer, found: Found): void {
  if (before === after) {
    return;
  }
  if (isObject(before) && isObject(after) && (!found.ordered || sameOrder(before, after))) {
    members(before, after, at, found);
  } else if (!(found.ordered ? sameText(before, after) : deepEqual(before, after))) {
    found.steps.push({ op: "replace", path: pointerText(at), value: after });
  }
}

/** Returns true when the members that both have stand in the same order. */
function sameOrder(before: JsonObject, after: JsonObject): boolean {
  const common = Object.keys(before).filter((name) => Object.hasOwn(after, name));
  const other = Object.keys(after).filter((name) => Object.hasOwn(before, name));
  return common.every((name, i) => name === other[i]);
}

/** Returns true when both are written alike, the order of members included. */
export function sameText(left: JsonValue, right: JsonValue): boolean {
  if (left === right) {
    return true;
  }
  if (isList(left) && isList(right)) {
    return left.length === right.length && left.every((item, i) => sameText(item, right[i] ?? null));
  }
  if (!isObject(left) || !isObject(right)) {
    return false;
  }
  const names = Object.keys(left);
  const others = Object.keys(right);
  return (
    names.length === others.length &&
    names.every((name, i) => name === others[i] && sameText(left[name] ?? null, right[name] ?? null))
  );
}
