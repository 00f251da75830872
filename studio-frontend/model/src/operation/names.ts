import { type FlowSnapshot, nodesOf } from "../document/flow.ts";
import { NODE_ID } from "../document/keys.ts";
import { nodeView } from "../document/node-view.ts";
import { holderOf, idOf, type NodePath, ROOT } from "../document/path.ts";

const LONGEST = 48;

/** Returns a title as an id: `Read each page!` gives `read_each_page`. */
export function idFrom(title: string, otherwise = "step"): string {
  const plain = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const id = plain
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[_0-9]+|_+$/g, "")
    .slice(0, LONGEST)
    .replace(/_+$/, "");
  return NODE_ID.test(id) ? id : otherwise;
}

/**
 * Returns an id that is free in a body. Ids of the bodies around are avoided too, so that a new node never hides one
 * that expressions read.
 */
export function freshId(
  flow: FlowSnapshot,
  holder: NodePath,
  wanted: string,
  alsoTaken: Iterable<string> = [],
): string {
  const taken = new Set(alsoTaken);
  for (let at: NodePath | undefined = holder; at !== undefined; at = at === ROOT ? undefined : holderOf(at)) {
    for (const id of Object.keys(nodesOf(flow, at))) {
      taken.add(id);
    }
  }
  const base = wanted.replace(/_\d+$/, "");
  let id = wanted;
  for (let i = 2; taken.has(id); i++) {
    id = `${base}_${i}`;
  }
  return id;
}

/** Returns what people call a node. */
export function titleOf(flow: FlowSnapshot, path: NodePath): string {
  return nodeView(flow, path)?.title ?? idOf(path);
}

/** Returns words for one node, or for several: `Web search`, `3 steps`. */
export function named(flow: FlowSnapshot, paths: readonly NodePath[]): string {
  const [only] = paths;
  return paths.length === 1 && only !== undefined ? titleOf(flow, only) : `${paths.length} steps`;
}
