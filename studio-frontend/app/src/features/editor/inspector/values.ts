import {
  type FlowSnapshot,
  isObject,
  type JsonObject,
  type JsonValue,
  type NodePath,
  type NodeTypes,
  type NodeView,
  nodeSeen,
  nodeView,
  objectOf,
  readable,
  scopeAt,
  valueAt,
} from "@foldwork/model";
import { messages } from "../../../messages/index.ts";

/** Data of a run, to show what expressions give. */
export interface SampleData {
  readonly inputs: JsonObject;
  /** Outputs by the path of the step. */
  readonly outputs: ReadonlyMap<NodePath, JsonValue>;
  /** The items that containers went through, by their path. */
  readonly items: ReadonlyMap<NodePath, readonly JsonValue[]>;
  /** The states that loops began with, by their path. */
  readonly states: ReadonlyMap<NodePath, JsonValue>;
  /** Whose data it is, in words. */
  readonly whose: string;
}

/** A value that an expression may read, with what is in it. */
export interface UsableValue {
  /** What is written to read it. */
  readonly text: string;
  readonly name: string;
  /** Its kind in a word; the step's title for a step. */
  readonly kind: string;
  /** The value in sample data; undefined when none is known. */
  readonly sample: JsonValue | undefined;
  readonly inside: readonly UsableValue[];
}

const kinds = messages.editor.kinds;

/** Returns everything the settings of a step may read, as a tree. */
export function usableValues(
  flow: FlowSnapshot,
  path: NodePath,
  types: NodeTypes,
  sample: SampleData | undefined,
): readonly UsableValue[] {
  const scope = scopeAt(flow, path);
  const declared = objectOf(valueAt(flow.logic, ["spec", "inputs", "properties"]));
  const inputs = Object.entries(declared).map(([name, schema]) => {
    const given = sample?.inputs[name] ?? objectOf(schema).default;
    return member("inputs", name, objectOf(schema), given);
  });
  // What the step waits for stands first: in a long flow that is what one looks for.
  const near = (nodeView(flow, path)?.needs ?? []).map((need) => need.node);
  const nodes = [...new Set([...near, ...readable(scope)])].flatMap((id) => {
    const seen = nodeSeen(flow, path, id);
    const view = seen === undefined ? undefined : nodeView(flow, seen);
    if (!view || seen === undefined) {
      return [];
    }
    return [valueOfNode(id, view, types, sample?.outputs.get(seen))];
  });
  const vars = [...scope.vars].map((name) => member("vars", name, {}, undefined));
  const names = [...scope.names].map((name) => member("", name, {}, undefined));
  const group = (name: string, inside: readonly UsableValue[]): readonly UsableValue[] =>
    inside.length === 0 ? [] : [{ text: name, name, kind: "", sample: undefined, inside }];
  return [...names, ...group("inputs", inputs), ...nodes, ...group("vars", vars)];
}

const ofNodes = new WeakMap<NodeView, { readonly given: JsonValue | undefined; readonly value: UsableValue }>();

/** The same step with the same data gives the same value, so that typing into another one draws nothing of it again. */
function valueOfNode(id: string, view: NodeView, types: NodeTypes, given: JsonValue | undefined): UsableValue {
  const old = ofNodes.get(view);
  if (old?.given === given && old?.value) {
    return old.value;
  }
  const known = objectOf(objectOf(types.get(view.type)?.output).properties);
  const own = Object.keys(known).length > 0 ? known : written(view.outputs, view.settings, view.type);
  const value = { ...tree(`nodes.${nameText(id)}`, `nodes.${id}`, own, given), kind: view.title };
  ofNodes.set(view, { given, value });
  return value;
}

/** Returns the outputs of a step whose type leaves them open: what `data.set` sets, what a body gives. */
function written(outputs: JsonObject, settings: JsonObject, type: string): JsonObject {
  const names = Object.keys(type.startsWith("data.set@") ? settings : outputs);
  return Object.fromEntries(names.map((name) => [name, {}]));
}

function member(root: string, name: string, schema: JsonObject, given: JsonValue | undefined): UsableValue {
  const text = root === "" ? name : `${root}.${nameText(name)}`;
  const value = tree(text, name, objectOf(schema.properties), given);
  const kind = given === undefined ? kindOfSchema(schema) : kindOf(given);
  return { ...value, kind };
}

const DEEPEST = 4;

function tree(text: string, name: string, known: JsonObject, given: JsonValue | undefined, depth = 0): UsableValue {
  const first = Array.isArray(given) ? given.find(isObject) : given;
  const fields = new Set([...Object.keys(known), ...(isObject(first) && depth < DEEPEST ? Object.keys(first) : [])]);
  const inside = [...fields].slice(0, 50).map((field): UsableValue => {
    const value = isObject(first) ? first[field] : undefined;
    const schema = objectOf(known[field]);
    const below = tree(`${text}.${nameText(field)}`, field, objectOf(schema.properties), value, depth + 1);
    return { ...below, kind: value === undefined ? kindOfSchema(schema) : kindOf(value) };
  });
  return { text, name, kind: given === undefined ? "" : kindOf(given), sample: given, inside };
}

function nameText(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : `\`${name}\``;
}

/** Returns a word for what a schema allows. */
export function kindOfSchema(schema: JsonObject): string {
  const { type } = schema;
  return typeof type === "string" && Object.hasOwn(kinds, type) ? (kinds[type as keyof typeof kinds] ?? "") : "";
}

/** Returns a word for what a value is. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) {
    return kinds.null;
  }
  if (Array.isArray(value)) {
    return kinds.array;
  }
  return typeof value === "object" ? kinds.object : (kinds[typeof value as "string" | "number" | "boolean"] ?? "");
}

/** Returns a value in one short line. */
export function shortValue(value: JsonValue | undefined): string {
  if (value === undefined) {
    return "";
  }
  if (Array.isArray(value)) {
    return messages.editor.summary.items(value.length);
  }
  if (isObject(value)) {
    return Object.keys(value).slice(0, 4).join(", ");
  }
  return typeof value === "string" ? `“${value.slice(0, 80)}”` : String(value);
}
