import type { FlowSnapshot } from "../document/flow.ts";
import { idsOf, type NodePath, nodesPointer } from "../document/path.ts";
import type { PatchStep } from "../json/patch.ts";
import { type Pointer, pointerOf, pointerText } from "../json/pointer.ts";
import { type JsonObject, type JsonValue, member, objectOf } from "../json/value.ts";
import type { Edit } from "../operation/edit.ts";

const seen = new WeakMap<FlowSnapshot, Map<NodePath, FlowSnapshot>>();

/**
 * Returns a called flow as it stands on the canvas of the flow that calls it: its nodes at the paths that they have there, in
 * containers that hold nothing else. Whatever is done to nodes works on it as on any flow; {@link editInside} makes of that an
 * edit of the called flow. The same flow at the same place is the same object.
 *
 * @param call path of the calling node on the canvas
 */
export function insideAt(called: FlowSnapshot, call: NodePath): FlowSnapshot {
  const known = seen.get(called) ?? new Map<NodePath, FlowSnapshot>();
  seen.set(called, known);
  let flow = known.get(call);
  if (!flow) {
    flow = stood(called, call);
    known.set(call, flow);
  }
  return flow;
}

function stood(called: FlowSnapshot, call: NodePath): FlowSnapshot {
  const spec = objectOf(called.logic.spec);
  const nodes = idsOf(call).reduceRight<JsonValue>(
    (inner, id) => ({ [id]: { type: "flow.group@1", nodes: inner } }),
    spec.nodes ?? {},
  );
  const places = Object.entries(objectOf(member(called.layout, "nodes"))).map(([path, place]) => [
    `${call}.${path}`,
    place,
  ]);
  return {
    files: called.files,
    logic: { ...called.logic, spec: { ...spec, nodes } },
    layout: { ...called.layout, nodes: Object.fromEntries(places) as JsonObject },
  };
}

/**
 * Returns an edit of what {@link insideAt} gives as an edit of the called flow itself; undefined when it changes what is
 * around the called flow. What it selects stays named as on the canvas.
 */
export function editInside(edit: Edit, call: NodePath, called: FlowSnapshot): Edit | undefined {
  const around = nodesPointer(call);
  const logic = edit.logic.map((step) => moved(step, (pointer) => logicPlace(pointer, around)));
  const layout = edit.layout.map((step) => moved(step, (pointer) => layoutPlace(pointer, call)));
  if ([...logic, ...layout].some((step) => step === undefined)) {
    return undefined;
  }
  const steps = (list: readonly (PatchStep | undefined)[]) => list.flatMap((step) => step ?? []);
  const { text: _, ...plain } = edit;
  return { ...plain, logic: steps(logic), layout: [...missingPlaces(called, edit), ...steps(layout)] };
}

/** On the canvas the layout has a map of places in any case. */
function missingPlaces(called: FlowSnapshot, { layout }: Edit): readonly PatchStep[] {
  const wanted = layout.some((step) => step.path.startsWith("/nodes/"));
  return wanted && called.layout.nodes === undefined ? [{ op: "add", path: "/nodes", value: {} }] : [];
}

function moved(step: PatchStep, place: (pointer: Pointer) => Pointer | undefined): PatchStep | undefined {
  const path = place(pointerOf(step.path));
  const from = step.from === undefined ? undefined : place(pointerOf(step.from));
  if (!path || (step.from !== undefined && !from)) {
    return undefined;
  }
  return { ...step, path: pointerText(path), ...(from && { from: pointerText(from) }) };
}

function logicPlace(pointer: Pointer, around: Pointer): Pointer | undefined {
  if (pointer[0] !== "spec" || pointer[1] !== "nodes") {
    return pointer;
  }
  const within = pointer.length >= around.length && around.every((part, i) => part === pointer[i]);
  return within ? ["spec", "nodes", ...pointer.slice(around.length)] : undefined;
}

function layoutPlace(pointer: Pointer, call: NodePath): Pointer | undefined {
  const [part, path] = pointer;
  if (part !== "nodes" || path === undefined) {
    return pointer;
  }
  return path.startsWith(`${call}.`) ? ["nodes", path.slice(call.length + 1), ...pointer.slice(2)] : undefined;
}
