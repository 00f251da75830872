import type { FlowNode, FlowSnapshot } from "../document/flow.ts";
import { writtenPlace } from "../document/layout.ts";
import { hasBody, type NodeTypes } from "../document/node-types.ts";
import { DONE, needText, nodeView } from "../document/node-view.ts";
import { childPath, idOf, type NodePath, nodesPointer, ROOT } from "../document/path.ts";
import { portsOf } from "../document/ports.ts";
import type { JsonObject } from "../json/value.ts";
import { type Edit, EditRefused } from "./edit.ts";
import { EditBuilder } from "./edit-builder.ts";
import { freshId, idFrom, titleOf } from "./names.ts";
import { refuseRings } from "./rings.ts";
import { addNeed, type PlacedWire, writtenNeeds } from "./wires.ts";

/** A node to be added. */
export interface NewNode {
  /** Name of its type with version. */
  readonly type: string;
  /** The type's own title unless given. */
  readonly title?: string;
  readonly settings?: JsonObject;
  /** The called flow of a `flow.call`. */
  readonly uses?: string;
  /** The node whose body it is added to; the flow itself unless given. */
  readonly holder?: NodePath;
  /** Its place in that body; laid out by itself unless given. */
  readonly at?: { readonly x: number; readonly y: number };
  /** What it needs from the start: `node` or `node.port`. */
  readonly needs?: readonly string[];
}

/** Adds a node; its path is what the edit selects. */
export function addNode(flow: FlowSnapshot, node: NewNode, types: NodeTypes): Edit {
  const edit = new EditBuilder(flow);
  const path = added(edit, node, types);
  return edit.build(`Add ${titleOf(edit.flow, path)}`, [path]);
}

/** Adds a node between the ends of a wire. */
export function insertOnWire(flow: FlowSnapshot, wire: PlacedWire, node: NewNode, types: NodeTypes): Edit {
  const target = childPath(wire.holder, wire.to);
  const need = needText({ node: wire.from, port: wire.port });
  const needs = writtenNeeds(flow, target);
  if (!needs.includes(need)) {
    throw new EditRefused("This wire is not there any more.");
  }
  const edit = new EditBuilder(flow);
  const path = added(edit, { ...node, holder: wire.holder, needs: [need] }, types);
  const next = through(edit, path, types);
  edit.setNeeds(
    target,
    needs.map((each) => (each === need ? next : each)),
  );
  return edit.build(`Insert ${titleOf(edit.flow, path)}`, [path]);
}

/** Puts a node that is there already between the ends of a wire of its own body. */
export function dropOnWire(flow: FlowSnapshot, wire: PlacedWire, id: string, types: NodeTypes): Edit {
  const path = childPath(wire.holder, id);
  const target = childPath(wire.holder, wire.to);
  const need = needText({ node: wire.from, port: wire.port });
  if (wire.from === id || wire.to === id) {
    throw new EditRefused("A step cannot lie on a wire of its own.");
  }
  const edit = new EditBuilder(flow);
  addNeed(edit, path, need);
  const next = through(edit, path, types);
  edit.setNeeds(
    target,
    writtenNeeds(flow, target).map((each) => (each === need ? next : each)),
  );
  refuseRings(edit, wire.holder);
  return edit.build(`Put ${titleOf(flow, path)} on the wire`, [path]);
}

function added(edit: EditBuilder, node: NewNode, types: NodeTypes): NodePath {
  const type = types.get(node.type);
  const holder = node.holder ?? ROOT;
  const title = node.title ?? type?.title;
  const id = freshId(edit.flow, holder, idFrom(title ?? "", idFrom(node.type.replace(/@.*/, ""))));
  const value: FlowNode = {
    type: node.type,
    ...(title !== undefined && { title }),
    ...(node.needs?.length && { needs: node.needs }),
    ...(node.uses !== undefined && { uses: node.uses }),
    ...(node.settings && { with: node.settings }),
    ...(hasBody(type) && { nodes: {} }),
  };
  const path = childPath(holder, id);
  edit.set("logic", [...nodesPointer(holder), id], value);
  if (node.at) {
    edit.set("layout", ["nodes", path], writtenPlace(node.at));
  }
  return path;
}

/** Returns the need by which what follows a node goes on: its first own way, else its plain port. */
function through(edit: EditBuilder, path: NodePath, types: NodeTypes): string {
  const node = nodeView(edit.flow, path);
  const first = node && portsOf(node, types).ports.find((port) => port.kind === "named");
  return needText({ node: idOf(path), port: first?.name ?? DONE });
}
