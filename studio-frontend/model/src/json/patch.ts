import { type Pointer, pointerOf, pointerText, valueAt } from "./pointer.ts";
import { deepEqual, isList, isObject, type JsonValue } from "./value.ts";

/**
 * One step of a JSON Patch (RFC 6902) as the service takes it. `before` names the member before which a new one is
 * written, `source` is the value as YAML with its comments: both say how a value is written, never what it is.
 */
export interface PatchStep {
  readonly op: "add" | "remove" | "replace" | "move" | "test";
  readonly path: string;
  readonly from?: string;
  readonly value?: JsonValue;
  readonly before?: string;
  readonly source?: string;
}

/** A step does not fit the value. */
export class PatchError extends Error {
  readonly path: string;

  constructor(message: string, path: string) {
    super(message);
    this.name = "PatchError";
    this.path = path;
  }
}

/** What came of a patch: the new value, and the steps that take it back. */
export interface Patched {
  readonly value: JsonValue;
  readonly inverse: readonly PatchStep[];
}

/** Applies every step or none; what no step touches is the same object as before. */
export function applyPatch(value: JsonValue, steps: readonly PatchStep[]): Patched {
  let now = value;
  const inverse: PatchStep[] = [];
  for (const step of steps) {
    const { value: next, inverse: back } = applyStep(now, step);
    now = next;
    inverse.unshift(...back);
  }
  return { value: now, inverse };
}

/** Applies one step. */
export function applyStep(root: JsonValue, step: PatchStep): Patched {
  const path = pointerOf(step.path);
  if (path.length === 0) {
    throw new PatchError("The whole document is no target of a patch", step.path);
  }
  switch (step.op) {
    case "add":
      return add(root, path, step);
    case "remove":
      return remove(root, path, step);
    case "replace": {
      const old = present(root, path, step.path);
      const inverse: PatchStep = { op: "replace", path: step.path, value: old };
      return { value: put(root, path, step.value ?? null, step), inverse: [inverse] };
    }
    case "move":
      return move(root, path, step);
    case "test":
      if (!deepEqual(present(root, path, step.path), step.value)) {
        throw new PatchError(`The value at ${step.path} is another one`, step.path);
      }
      return { value: root, inverse: [] };
  }
}

function present(root: JsonValue, path: Pointer, text: string): JsonValue {
  const value = valueAt(root, path);
  if (value === undefined) {
    throw new PatchError(`There is nothing at ${text}`, text);
  }
  return value;
}

function add(root: JsonValue, path: Pointer, step: PatchStep): Patched {
  const holder = valueAt(root, path.slice(0, -1));
  const old = isObject(holder) ? valueAt(root, path) : undefined;
  const value = put(root, path, step.value ?? null, step, true);
  if (old !== undefined) {
    return { value, inverse: [{ op: "replace", path: step.path, value: old }] };
  }
  const end = path.at(-1) === "-" && isList(holder) ? [...path.slice(0, -1), String(holder.length)] : path;
  return { value, inverse: [{ op: "remove", path: pointerText(end) }] };
}

function remove(root: JsonValue, path: Pointer, step: PatchStep): Patched {
  const old = present(root, path, step.path);
  const next = following(valueAt(root, path.slice(0, -1)), path.at(-1) ?? "");
  const inverse: PatchStep = { op: "add", path: step.path, value: old, ...(next !== undefined && { before: next }) };
  return { value: put(root, path, undefined, step), inverse: [inverse] };
}

function move(root: JsonValue, path: Pointer, step: PatchStep): Patched {
  const source = step.from ?? "";
  const from = pointerOf(source);
  const value = present(root, from, source);
  if (step.from === step.path) {
    return { value: root, inverse: [] };
  }
  const holder = valueAt(root, from.slice(0, -1));
  const next = following(holder, from.at(-1) ?? "");
  const without = put(root, from, undefined, { op: "remove", path: source });
  if (!isList(valueAt(without, path.slice(0, -1))) && valueAt(without, path) !== undefined) {
    throw new PatchError(`There is something at ${step.path} already`, step.path);
  }
  const beside = pointerText(path.slice(0, -1)) === pointerText(from.slice(0, -1));
  const before = step.before ?? (beside ? next : undefined);
  const moved = put(without, path, value, { ...step, ...(before !== undefined && { before }) }, true);
  const back: PatchStep = { op: "move", path: source, from: step.path, ...(next !== undefined && { before: next }) };
  return { value: moved, inverse: [back] };
}

/** Returns the member that follows in a map, undefined at its end and in lists. */
function following(holder: JsonValue | undefined, name: string): string | undefined {
  if (!isObject(holder)) {
    return undefined;
  }
  const names = Object.keys(holder);
  return names[names.indexOf(name) + 1];
}

/** Returns the root with another value at the path (undefined takes it away), copying only what holds it. */
function put(
  root: JsonValue,
  path: Pointer,
  value: JsonValue | undefined,
  step: PatchStep,
  inserting = false,
  depth = 0,
): JsonValue {
  const name = path[depth] ?? "";
  const last = depth === path.length - 1;
  if (isList(root)) {
    return last
      ? changedList(root, name, value, step, inserting)
      : root.map((item, i) => (String(i) === name ? put(item, path, value, step, inserting, depth + 1) : item));
  }
  if (!isObject(root) || (!last && !Object.hasOwn(root, name))) {
    throw new PatchError(`Nothing holds ${step.path}`, step.path);
  }
  const next = last ? value : put(root[name] ?? null, path, value, step, inserting, depth + 1);
  return changedObject(root, name, next, last ? step.before : undefined);
}

function changedList(
  list: readonly JsonValue[],
  name: string,
  value: JsonValue | undefined,
  step: PatchStep,
  inserting: boolean,
): JsonValue {
  const at = name === "-" ? list.length : /^(?:0|[1-9]\d*)$/.test(name) ? Number(name) : -1;
  if (at < 0 || at > list.length || (!inserting && at === list.length)) {
    throw new PatchError(`The list ends before ${step.path}`, step.path);
  }
  return list.toSpliced(at, inserting ? 0 : 1, ...(value === undefined ? [] : [value]));
}

function changedObject(
  map: { readonly [name: string]: JsonValue },
  name: string,
  value: JsonValue | undefined,
  before: string | undefined,
): JsonValue {
  if (value !== undefined && Object.hasOwn(map, name)) {
    return { ...map, [name]: value };
  }
  if (value === undefined) {
    const { [name]: _, ...rest } = map;
    return rest;
  }
  if (before === undefined || !Object.hasOwn(map, before)) {
    return { ...map, [name]: value };
  }
  const entries: [string, JsonValue][] = [];
  for (const [key, each] of Object.entries(map)) {
    if (key === before) {
      entries.push([name, value]);
    }
    entries.push([key, each]);
  }
  return Object.fromEntries(entries);
}
