import type { Pointer } from "../json/pointer.ts";

/**
 * Where a node stands: the ids from the flow's own nodes to it, joined by dots, as in layout files and in runs.
 * The empty path is the flow itself. A called flow's nodes stand behind the calling node.
 */
export type NodePath = string;

/** The flow itself. */
export const ROOT: NodePath = "";

/** Returns the path of a node in the body that the node at `holder` holds. */
export function childPath(holder: NodePath, id: string): NodePath {
  return holder === ROOT ? id : `${holder}.${id}`;
}

/** Returns the path of the node that holds the body in which this node stands. */
export function holderOf(path: NodePath): NodePath {
  const dot = path.lastIndexOf(".");
  return dot < 0 ? ROOT : path.slice(0, dot);
}

/** Returns the node's own id. */
export function idOf(path: NodePath): string {
  return path.slice(path.lastIndexOf(".") + 1);
}

/** Returns the ids from the outside in. */
export function idsOf(path: NodePath): readonly string[] {
  return path === ROOT ? [] : path.split(".");
}

/** Returns the nodes that hold this one, the outermost first, without itself. */
export function holdersOf(path: NodePath): readonly NodePath[] {
  const holders: NodePath[] = [];
  for (let at = path.indexOf("."); at >= 0; at = path.indexOf(".", at + 1)) {
    holders.push(path.slice(0, at));
  }
  return holders;
}

/** Returns true when the first is the second or holds it. */
export function contains(outer: NodePath, inner: NodePath): boolean {
  return outer === ROOT || inner === outer || inner.startsWith(`${outer}.`);
}

/** Returns only those that stand in none of the others, each once. */
export function outermost(paths: readonly NodePath[]): readonly NodePath[] {
  const all = [...new Set(paths)];
  const given = new Set(all);
  return all.filter((path) => !holdersOf(path).some((holder) => given.has(holder)));
}

/** Returns the place of a node's value in the document. */
export function nodePointer(path: NodePath): Pointer {
  return ["spec", ...idsOf(path).flatMap((id) => ["nodes", id])];
}

/** Returns the place of the nodes of a body in the document. */
export function nodesPointer(holder: NodePath): Pointer {
  return [...nodePointer(holder), "nodes"];
}

/** Returns the node that a place in the document belongs to; the flow's own path when it is in no node. */
export function nodeAt(pointer: Pointer): NodePath {
  const ids: string[] = [];
  for (let i = 1; pointer[0] === "spec" && pointer[i] === "nodes" && i + 1 < pointer.length; i += 2) {
    ids.push(pointer[i + 1] ?? "");
  }
  return ids.join(".");
}
