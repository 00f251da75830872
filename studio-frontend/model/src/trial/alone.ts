import { collapseToFlow } from "../borders/own-flow.ts";
import { type FlowSnapshot, flowSnapshot, nodeValue } from "../document/flow.ts";
import type { NodeTypes } from "../document/node-types.ts";
import { idOf, type NodePath } from "../document/path.ts";
import { isObject, type JsonObject, objectOf } from "../json/value.ts";
import { applyEdit, EditRefused } from "../operation/edit.ts";

/** A step as a flow of its own. */
export interface LoneStep {
  readonly flow: FlowSnapshot;
  /** What the step reads, as an expression where it stands now, by the name of the input that gives it. */
  readonly reads: Readonly<Record<string, string>>;
}

/**
 * Returns a step, with all that is in it, as a flow of its own: whatever it reads from outside is an input. Nothing comes
 * before it, so it runs at once; its own path is its id.
 *
 * @throws EditRefused when the step is not of this flow
 */
export function flowOfStep(flow: FlowSnapshot, path: NodePath, types: NodeTypes): LoneStep {
  if (nodeValue(flow, path) === undefined) {
    throw new EditRefused("This step belongs to the flow that is called here. Open that flow to test it.");
  }
  // The name does not matter: the call in its place is only looked at for what it gives.
  const { edit, created } = collapseToFlow(flow, [path], types, { title: "Step alone", uses: "alone@1" });
  const [call = ""] = edit.select;
  const given = objectOf(nodeValue(applyEdit(flow, edit).flow, call)?.with);
  const { outputs: _, ...spec } = objectOf(created.logic.spec);
  const { runOn } = objectOf(flow.logic.spec);
  const whole = { ...(runOn !== undefined && { runOn }), ...spec, nodes: enabled(spec, idOf(path)) };
  const logic = { ...created.logic, metadata: metadataOf(flow), spec: whole };
  return {
    flow: flowSnapshot(logic, created.layout, created.files),
    reads: Object.fromEntries(Object.entries(given).map(([name, text]) => [name, String(text)])),
  };
}

/** Runs of parts go by the name of their flow. */
function metadataOf(flow: FlowSnapshot): JsonObject {
  const { name = "flow", title } = objectOf(flow.logic.metadata);
  return { name, ...(title !== undefined && { title }) };
}

/** Whoever tests a disabled step wants to see what it does. */
function enabled(spec: JsonObject, id: string): JsonObject {
  const nodes = objectOf(spec.nodes);
  const { [id]: node } = nodes;
  if (!isObject(node)) {
    return nodes;
  }
  const { disabled: _, ...own } = node;
  return { ...nodes, [id]: own };
}
