import type { FlowSnapshot } from "../document/flow.ts";
import { placeOf } from "../document/layout.ts";
import type { NodeTypes } from "../document/node-types.ts";
import { childPath, type NodePath, nodesPointer } from "../document/path.ts";
import type { Edit } from "../operation/edit.ts";
import { EditBuilder } from "../operation/edit-builder.ts";
import { freshId, idFrom, named } from "../operation/names.ts";
import { moveInto } from "./into.ts";
import { oneBody } from "./move.ts";

/** Folds nodes of one body into a group that stands where they stood; what others read of them becomes its outputs. */
export function collapse(flow: FlowSnapshot, paths: readonly NodePath[], types: NodeTypes, title = "Group"): Edit {
  const { holder, ids } = oneBody(paths);
  const edit = new EditBuilder(flow);
  const group = childPath(holder, freshId(flow, holder, idFrom(title, "group"), ids));
  const id = group.slice(holder === "" ? 0 : holder.length + 1);
  edit.set("logic", [...nodesPointer(holder), id], { type: "flow.group@1", title, nodes: {} }, ids[0]);
  placeWhereTheyStood(
    edit,
    flow,
    ids.map((each) => childPath(holder, each)),
    group,
  );
  moveInto(edit, group, ids, types);
  return edit.build(`Fold ${named(flow, paths)} into a group`, [group]);
}

/** Gives a new node the top left corner of others. */
export function placeWhereTheyStood(
  edit: EditBuilder,
  flow: FlowSnapshot,
  paths: readonly NodePath[],
  node: NodePath,
): void {
  const places = paths.flatMap((path) => placeOf(flow, path) ?? []);
  if (places.length > 0) {
    const [x, y] = [Math.min(...places.map((place) => place.x)), Math.min(...places.map((place) => place.y))];
    edit.set("layout", ["nodes", node], { x, y });
  }
}
