import { type FlowSnapshot, nodesOf } from "../document/flow.ts";
import { hasBody, type NodeTypes } from "../document/node-types.ts";
import { DONE, needOf, nodeView } from "../document/node-view.ts";
import { childPath, holderOf, idOf, type NodePath } from "../document/path.ts";
import { portsOf } from "../document/ports.ts";
import { type JsonObject, objectOf } from "../json/value.ts";
import { type Edit, EditRefused } from "./edit.ts";
import { EditBuilder } from "./edit-builder.ts";
import { writtenNeeds } from "./wires.ts";

/** Makes a node one of another type; settings that the new type knows are kept, wires from ways it lacks become plain. */
export function replaceType(flow: FlowSnapshot, path: NodePath, typeId: string, types: NodeTypes): Edit {
  const node = nodeView(flow, path);
  const type = types.get(typeId);
  if (!node || !type) {
    throw new EditRefused(node ? `There is no step of the type ${typeId}.` : "This step is not there any more.");
  }
  const edit = new EditBuilder(flow);
  edit.setMember(path, "type", typeId);
  if (node.uses !== "" && type.body !== "called_flow") {
    edit.setMember(path, "uses", undefined);
  }
  if (!hasBody(type)) {
    if (node.size > 0) {
      edit.problem(path, `The ${node.size} steps in ${node.title} go.`);
    }
    edit.setMember(path, "nodes", undefined);
    edit.setMember(path, "outputs", undefined);
    edit.dropLayout(path, false);
  } else if (node.value.nodes === undefined) {
    edit.setMember(path, "nodes", {});
  }
  keepSettings(edit, path, node.settings, type.settings);
  keepWires(edit, path, types);
  return edit.build(`Make ${node.title} a step of type ${type.title}`, [path]);
}

function keepSettings(edit: EditBuilder, path: NodePath, settings: JsonObject, schema: JsonObject): void {
  if (schema.additionalProperties !== false) {
    return;
  }
  const known = objectOf(schema.properties);
  const kept = Object.entries(settings).filter(([name]) => Object.hasOwn(known, name));
  const lost = Object.keys(settings).length - kept.length;
  if (lost > 0) {
    edit.problem(path, `${lost === 1 ? "One setting" : `${lost} settings`} of the old type go.`, "warning");
    edit.setMember(path, "with", kept.length === 0 ? undefined : Object.fromEntries(kept));
  }
}

function keepWires(edit: EditBuilder, path: NodePath, types: NodeTypes): void {
  const node = nodeView(edit.flow, path);
  const known = node && portsOf(node, types);
  const holder = holderOf(path);
  for (const id of known && !known.open ? Object.keys(nodesOf(edit.flow, holder)) : []) {
    const reader = childPath(holder, id);
    const needs = writtenNeeds(edit.flow, reader);
    const fitting = needs.map((need) => {
      const { node: source, port } = needOf(need);
      const fits = source !== idOf(path) || port === DONE || known?.ports.some((each) => each.name === port);
      return fits ? need : source;
    });
    if (fitting.some((need, i) => need !== needs[i])) {
      edit.setNeeds(reader, fitting);
      edit.problem(reader, `Its wire from ${idOf(path)} now leaves the plain way.`, "warning");
    }
  }
}
