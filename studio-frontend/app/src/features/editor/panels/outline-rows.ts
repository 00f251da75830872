import {
  childPath,
  type FlowSnapshot,
  type NodePath,
  type NodeTypes,
  nodesOf,
  nodeView,
  type Query,
  ROOT,
  searchFlow,
} from "@foldwork/model";
import type { CalledFlow } from "../session/called-flows.ts";

/** A line of the outline. */
export interface OutlineRow {
  /** The step's place on the sheet. */
  readonly path: NodePath;
  readonly title: string;
  readonly type: string;
  /** The flow it calls, with the version; empty when it calls none. */
  readonly uses: string;
  readonly holds: boolean;
  readonly open: boolean;
  readonly level: number;
}

/**
 * Returns the steps of all levels, those of called flows below the step that calls them.
 *
 * @param called what is known of them, by what `uses` says
 * @param turned which rows are not as they begin: what a step holds itself begins open, what it calls begins shut
 */
export function treeRows(
  flow: FlowSnapshot,
  called: ReadonlyMap<string, CalledFlow | undefined>,
  turned: ReadonlySet<NodePath>,
): readonly OutlineRow[] {
  const rows: OutlineRow[] = [];
  const walk = (from: FlowSnapshot, holder: NodePath, above: NodePath, level: number) => {
    for (const id of Object.keys(nodesOf(from, holder))) {
      const inside = childPath(holder, id);
      const path = childPath(above, id);
      const view = rowOf(from, inside, level);
      const inner = called.get(view.uses)?.snapshot;
      const open = (inner === undefined) !== turned.has(path);
      rows.push({ ...view, path, holds: view.holds || inner !== undefined, open });
      if (open && inner !== undefined) {
        walk(inner, ROOT, path, level + 1);
      } else if (open && view.holds) {
        walk(from, inside, path, level + 1);
      }
    }
  };
  walk(flow, ROOT, ROOT, 1);
  return rows;
}

/** Returns the steps that a search finds, without their order. */
export function foundRows(flow: FlowSnapshot, what: Query, types: NodeTypes): readonly OutlineRow[] {
  return searchFlow(flow, what, types).map((hit) => ({ ...rowOf(flow, hit.path, 1), holds: false }));
}

function rowOf(flow: FlowSnapshot, path: NodePath, level: number): OutlineRow {
  const { title = path, type = "", uses = "", size = 0 } = nodeView(flow, path) ?? {};
  return { path, title, type, uses, holds: size > 0, open: false, level };
}
