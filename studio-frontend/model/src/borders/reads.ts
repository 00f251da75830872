import type { Reference } from "@foldwork/expressions";
import { type FlowSnapshot, nodeValue } from "../document/flow.ts";
import type { BodyKind, NodeTypes } from "../document/node-types.ts";
import { nodeView } from "../document/node-view.ts";
import { childPath, contains, idsOf, type NodePath, nodePointer } from "../document/path.ts";
import { nameText, type Replacement, replaced } from "../document/rewrite.ts";
import { readsOf, resolved, type Site, sitesOf, sitesSeeing } from "../document/sites.ts";
import { pointerText } from "../json/pointer.ts";
import { deepEqual, objectOf } from "../json/value.ts";
import type { EditBuilder } from "../operation/edit-builder.ts";
import { titleOf } from "../operation/names.ts";

/** A place where an expression reads a node. */
export interface Read {
  readonly site: Site;
  readonly reference: Reference;
  /** The node that is meant. */
  readonly node: NodePath;
}

/** Returns where nodes of a body are read, anywhere. */
export function readsOfBody(flow: FlowSnapshot, holder: NodePath, ids: ReadonlySet<string>): readonly Read[] {
  return sitesSeeing(flow, holder).flatMap((site) =>
    readsOf(site).flatMap((reference) => {
      const { root, member } = reference;
      const meant = root === "nodes" && member !== undefined && ids.has(member);
      const node = meant ? resolved(flow, site.body, member) : undefined;
      return node === childPath(holder, member ?? "") ? [{ site, reference, node }] : [];
    }),
  );
}

/** Returns what a node and all inside it read from nodes outside it, and which names of bodies (`item`) they use. */
export function readsBy(flow: FlowSnapshot, path: NodePath): readonly { site: Site; reference: Reference }[] {
  const sites = [...sitesOf(flow, path), ...sitesSeeing(flow, path).filter((site) => site.owner !== path)];
  return sites.flatMap((site) => readsOf(site).map((reference) => ({ site, reference })));
}

/** Returns the node of a body in which a reader stands, undefined when it is the body's holder or the flow itself. */
export function readerIn(holder: NodePath, site: Site): NodePath | undefined {
  if (site.owner === holder || !contains(holder, site.owner)) {
    return undefined;
  }
  return childPath(holder, idsOf(site.owner)[idsOf(holder).length] ?? "");
}

/** Writes other texts into expressions. Places are those before the edit's next step, so all are done at once. */
export function rewrite(
  edit: EditBuilder,
  changes: readonly { readonly site: Site; readonly replacement: Replacement }[],
): void {
  const bySite = new Map<string, { site: Site; replacements: Replacement[] }>();
  for (const { site, replacement } of changes) {
    const key = site.part + pointerText(site.pointer);
    const known = bySite.get(key) ?? { site, replacements: [] };
    known.replacements.push(replacement);
    bySite.set(key, known);
  }
  for (const { site, replacements } of bySite.values()) {
    edit.set(site.part, site.pointer, replaced(site.text, replacements));
  }
}

/** Returns what kind of body a node holds; a node of an unknown type with nodes counts as a group. */
export function bodyKindOf(flow: FlowSnapshot, path: NodePath, types: NodeTypes): BodyKind {
  const type = types.get(nodeView(flow, path)?.type ?? "");
  return type?.body ?? (nodeValue(flow, path)?.nodes === undefined ? "none" : "once");
}

/** Names that a body of a kind gives to what is in it. */
export const NAMES_OF_BODY: Readonly<Record<BodyKind, readonly string[]>> = {
  none: [],
  once: [],
  per_item: ["item", "index"],
  rounds: ["state", "iteration"],
  called_flow: [],
  on_demand: ["args"],
};

/** Returns the output of a holder that gives what a reference to a node inside it reads; adds it when there is none. */
export function outputFor(edit: EditBuilder, holder: NodePath, id: string, field: string | undefined): string {
  const text = `\${ nodes.${nameText(id)}${field === undefined ? "" : `.${nameText(field)}`} }`;
  const outputs = objectOf(nodeValue(edit.flow, holder)?.outputs);
  const known = Object.keys(outputs).find((name) => deepEqual(outputs[name], text));
  if (known !== undefined) {
    return known;
  }
  const wanted = field ?? id;
  let name = Object.hasOwn(outputs, wanted) ? `${id}_${wanted}` : wanted;
  for (let i = 2; Object.hasOwn(outputs, name); i++) {
    name = `${id}_${wanted}_${i}`;
  }
  edit.set("logic", [...nodePointer(holder), "outputs", name], text);
  return name;
}

/**
 * Has readers outside a container read what is inside it by way of its outputs. What a for-each gives is a list; what a
 * loop or an agent gives is nothing of the kind: both are said.
 */
export function readByWayOf(
  edit: EditBuilder,
  container: NodePath,
  id: string,
  reads: readonly Omit<Read, "node">[],
  kind: BodyKind,
): void {
  const holderId = idsOf(container).at(-1) ?? "";
  const changes: { site: Site; replacement: Replacement }[] = [];
  const title = titleOf(edit.flow, container);
  for (const { site, reference } of reads) {
    const reader = site.owner === "" ? "An output of the flow" : titleOf(edit.flow, site.owner);
    if (reference.loose || reference.field === "error" || (kind !== "once" && kind !== "per_item")) {
      edit.problem(site.owner, `${reader} reads ${id}, which it cannot see across the border of ${title}.`);
      continue;
    }
    const output = outputFor(edit, container, id, reference.field);
    const middle = kind === "per_item" ? "items." : "";
    const text = `nodes.${nameText(holderId)}.${middle}${nameText(output)}`;
    changes.push({ site, replacement: { start: reference.from, end: reference.to, text } });
    if (kind === "per_item") {
      edit.problem(site.owner, `${reader} now reads a list from ${title}: one value per item.`, "warning");
    }
  }
  rewrite(edit, changes);
}
