import { type FlowSnapshot, nodesOf, nodeValue } from "../document/flow.ts";
import { NODE_ID } from "../document/keys.ts";
import { needOf, needText } from "../document/node-view.ts";
import { childPath, contains, holderOf, idOf, type NodePath, nodePointer, nodesPointer } from "../document/path.ts";
import { memberReplacement, replaced } from "../document/rewrite.ts";
import { readsOf, resolved, type Site, sitesSeeing } from "../document/sites.ts";
import { pointerText } from "../json/pointer.ts";
import { type Edit, EditRefused } from "./edit.ts";
import { EditBuilder } from "./edit-builder.ts";
import { titleOf } from "./names.ts";

/** Gives a node another id; every wire and every expression that means this node follows, at any depth. */
export function renameNode(flow: FlowSnapshot, path: NodePath, id: string): Edit {
  const [holder, old] = [holderOf(path), idOf(path)];
  if (id === old) {
    return new EditBuilder(flow).build(`Rename ${titleOf(flow, path)}`, [path]);
  }
  refuse(flow, path, id);
  const edit = new EditBuilder(flow);
  for (const site of sitesSeeing(flow, holder)) {
    rewriteSite(edit, flow, site, path, id);
  }
  for (const sibling of Object.keys(nodesOf(flow, holder))) {
    renameNeeds(edit, childPath(holder, sibling), old, id);
  }
  const [from, to] = [nodePointer(path), [...nodesPointer(holder), id]].map(pointerText);
  edit.step("logic", { op: "move", from: from ?? "", path: to ?? "" });
  edit.moveLayout(path, childPath(holder, id));
  return edit.build(`Rename ${old} to ${id}`, [childPath(holder, id)]);
}

function refuse(flow: FlowSnapshot, path: NodePath, id: string): void {
  if (!nodeValue(flow, path)) {
    throw new EditRefused("This step is not there any more.");
  }
  if (!NODE_ID.test(id)) {
    throw new EditRefused("An id begins with a small letter and has small letters, digits and _ only, at most 63.");
  }
  const holder = holderOf(path);
  if (Object.hasOwn(nodesOf(flow, holder), id)) {
    throw new EditRefused(`There is another step with the id ${id} on this sheet.`);
  }
  for (const site of sitesSeeing(flow, holder)) {
    for (const { root, member } of readsOf(site)) {
      const meant = root === "nodes" && member ? resolved(flow, site.body, member) : undefined;
      const hidden = meant === path && hides(flow, site.body, id, holder);
      const caught = member === id && meant !== undefined && !contains(holder, holderOf(meant));
      if (hidden || caught) {
        throw new EditRefused(`${titleOf(flow, site.owner)} would read another step with the id ${id}.`);
      }
    }
  }
}

/** Returns true when a body further inside has a node of this id. */
function hides(flow: FlowSnapshot, body: NodePath | undefined, id: string, holder: NodePath): boolean {
  const meant = resolved(flow, body, id);
  return meant !== undefined && holderOf(meant) !== holder && contains(holder, holderOf(meant));
}

function rewriteSite(edit: EditBuilder, flow: FlowSnapshot, site: Site, path: NodePath, id: string): void {
  const old = idOf(path);
  const found = readsOf(site).filter(
    ({ root, member }) => root === "nodes" && member === old && resolved(flow, site.body, old) === path,
  );
  if (found.length > 0) {
    const text = replaced(
      site.text,
      found.map((reference) => memberReplacement(site.text, reference, id)),
    );
    edit.set(site.part, site.pointer, text);
  }
}

function renameNeeds(edit: EditBuilder, path: NodePath, old: string, id: string): void {
  const needs = nodeValue(edit.flow, path)?.needs;
  if (!Array.isArray(needs)) {
    return;
  }
  for (const [i, written] of needs.entries()) {
    const need = typeof written === "string" ? needOf(written) : undefined;
    if (need?.node === old) {
      edit.set("logic", [...nodePointer(path), "needs", String(i)], needText({ ...need, node: id }));
    }
  }
}
