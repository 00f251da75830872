import { type Reference, references } from "@foldwork/expressions";
import type { Pointer } from "../json/pointer.ts";
import { isList, isObject, type JsonValue, member } from "../json/value.ts";
import { eachNode, type FlowNode, type FlowSnapshot, nodesOf, nodeValue } from "./flow.ts";
import { childPath, holderOf, type NodePath, nodePointer, ROOT } from "./path.ts";

/** A text with expressions, and what those can see. */
export interface Site {
  readonly part: "logic" | "files";
  readonly pointer: Pointer;
  readonly text: string;
  /** The node it belongs to, the flow's own path for its vars and outputs. */
  readonly owner: NodePath;
  /** The body whose nodes it sees first; undefined where it sees no nodes at all. */
  readonly body: NodePath | undefined;
  /** `settings` sees what precedes its node; `after` sees all nodes of the body; `vars` sees no nodes. */
  readonly kind: "settings" | "after" | "while" | "vars";
}

interface OwnText {
  readonly pointer: Pointer;
  readonly text: string;
  readonly file: boolean;
}

const texts = new WeakMap<FlowNode, readonly OwnText[]>();

/** Returns the texts with expressions of one node, those of the nodes inside it not among them. */
export function sitesOf(flow: FlowSnapshot, path: NodePath, node = nodeValue(flow, path)): readonly Site[] {
  if (!node) {
    return [];
  }
  let own = texts.get(node);
  if (!own) {
    own = ownTexts(node);
    texts.set(node, own);
  }
  const at = own.length === 0 ? [] : nodePointer(path);
  return own.flatMap((each) => site(flow, path, node, at, each));
}

function ownTexts(node: FlowNode): readonly OwnText[] {
  const found: OwnText[] = [];
  for (const key of ["with", "outputs"]) {
    collect(member(node, key), [key], found);
  }
  return found;
}

function collect(value: JsonValue | undefined, pointer: Pointer, found: OwnText[]): void {
  if (typeof value === "string") {
    if (value.includes("${")) {
      found.push({ pointer, text: value, file: false });
    }
  } else if (isList(value)) {
    for (const [i, item] of value.entries()) {
      collect(item, [...pointer, String(i)], found);
    }
  } else if (isObject(value)) {
    const names = Object.keys(value);
    if (names.length === 1 && typeof value.file === "string" && pointer[0] === "with") {
      found.push({ pointer: [value.file], text: "", file: true });
      return;
    }
    for (const name of names) {
      collect(value[name], [...pointer, name], found);
    }
  }
}

function site(flow: FlowSnapshot, path: NodePath, node: FlowNode, at: Pointer, own: OwnText): readonly Site[] {
  if (own.file) {
    const text = member(flow.files, own.pointer[0] ?? "");
    const seen = { part: "files", pointer: own.pointer, owner: path, body: holderOf(path), kind: "settings" } as const;
    return typeof text === "string" && text.includes("${") ? [{ ...seen, text }] : [];
  }
  const place = { part: "logic", pointer: [...at, ...own.pointer], text: own.text, owner: path } as const;
  const isLoop = String(member(node, "type")).startsWith("flow.loop@");
  if (own.pointer[0] === "outputs" || (isLoop && own.pointer[1] === "next")) {
    return [{ ...place, body: path, kind: "after" }];
  }
  const kind = isLoop && own.pointer[1] === "while" ? "while" : "settings";
  return [{ ...place, body: holderOf(path), kind }];
}

/** Returns the texts with expressions in the flow's own vars and outputs. */
export function flowSites(flow: FlowSnapshot): readonly Site[] {
  const spec = flow.logic.spec;
  const found: OwnText[] = [];
  if (isObject(spec)) {
    collect(member(spec, "vars"), ["vars"], found);
    collect(member(spec, "outputs"), ["outputs"], found);
  }
  return found.map(({ pointer, text }) => {
    const vars = pointer[0] === "vars";
    const seen = vars ? ({ body: undefined, kind: "vars" } as const) : ({ body: ROOT, kind: "after" } as const);
    return { part: "logic", pointer: ["spec", ...pointer], text, owner: ROOT, ...seen };
  });
}

/** Returns every text with expressions that can see the nodes of a body: those inside it and its holder's own. */
export function sitesSeeing(flow: FlowSnapshot, holder: NodePath): readonly Site[] {
  const own = holder === ROOT ? flowSites(flow) : sitesOf(flow, holder);
  const found = own.filter((each) => each.body === holder);
  eachNode(flow, (path, node) => found.push(...sitesOf(flow, path, node)), holder);
  return found;
}

/** Returns what a text reads; nothing when it cannot be parsed. */
export function readsOf(site: Site): readonly Reference[] {
  return references(site.text) ?? [];
}

/** Returns the node that `nodes.name` means in a body: the nearest of that id, outwards. */
export function resolved(flow: FlowSnapshot, body: NodePath | undefined, name: string): NodePath | undefined {
  for (let holder = body; holder !== undefined; holder = holder === ROOT ? undefined : holderOf(holder)) {
    if (Object.hasOwn(nodesOf(flow, holder), name)) {
      return childPath(holder, name);
    }
  }
  return undefined;
}
