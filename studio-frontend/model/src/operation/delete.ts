import { type FlowSnapshot, nodesOf } from "../document/flow.ts";
import { needOf } from "../document/node-view.ts";
import { childPath, contains, holderOf, idOf, type NodePath, nodePointer, outermost } from "../document/path.ts";
import { readsOf, resolved, sitesSeeing } from "../document/sites.ts";
import type { Edit } from "./edit.ts";
import { EditBuilder } from "./edit-builder.ts";
import { named, titleOf } from "./names.ts";
import { writtenNeeds } from "./wires.ts";

/**
 * Deletes nodes with all inside them.
 *
 * @param join what followed a deleted node then follows what came before it
 */
export function deleteNodes(flow: FlowSnapshot, paths: readonly NodePath[], join = false): Edit {
  const edit = new EditBuilder(flow);
  const gone = outermost(paths);
  for (const [holder, ids] of byHolder(gone)) {
    for (const id of Object.keys(nodesOf(flow, holder))) {
      if (!ids.has(id)) {
        cutNeeds(edit, holder, id, ids, join);
      }
    }
  }
  for (const path of gone) {
    edit.set("logic", nodePointer(path), undefined);
    edit.dropLayout(path);
  }
  dangling(edit, flow, gone);
  return edit.build(`Delete ${named(flow, gone)}`);
}

/** Groups paths by the node that holds them. */
export function byHolder(paths: readonly NodePath[]): ReadonlyMap<NodePath, ReadonlySet<string>> {
  const groups = new Map<NodePath, Set<string>>();
  for (const path of paths) {
    const ids = groups.get(holderOf(path)) ?? new Set();
    groups.set(holderOf(path), ids.add(idOf(path)));
  }
  return groups;
}

function cutNeeds(edit: EditBuilder, holder: NodePath, id: string, gone: ReadonlySet<string>, join: boolean): void {
  const path = childPath(holder, id);
  const needs = writtenNeeds(edit.flow, path);
  if (!needs.some((need) => gone.has(needOf(need).node))) {
    return;
  }
  const seen = new Set<string>();
  const joined = (need: string): readonly string[] => {
    const source = needOf(need).node;
    if (!gone.has(source)) {
      return [need];
    }
    if (!join || seen.has(source)) {
      return [];
    }
    seen.add(source);
    return writtenNeeds(edit.flow, childPath(holder, source)).flatMap(joined);
  };
  edit.setNeeds(path, needs.flatMap(joined));
}

function dangling(edit: EditBuilder, before: FlowSnapshot, gone: readonly NodePath[]): void {
  const holders = byHolder(gone);
  for (const [holder, ids] of holders) {
    for (const site of sitesSeeing(edit.flow, holder)) {
      for (const { root, member } of readsOf(site)) {
        const meant = root === "nodes" && member && ids.has(member) ? resolved(before, site.body, member) : undefined;
        if (meant !== undefined && gone.some((path) => contains(path, meant))) {
          edit.problem(
            site.owner,
            `${reader(edit.flow, site.owner)} reads ${titleOf(before, meant)}, which is deleted.`,
          );
        }
      }
    }
  }
}

function reader(flow: FlowSnapshot, owner: NodePath): string {
  return owner === "" ? "An output of the flow" : titleOf(flow, owner);
}
