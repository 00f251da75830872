/** A JSON value. Values of the model are never changed, only replaced: what stays the same stays the same object. */
export type JsonValue = null | boolean | number | string | JsonList | JsonObject;
export type JsonList = readonly JsonValue[];
export type JsonObject = { readonly [name: string]: JsonValue };

/** Returns true for a map. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns true for a list. */
export function isList(value: unknown): value is JsonList {
  return Array.isArray(value);
}

/** Returns the value if it is a map, else an empty one, always the same. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : NOTHING;
}

const NOTHING: JsonObject = Object.freeze({});

/** Returns the member of a map, undefined when it has none of its own. */
export function member(value: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Returns true when both mean the same; the order of members plays no part. */
export function deepEqual(left: unknown, right: unknown): boolean {
  if (left === right) {
    return true;
  }
  if (isList(left) && isList(right)) {
    return left.length === right.length && left.every((item, i) => deepEqual(item, right[i]));
  }
  if (!isObject(left) || !isObject(right)) {
    return false;
  }
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && deepEqual(left[name], right[name]))
  );
}
