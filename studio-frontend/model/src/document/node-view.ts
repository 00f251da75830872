import { isList, isObject, type JsonObject, member, objectOf } from "../json/value.ts";
import { type FlowNode, type FlowSnapshot, nodesIn, nodeValue } from "./flow.ts";
import { childPath, idOf, type NodePath } from "./path.ts";

/** One incoming wire as it is written: a node of the same body and the port the wire leaves. */
export interface Need {
  readonly node: string;
  /** `done` is the plain port. */
  readonly port: string;
}

/** The plain port: a need without a port means it. */
export const DONE = "done";
/** The port a failed node takes. */
export const ERROR = "error";

/** Returns the need that `node` or `node.port` means. */
export function needOf(text: string): Need {
  const dot = text.indexOf(".");
  return dot < 0 ? { node: text, port: DONE } : { node: text.slice(0, dot), port: text.slice(dot + 1) };
}

/** Returns a need as it is written. */
export function needText(need: Need): string {
  return need.port === DONE ? need.node : `${need.node}.${need.port}`;
}

/** A node with its members in their types; what is written in another type counts as left out. */
export interface NodeView {
  readonly id: string;
  /** Name of the type with its version; empty when there is none. */
  readonly type: string;
  /** The written title, else the id with spaces. */
  readonly title: string;
  readonly note: string;
  readonly disabled: boolean;
  readonly needs: readonly Need[];
  /** The called flow; empty for others. */
  readonly uses: string;
  readonly settings: JsonObject;
  readonly outputs: JsonObject;
  /** How many nodes its body holds. */
  readonly size: number;
  readonly value: FlowNode;
}

const views = new WeakMap<FlowNode, NodeView>();

/** Returns the node at a path, undefined when there is none. Two calls for an unchanged node give the same object. */
export function nodeView(flow: FlowSnapshot, path: NodePath): NodeView | undefined {
  const value = nodeValue(flow, path);
  return value && viewOf(idOf(path), value);
}

/** Returns the view of a node's value. */
export function viewOf(id: string, value: FlowNode): NodeView {
  const known = views.get(value);
  if (known?.id === id) {
    return known;
  }
  const needs = member(value, "needs");
  const view: NodeView = {
    id,
    type: text(value, "type"),
    title: text(value, "title") || id.replaceAll("_", " "),
    note: text(value, "note"),
    disabled: value.disabled === true,
    needs: isList(needs) ? needs.filter((need) => typeof need === "string").map(needOf) : [],
    uses: text(value, "uses"),
    settings: objectOf(member(value, "with")),
    outputs: objectOf(member(value, "outputs")),
    size: Object.keys(objectOf(member(value, "nodes"))).length,
    value,
  };
  views.set(value, view);
  return view;
}

function text(value: JsonObject, name: string): string {
  const found = member(value, name);
  return typeof found === "string" ? found : "";
}

/** Returns the views of the nodes of a body with their paths, in written order. */
export function bodyViews(value: unknown, holder: NodePath): readonly (readonly [NodePath, NodeView])[] {
  return Object.entries(nodesIn(value)).map(([id, node]) => [childPath(holder, id), viewOf(id, node)] as const);
}

/** Returns true when the node is written with a body of its own. */
export function isHolder(node: FlowNode): boolean {
  return isObject(member(node, "nodes"));
}
