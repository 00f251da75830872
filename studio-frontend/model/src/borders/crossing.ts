import { nodesOf } from "../document/flow.ts";
import { graphOf } from "../document/graph.ts";
import { childPath, type NodePath } from "../document/path.ts";
import { EditRefused } from "../operation/edit.ts";
import type { EditBuilder } from "../operation/edit-builder.ts";
import { freshId, titleOf } from "../operation/names.ts";
import { renameNode } from "../operation/rename.ts";

/** Does the steps of another edit as part of this one. */
export function include(
  edit: EditBuilder,
  other: { readonly [part in "logic" | "files" | "layout"]: readonly Step[] },
): void {
  for (const part of ["logic", "files", "layout"] as const) {
    for (const step of other[part]) {
      edit.step(part, step);
    }
  }
}

type Step = Parameters<EditBuilder["step"]>[1];

/**
 * Gives nodes that are to move into another body ids that are free there.
 *
 * @returns their ids
 */
export function freeIds(
  edit: EditBuilder,
  holder: NodePath,
  ids: readonly string[],
  target: NodePath,
): readonly string[] {
  return ids.map((id) => {
    const there = nodesOf(edit.flow, target);
    if (!Object.hasOwn(there, id)) {
      return id;
    }
    const taken = [...Object.keys(there), ...Object.keys(nodesOf(edit.flow, holder))];
    const fresh = freshId(edit.flow, target, id, taken);
    include(edit, renameNode(edit.flow, childPath(holder, id), fresh));
    return fresh;
  });
}

/** Refuses an edit after which steps of a body wait for each other. */
export function refuseRings(edit: EditBuilder, holder: NodePath): void {
  const nodes = nodesOf(edit.flow, holder);
  const { order } = graphOf(nodes);
  const ids = Object.keys(nodes);
  if (order.length < ids.length) {
    const sorted = new Set(order);
    const ring = ids.filter((id) => !sorted.has(id)).slice(0, 4);
    const names = ring.map((id) => titleOf(edit.flow, childPath(holder, id))).join(", ");
    throw new EditRefused(`Then these steps would wait for each other: ${names}. Take the steps between them too.`);
  }
}
