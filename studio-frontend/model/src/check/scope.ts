import { type FlowNode, type FlowSnapshot, nodesOf, nodeValue } from "../document/flow.ts";
import { graphOf } from "../document/graph.ts";
import { holderOf, idOf, idsOf, type NodePath, ROOT } from "../document/path.ts";
import { resolved, type Site } from "../document/sites.ts";
import { isObject, objectOf } from "../json/value.ts";

/** What an expression can see where it stands. */
export interface Scope {
  /** Says whether it may read a node, could if a wire led from it, or cannot because there is none. */
  node(id: string): "seen" | "unwired" | "none";
  /** Ids of all nodes of the bodies around it. */
  known(): readonly string[];
  /** Ids of the nodes that it may read, the nearest body first. */
  seen(): readonly string[];
  /** `item`, `state` and such. */
  readonly names: ReadonlySet<string>;
  /** Undefined when the schema leaves them open. */
  readonly inputs: ReadonlySet<string> | undefined;
  readonly vars: ReadonlySet<string>;
}

const GIVEN: readonly (readonly [type: string, names: readonly string[]])[] = [
  ["flow.for_each@", ["item", "index"]],
  ["flow.loop@", ["state", "iteration"]],
  ["agent.run@", ["args"]],
];

/** Names that exist only inside certain bodies. */
export const BODY_NAMES = ["item", "index", "iteration", "state", "args"] as const;

/** Returns what the expressions at a place can see. */
export function scopeOf(flow: FlowSnapshot, site: Site): Scope {
  const spec = objectOf(flow.logic.spec);
  const schema = objectOf(spec.inputs);
  const open = schema.additionalProperties !== undefined && schema.additionalProperties !== false;
  const vars = Object.keys(objectOf(spec.vars));
  const own = site.kind === "vars" ? vars.slice(0, vars.indexOf(site.pointer[2] ?? "")) : vars;
  return {
    ...nodesSeen(flow, site),
    names: namesSeen(flow, site),
    inputs: open || !isObject(schema.properties) ? undefined : new Set(Object.keys(schema.properties)),
    vars: new Set(own),
  };
}

/** A body around a reader, and the node of it in which the reader stands. */
interface SeenBody {
  readonly values: Readonly<Record<string, FlowNode>>;
  readonly inner: NodePath | undefined;
}

function nodesSeen(flow: FlowSnapshot, site: Site): Pick<Scope, "node" | "known" | "seen"> {
  const bodies: SeenBody[] = [];
  let inner = site.kind === "after" ? undefined : site.owner;
  for (let body = site.body; body !== undefined; body = body === ROOT ? undefined : holderOf(body)) {
    bodies.push({ values: nodesOf(flow, body), inner });
    inner = body;
  }
  const node = (id: string) => {
    const body = bodies.find(({ values }) => Object.hasOwn(values, id));
    if (body === undefined) {
      return "none";
    }
    return body.inner === undefined || graphOf(body.values).precedes(id, idOf(body.inner)) ? "seen" : "unwired";
  };
  return { node, known: () => bodies.flatMap(({ values }) => Object.keys(values)), seen: () => seenIn(bodies) };
}

/** All that precede are looked for once: asking for each whether it does would walk the same wires again and again. */
function seenIn(bodies: readonly SeenBody[]): readonly string[] {
  const seen: string[] = [];
  const hidden = new Set<string>();
  for (const { values, inner } of bodies) {
    const before = inner === undefined ? undefined : graphOf(values).before(idOf(inner));
    for (const id of Object.keys(values).filter((each) => !hidden.has(each))) {
      hidden.add(id);
      if (before === undefined || before.has(id)) {
        seen.push(id);
      }
    }
  }
  return seen;
}

function namesSeen(flow: FlowSnapshot, site: Site): ReadonlySet<string> {
  const names = new Set<string>();
  const bodies: NodePath[] = site.kind === "while" ? [site.owner] : [];
  for (let body = site.body ?? ROOT; body !== ROOT; body = holderOf(body)) {
    bodies.push(body);
  }
  for (const body of bodies) {
    const type = String(nodeValue(flow, body)?.type);
    for (const name of GIVEN.find(([giver]) => type.startsWith(giver))?.[1] ?? []) {
      names.add(name);
    }
  }
  return names;
}

/** Returns the node of a body, and that body, from which a wire must lead so that a reader sees a node. */
export function wireTo(site: Site, source: NodePath): { holder: NodePath; from: string; to: string } {
  const holder = holderOf(source);
  const reader = idsOf(site.owner)[idsOf(holder).length] ?? "";
  return { holder, from: idOf(source), to: reader };
}

/** Returns what the expressions in a node's settings can see; those of the flow's outputs for the empty path. */
export function scopeAt(flow: FlowSnapshot, path: NodePath): Scope {
  const ofFlow = path === ROOT;
  return scopeOf(flow, {
    part: "logic",
    pointer: [],
    text: "",
    owner: path,
    body: ofFlow ? ROOT : holderOf(path),
    kind: ofFlow ? "after" : "settings",
  });
}

/** Returns the node that a name means where a node stands; undefined when there is none. */
export function nodeSeen(flow: FlowSnapshot, path: NodePath, id: string): NodePath | undefined {
  return resolved(flow, path === ROOT ? ROOT : holderOf(path), id);
}

/** Returns the ids of the nodes that may be read, the nearest body first. */
export function readable(scope: Scope): readonly string[] {
  return scope.seen();
}
