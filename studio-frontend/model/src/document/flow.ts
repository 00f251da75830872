import { valueAt } from "../json/pointer.ts";
import { isObject, type JsonObject, member, objectOf } from "../json/value.ts";
import { childPath, type NodePath, nodePointer, ROOT } from "./path.ts";

/** A flow at one moment. Nothing in it is ever changed: an edit makes another one that shares what stayed the same. */
export interface FlowSnapshot {
  /** The document as JSON. It may be unfinished: whatever was written is there. */
  readonly logic: JsonObject;
  /** Texts beside the document by their path: prompts, code. */
  readonly files: JsonObject;
  /** Places on the canvas; behaviour never depends on it. */
  readonly layout: JsonObject;
}

/** The parts of a flow that steps of an edit change. */
export type FlowPart = keyof FlowSnapshot;

/** A node as it is written; see protocol/flow.schema.json. Ask for members through {@link nodeView} where one can. */
export type FlowNode = JsonObject;

/** Returns a flow of these parts. */
export function flowSnapshot(logic: unknown, layout: unknown = {}, files: unknown = {}): FlowSnapshot {
  return { logic: objectOf(logic), files: objectOf(files), layout: objectOf(layout) };
}

/** Returns the nodes of a body by id, in written order; none where there is no body. */
export function nodesOf(flow: FlowSnapshot, holder: NodePath = ROOT): Readonly<Record<string, FlowNode>> {
  return nodesIn(valueAt(flow.logic, nodePointer(holder)));
}

const sound = new WeakMap<JsonObject, Readonly<Record<string, FlowNode>>>();

/** Returns the nodes that a node's (or the spec's) value holds, without what is no node at all. */
export function nodesIn(value: unknown): Readonly<Record<string, FlowNode>> {
  const nodes = objectOf(member(objectOf(value), "nodes"));
  let known = sound.get(nodes);
  if (!known) {
    known = holdsNodes(nodes)
      ? nodes
      : Object.fromEntries(Object.entries(nodes).filter((entry): entry is [string, JsonObject] => isObject(entry[1])));
    sound.set(nodes, known);
  }
  return known;
}

/** Each key typed makes another body: of a large one only what is needed is looked at. */
function holdsNodes(nodes: JsonObject): nodes is Readonly<Record<string, FlowNode>> {
  return Object.values(nodes).every(isObject);
}

/** Returns a node as it is written, undefined when there is none. */
export function nodeValue(flow: FlowSnapshot, path: NodePath): FlowNode | undefined {
  const value = path === ROOT ? undefined : valueAt(flow.logic, nodePointer(path));
  return isObject(value) ? value : undefined;
}

/** Calls the visitor with every node at any depth, holders before what they hold. */
export function eachNode(
  flow: FlowSnapshot,
  visitor: (path: NodePath, node: FlowNode) => void,
  below: NodePath = ROOT,
): void {
  const walk = (holder: NodePath, value: unknown): void => {
    for (const [id, node] of Object.entries(nodesIn(value))) {
      const path = childPath(holder, id);
      visitor(path, node);
      walk(path, node);
    }
  };
  walk(below, valueAt(flow.logic, nodePointer(below)));
}

/** Returns the paths of all nodes at any depth. */
export function allPaths(flow: FlowSnapshot, below: NodePath = ROOT): readonly NodePath[] {
  const paths: NodePath[] = [];
  eachNode(flow, (path) => paths.push(path), below);
  return paths;
}
