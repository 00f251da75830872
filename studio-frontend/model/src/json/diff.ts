import type { PatchStep } from "./patch.ts";
import { type Pointer, pointerText } from "./pointer.ts";
import { deepEqual, isList, isObject, type JsonObject, type JsonValue } from "./value.ts";

/**
 * Returns the steps that make one value of another. Members are compared one by one and new ones written at their place;
 * lists that differ are replaced as a whole, as are maps whose members stand in another order.
 */
export function diff(before: JsonObject, after: JsonObject): readonly PatchStep[] {
  const steps: PatchStep[] = [];
  members(before, after, [], steps);
  return steps;
}

function members(before: JsonObject, after: JsonObject, at: Pointer, steps: PatchStep[]): void {
  for (const name of Object.keys(before)) {
    if (!Object.hasOwn(after, name)) {
      steps.push({ op: "remove", path: pointerText([...at, name]) });
    }
  }
  const names = Object.keys(after);
  const added: PatchStep[] = [];
  for (const [i, name] of names.entries()) {
    const value = after[name] ?? null;
    if (Object.hasOwn(before, name)) {
      between(before[name] ?? null, value, [...at, name], steps);
    } else {
      const next = names.slice(i + 1).find((each) => Object.hasOwn(before, each));
      added.push({ op: "add", path: pointerText([...at, name]), value, ...(next !== undefined && { before: next }) });
    }
  }
  steps.push(...added);
}

function between(before: JsonValue, after: JsonValue, at: Pointer, steps: PatchStep[]): void {
  if (before === after) {
    return;
  }
  if (isObject(before) && isObject(after) && sameOrder(before, after)) {
    members(before, after, at, steps);
  } else if (!deepEqual(before, after) || (isObject(before) && isObject(after))) {
    steps.push({ op: "replace", path: pointerText(at), value: after });
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
