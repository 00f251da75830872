import { type FlowSnapshot, nodeValue } from "../document/flow.ts";
import { writtenPlace } from "../document/layout.ts";
import { hasBody, type NodeTypes } from "../document/node-types.ts";
import { nodeView } from "../document/node-view.ts";
import { childPath, contains, holderOf, idsOf, type NodePath, outermost, ROOT } from "../document/path.ts";
import { byHolder } from "../operation/delete.ts";
import { type Edit, EditRefused } from "../operation/edit.ts";
import { EditBuilder } from "../operation/edit-builder.ts";
import { named, titleOf } from "../operation/names.ts";
import { moveInto } from "./into.ts";
import { moveOut } from "./out.ts";

/**
 * Moves nodes into another body, across any borders. References are rewritten by way of outputs where the format allows
 * it; where it does not, the edit's problems say so before it is applied.
 *
 * @param places where they are to stand in the new body
 */
export function moveNodes(
  flow: FlowSnapshot,
  paths: readonly NodePath[],
  target: NodePath,
  types: NodeTypes,
  places: ReadonlyMap<NodePath, { readonly x: number; readonly y: number }> = new Map(),
): Edit {
  const moving = outermost(paths);
  const into = nodeView(flow, target);
  if (target !== ROOT && (!into || !(hasBody(types.get(into.type)) || into.size > 0))) {
    throw new EditRefused(`${titleOf(flow, target)} has no inside for other steps.`);
  }
  if (moving.some((path) => contains(path, target))) {
    throw new EditRefused("A step cannot be put into itself.");
  }
  const edit = new EditBuilder(flow);
  const select: NodePath[] = [];
  for (const [holder, group] of byHolder(moving)) {
    const ids = [...group];
    const moved = holder === target ? ids : across(edit, holder, ids, target, types);
    for (const [i, id] of moved.entries()) {
      const path = childPath(target, id);
      const place = places.get(childPath(holder, ids[i] ?? ""));
      select.push(path);
      if (place) {
        edit.set("layout", ["nodes", path], writtenPlace(place));
      }
    }
  }
  const where = target === ROOT ? "out" : `into ${titleOf(flow, target)}`;
  return edit.build(`Move ${named(flow, moving)} ${where}`, select);
}

function across(
  edit: EditBuilder,
  from: NodePath,
  ids: readonly string[],
  to: NodePath,
  types: NodeTypes,
): readonly string[] {
  let [holder, moved] = [from, ids];
  while (!contains(holder, to)) {
    moved = moveOut(edit, holder, moved, types);
    holder = holderOf(holder);
  }
  for (const id of idsOf(to).slice(idsOf(holder).length)) {
    holder = childPath(holder, id);
    if (nodeValue(edit.flow, holder)) {
      moved = moveInto(edit, holder, moved, types);
    }
  }
  return moved;
}

/** Returns the ids of paths that all stand in one body, with it. */
export function oneBody(paths: readonly NodePath[]): { readonly holder: NodePath; readonly ids: readonly string[] } {
  const groups = [...byHolder(outermost(paths))];
  const [first] = groups;
  if (!first || groups.length > 1) {
    throw new EditRefused("Choose steps of one sheet.");
  }
  return { holder: first[0], ids: [...first[1]] };
}
