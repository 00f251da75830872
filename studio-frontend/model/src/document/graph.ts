import type { FlowNode } from "./flow.ts";
import { type Need, needText, viewOf } from "./node-view.ts";

type Body = Readonly<Record<string, FlowNode>>;

/** Order and precedence of the nodes of one body. */
export interface Graph {
  /** The ids so that each stands behind all it needs; without those in a ring. */
  readonly order: readonly string[];
  /** Each node's successors, by id. */
  readonly next: ReadonlyMap<string, readonly string[]>;
  /** True when the first precedes the second through needs. */
  precedes(first: string, second: string): boolean;
  /** All that precede a node, itself not among them. */
  before(id: string): ReadonlySet<string>;
}

const graphs = new WeakMap<Body, Graph>();

/** Returns the graph of the nodes of a body; the same body gives the same graph. */
export function graphOf(nodes: Body): Graph {
  let graph = graphs.get(nodes);
  if (!graph) {
    graph = recent.find((each) => sameWires(each.nodes, nodes))?.graph ?? build(nodes);
    graphs.set(nodes, graph);
    recent.unshift({ nodes, graph });
    recent.length = Math.min(recent.length, MOST_RECENT);
  }
  return graph;
}

const MOST_RECENT = 4;
const recent: { readonly nodes: Body; readonly graph: Graph }[] = [];

/** Typing into a setting makes another body with the same wires: its graph need not be worked out again. */
function sameWires(left: Body, right: Body): boolean {
  const ids = Object.keys(left);
  const others = Object.keys(right);
  const values = Object.values(right);
  return (
    ids.length === others.length &&
    ids.every((id, i) => id === others[i]) &&
    Object.values(left).every((node, i) => node === values[i] || node.needs === values[i]?.needs)
  );
}

function build(nodes: Body): Graph {
  const sources = new Map<string, Set<string>>();
  const next = new Map<string, string[]>();
  for (const [id, node] of Object.entries(nodes)) {
    const from = new Set(viewOf(id, node).needs.map((need) => need.node));
    sources.set(id, new Set([...from].filter((each) => Object.hasOwn(nodes, each))));
    for (const each of sources.get(id) ?? []) {
      const list = next.get(each) ?? [];
      list.push(id);
      next.set(each, list);
    }
  }
  const known = new Map<string, ReadonlySet<string>>();
  const before = (id: string): ReadonlySet<string> => {
    let set = known.get(id);
    if (!set) {
      set = reached(id, sources);
      known.set(id, set);
    }
    return set;
  };
  return { order: sorted(sources, next), next, before, precedes: (first, second) => leads(first, second, sources) };
}

/** Looks from the second backwards, the nearest first: what is read mostly stands close by. */
function leads(first: string, second: string, sources: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const seen = new Set<string>([second]);
  for (const at of seen) {
    for (const source of sources.get(at) ?? []) {
      if (source === first) {
        return true;
      }
      seen.add(source);
    }
  }
  return false;
}

function reached(id: string, sources: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...(sources.get(id) ?? [])];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (!found.has(at)) {
      found.add(at);
      open.push(...(sources.get(at) ?? []));
    }
  }
  return found;
}

function sorted(sources: ReadonlyMap<string, ReadonlySet<string>>, next: ReadonlyMap<string, readonly string[]>) {
  const open = new Map(Array.from(sources, ([id, from]) => [id, from.size]));
  const order = [...open].filter(([, count]) => count === 0).map(([id]) => id);
  for (let i = 0; i < order.length; i++) {
    for (const id of next.get(order[i] ?? "") ?? []) {
      const left = (open.get(id) ?? 0) - 1;
      open.set(id, left);
      if (left === 0) {
        order.push(id);
      }
    }
  }
  return order;
}

/** Returns a ring that a wire between two nodes of a body would close, the first again at its end; empty when none. */
export function ringBy(nodes: Body, from: string, to: string): readonly string[] {
  if (from === to) {
    return [from, from];
  }
  const { next } = graphOf(nodes);
  const came = new Map<string, string>([[to, ""]]);
  const open = [to];
  for (let at = open.shift(); at !== undefined; at = open.shift()) {
    if (at === from) {
      return [from, ...trail(came, from)];
    }
    for (const id of next.get(at) ?? []) {
      if (!came.has(id)) {
        came.set(id, at);
        open.push(id);
      }
    }
  }
  return [];
}

function trail(came: ReadonlyMap<string, string>, from: string): string[] {
  const back: string[] = [];
  for (let at = from; at !== ""; at = came.get(at) ?? "") {
    back.unshift(at);
  }
  return back;
}

/** A wire between two nodes of a body. */
export interface Wire {
  readonly from: string;
  readonly port: string;
  readonly to: string;
}

/** Returns the wires of a body, also those whose source does not exist. */
export function wiresOf(nodes: Body): readonly Wire[] {
  return Object.entries(nodes).flatMap(([id, node]) =>
    viewOf(id, node).needs.map((need) => ({ from: need.node, port: need.port, to: id })),
  );
}

/** Returns the need that a wire is written as. */
export function needOfWire(wire: Wire): string {
  const need: Need = { node: wire.from, port: wire.port };
  return needText(need);
}
