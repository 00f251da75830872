import { bodyKindOf } from "../borders/reads.ts";
import { type FlowNode, type FlowSnapshot, flowSnapshot, nodesIn, nodesOf, nodeValue } from "../document/flow.ts";
import { graphOf } from "../document/graph.ts";
import type { NodeTypes } from "../document/node-types.ts";
import { holdersOf, idsOf, type NodePath } from "../document/path.ts";
import { readsOf, type Site, sitesOf } from "../document/sites.ts";
import { type JsonObject, objectOf } from "../json/value.ts";
import { EditRefused } from "../operation/edit.ts";
import { titleOf } from "../operation/names.ts";

/**
 * Returns the flow with a step and what comes before it, at every depth, and nothing else: what is run up to the step. The
 * steps keep their paths. Outputs of the flow and of what holds the step are left out, because what they read may be.
 *
 * @throws EditRefused when the step is not of this flow, or is one that a model calls
 */
export function flowUpTo(flow: FlowSnapshot, path: NodePath, types: NodeTypes): FlowSnapshot {
  if (nodeValue(flow, path) === undefined) {
    throw new EditRefused("This step belongs to the flow that is called here. Open that flow to try it.");
  }
  for (const holder of holdersOf(path)) {
    if (bodyKindOf(flow, holder, types) === "on_demand") {
      throw new EditRefused(`${titleOf(flow, path)} is called by ${titleOf(flow, holder)}: test it by itself.`);
    }
  }
  const spec = bodyUpTo(objectOf(flow.logic.spec), idsOf(path));
  const reduced = flowSnapshot({ ...flow.logic, spec }, flow.layout, flow.files);
  return holdersOf(path).reduce((at, holder) => withoutLateState(flow, at, holder), reduced);
}

function bodyUpTo(holder: JsonObject, [id = "", ...inner]: readonly string[]): JsonObject {
  const nodes = nodesIn(holder);
  const { before } = graphOf(nodes);
  const kept = new Set([...before(id), id]);
  const { outputs: _, ...rest } = holder;
  const next = Object.entries(nodes)
    .filter(([each]) => kept.has(each))
    .map(([each, node]): [string, FlowNode] => [each, each === id && inner.length > 0 ? bodyUpTo(node, inner) : node]);
  return { ...rest, nodes: Object.fromEntries(next) };
}

/** A loop whose next state comes from steps that are left out goes its first round only. */
function withoutLateState(whole: FlowSnapshot, reduced: FlowSnapshot, loop: NodePath): FlowSnapshot {
  const late = sitesOf(whole, loop).some(
    (site) => site.kind === "after" && isNext(site) && readsLate(whole, reduced, loop, site),
  );
  return late ? withSettings(reduced, loop, { while: "${ iteration = 0 }", next: "${ state }" }) : reduced;
}

/** The outputs of a loop are gone; what is left behind the body is its next state. */
function isNext(site: Site): boolean {
  return site.pointer.includes("with");
}

function readsLate(whole: FlowSnapshot, reduced: FlowSnapshot, loop: NodePath, site: Site): boolean {
  const [before, after] = [nodesOf(whole, loop), nodesOf(reduced, loop)];
  return readsOf(site).some(({ root, member, loose }) => {
    if (root !== "nodes") {
      return false;
    }
    // What is kept of a container on the way gives no outputs any more.
    return loose || member === undefined || (Object.hasOwn(before, member) && after[member] !== before[member]);
  });
}

function withSettings(flow: FlowSnapshot, path: NodePath, settings: JsonObject): FlowSnapshot {
  const changed = (holder: JsonObject, [id = "", ...inner]: readonly string[]): JsonObject => {
    const node = objectOf(nodesIn(holder)[id]);
    const next = inner.length > 0 ? changed(node, inner) : { ...node, with: { ...objectOf(node.with), ...settings } };
    return { ...holder, nodes: { ...nodesIn(holder), [id]: next } };
  };
  const spec = changed(objectOf(flow.logic.spec), idsOf(path));
  return flowSnapshot({ ...flow.logic, spec }, flow.layout, flow.files);
}
