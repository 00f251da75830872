import { nodeProblems } from "../check/check.ts";
import { eachNode, type FlowSnapshot, nodesOf } from "../document/flow.ts";
import type { NodeTypes } from "../document/node-types.ts";
import { type NodeView, viewOf } from "../document/node-view.ts";
import { childPath, holderOf, idOf, type NodePath, nodePointer } from "../document/path.ts";
import { flowSites, readsOf, resolved, sitesOf } from "../document/sites.ts";
import type { Pointer } from "../json/pointer.ts";
import { isList, isObject, type JsonValue, member, objectOf } from "../json/value.ts";
import { type Query, queryOf } from "./query.ts";

/** A text in which something was found. */
export interface FoundText {
  /** Where in the document, or the name of a file beside it. */
  readonly part: "logic" | "files";
  readonly pointer: Pointer;
  readonly text: string;
  /** Beginning and end of each word found in it. */
  readonly ranges: readonly (readonly [start: number, end: number])[];
}

/** A node that fits a search, the first in the document first. */
export interface SearchHit {
  readonly path: NodePath;
  readonly view: NodeView;
  /** Where the words stand; empty when only filters were asked for. */
  readonly texts: readonly FoundText[];
}

/** Looks through id, title, note and all settings of every node at any depth. */
export function searchFlow(flow: FlowSnapshot, what: string | Query, types: NodeTypes): readonly SearchHit[] {
  const query = typeof what === "string" ? queryOf(what) : what;
  const asksNothing = query.words.length + query.types.length + query.is.size === 0;
  const used = query.is.has("unused") ? usedNodes(flow) : new Set<NodePath>();
  const hits: SearchHit[] = [];
  eachNode(flow, (path, value) => {
    const view = viewOf(idOf(path), value);
    if (!asksNothing && fits(flow, path, view, query, types, used)) {
      const texts = query.words.length === 0 ? [] : textsOf(flow, path, view).map((each) => found(each, query.words));
      const all = texts.filter((each) => each.ranges.length > 0);
      if (query.words.every((word) => all.some((each) => each.text.toLowerCase().includes(word)))) {
        hits.push({ path, view, texts: all });
      }
    }
  });
  return hits;
}

function fits(
  flow: FlowSnapshot,
  path: NodePath,
  view: NodeView,
  query: Query,
  types: NodeTypes,
  used: ReadonlySet<NodePath>,
): boolean {
  return (
    query.types.every((type) => view.type.toLowerCase().startsWith(type)) &&
    (!query.is.has("disabled") || view.disabled) &&
    (!query.is.has("unused") || (!used.has(path) && isForOthers(view, types))) &&
    (!query.is.has("invalid") || query.wrong.has(path) || nodeProblems(flow, path, types).length > 0)
  );
}

/** A step whose only use is what it gives to others: one that does something outside is never unused. */
function isForOthers(view: NodeView, types: NodeTypes): boolean {
  const type = types.get(view.type);
  const decides = type !== undefined && (type.dynamicPorts !== "none" || type.ports.length > 0);
  const gives = type?.output.additionalProperties !== false || Object.keys(objectOf(type.output.properties)).length > 0;
  return (type?.category === "data" && gives) || (decides && type?.capabilities.length === 0);
}

/** Returns the nodes that something waits for or reads. */
function usedNodes(flow: FlowSnapshot): ReadonlySet<NodePath> {
  const used = new Set<NodePath>();
  const read = (sites: ReturnType<typeof flowSites>) => {
    for (const site of sites) {
      for (const { root, member: name } of readsOf(site)) {
        const meant = root === "nodes" && name !== undefined ? resolved(flow, site.body, name) : undefined;
        if (meant !== undefined) {
          used.add(meant);
        }
      }
    }
  };
  read(flowSites(flow));
  eachNode(flow, (path, value) => {
    read(sitesOf(flow, path, value));
    for (const need of viewOf(idOf(path), value).needs) {
      if (Object.hasOwn(nodesOf(flow, holderOf(path)), need.node)) {
        used.add(childPath(holderOf(path), need.node));
      }
    }
  });
  return used;
}

interface OneText {
  readonly part: "logic" | "files";
  readonly pointer: Pointer;
  readonly text: string;
}

/** Returns the texts of a node that a person wrote, its id first. */
function textsOf(flow: FlowSnapshot, path: NodePath, view: NodeView): readonly OneText[] {
  const at = nodePointer(path);
  const texts: OneText[] = [{ part: "logic", pointer: at, text: view.id }];
  for (const key of ["title", "note", "uses", "with", "outputs", "timeout"]) {
    collect(flow, member(view.value, key), [...at, key], texts);
  }
  return texts;
}

function collect(flow: FlowSnapshot, value: JsonValue | undefined, pointer: Pointer, texts: OneText[]): void {
  if (isObject(value)) {
    const file = Object.keys(value).length === 1 && typeof value.file === "string" ? value.file : undefined;
    const beside = file === undefined ? undefined : member(flow.files, file);
    if (file !== undefined && typeof beside === "string") {
      texts.push({ part: "files", pointer: [file], text: beside });
    }
    for (const [name, each] of Object.entries(value)) {
      collect(flow, each, [...pointer, name], texts);
    }
  } else if (isList(value)) {
    for (const [i, each] of value.entries()) {
      collect(flow, each, [...pointer, String(i)], texts);
    }
  } else if (value !== undefined && value !== null) {
    texts.push({ part: "logic", pointer, text: String(value) });
  }
}

function found(each: OneText, words: readonly string[]): FoundText {
  const low = each.text.toLowerCase();
  const ranges: (readonly [number, number])[] = [];
  for (const word of words) {
    for (let at = low.indexOf(word); at >= 0; at = low.indexOf(word, at + word.length)) {
      ranges.push([at, at + word.length]);
    }
  }
  return { ...each, ranges: ranges.sort((a, b) => a[0] - b[0]) };
}
