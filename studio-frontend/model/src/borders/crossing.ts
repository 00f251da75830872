import { nodesOf } from "../document/flow.ts";
import { childPath, type NodePath } from "../document/path.ts";
import type { EditBuilder } from "../operation/edit-builder.ts";
import { freshId } from "../operation/names.ts";
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
