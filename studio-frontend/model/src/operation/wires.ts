import { type FlowSnapshot, nodesOf, nodeValue } from "../document/flow.ts";
import { ringBy, type Wire } from "../document/graph.ts";
import type { NodeTypes } from "../document/node-types.ts";
import { DONE, needText, nodeView } from "../document/node-view.ts";
import { childPath, idOf, type NodePath, nodePointer } from "../document/path.ts";
import { portsOf } from "../document/ports.ts";
import { isList, member } from "../json/value.ts";
import { type Edit, EditRefused } from "./edit.ts";
import { EditBuilder } from "./edit-builder.ts";
import { titleOf } from "./names.ts";

/** A wire with the body it lies in. */
export interface PlacedWire extends Wire {
  readonly holder: NodePath;
}

/** Returns why a wire cannot be drawn, in one line for the pointer; undefined when it can. */
export function wireFault(flow: FlowSnapshot, wire: PlacedWire, types: NodeTypes): string | undefined {
  const nodes = nodesOf(flow, wire.holder);
  const source = nodeView(flow, childPath(wire.holder, wire.from));
  const target = nodeView(flow, childPath(wire.holder, wire.to));
  if (!source || !target) {
    return "A wire joins two steps of the same sheet.";
  }
  if (wire.from === wire.to) {
    return "A step cannot wait for itself.";
  }
  if (target.needs.some((need) => need.node === wire.from && need.port === wire.port)) {
    return "This wire is there already.";
  }
  const { ports, open } = portsOf(source, types);
  if (!open && !ports.some((port) => port.name === wire.port)) {
    return `${source.title} has no way “${wire.port}”.`;
  }
  const ring = ringBy(nodes, wire.from, wire.to);
  if (ring.length > 0) {
    const names = ring.map((id) => titleOf(flow, childPath(wire.holder, id)));
    return `That closes a ring: ${names.join(" → ")}. Use a loop to repeat.`;
  }
  return undefined;
}

/** Draws a wire. */
export function connect(flow: FlowSnapshot, wire: PlacedWire, types: NodeTypes): Edit {
  const fault = wireFault(flow, wire, types);
  if (fault) {
    throw new EditRefused(fault);
  }
  const edit = new EditBuilder(flow);
  addNeed(edit, childPath(wire.holder, wire.to), needText({ node: wire.from, port: wire.port }));
  return edit.build(`Join ${ends(flow, wire)}`);
}

/** Takes wires away. */
export function disconnect(flow: FlowSnapshot, wires: readonly PlacedWire[]): Edit {
  const edit = new EditBuilder(flow);
  for (const wire of wires) {
    const path = childPath(wire.holder, wire.to);
    const left = writtenNeeds(edit.flow, path).filter((need) => !isNeed(need, wire));
    edit.setNeeds(path, left);
  }
  const [only] = wires;
  return edit.build(wires.length === 1 && only ? `Part ${ends(flow, only)}` : `Take ${wires.length} wires away`);
}

/** Moves an end of a wire to another node or port. */
export function rewire(flow: FlowSnapshot, old: PlacedWire, next: PlacedWire, types: NodeTypes): Edit {
  const edit = new EditBuilder(flow);
  const from = childPath(old.holder, old.to);
  edit.setNeeds(
    from,
    writtenNeeds(flow, from).filter((need) => !isNeed(need, old)),
  );
  const fault = wireFault(edit.flow, next, types);
  if (fault) {
    throw new EditRefused(fault);
  }
  const target = childPath(next.holder, next.to);
  addNeed(edit, target, needText({ node: next.from, port: next.port }));
  return edit.build(`Move the wire to ${titleOf(flow, target)}`);
}

/** Returns the needs of a node as they are written. */
export function writtenNeeds(flow: FlowSnapshot, path: NodePath): readonly string[] {
  const needs = member(nodeValue(flow, path) ?? {}, "needs");
  return isList(needs) ? needs.filter((need) => typeof need === "string") : [];
}

/** Adds a need behind those that are there, unless it is among them. */
export function addNeed(edit: EditBuilder, path: NodePath, need: string): void {
  const needs = member(nodeValue(edit.flow, path) ?? {}, "needs");
  if (!isList(needs)) {
    edit.setMember(path, "needs", [need]);
  } else if (!needs.includes(need)) {
    edit.set("logic", [...nodePointer(path), "needs"], [...needs, need]);
  }
}

function isNeed(written: string, wire: Wire): boolean {
  const need = needText({ node: wire.from, port: wire.port });
  return written === need || (wire.port === DONE && written === `${wire.from}.${DONE}`);
}

function ends(flow: FlowSnapshot, wire: PlacedWire): string {
  const [from, to] = [wire.from, wire.to].map((id) => titleOf(flow, childPath(wire.holder, idOf(id))));
  return `${from} and ${to}`;
}
