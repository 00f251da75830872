import type { FlowSnapshot } from "../document/flow.ts";
import type { NodeTypes } from "../document/node-types.ts";
import { type NodePath, nodePointer } from "../document/path.ts";
import { valueAt } from "../json/pointer.ts";
import { queryOf } from "../search/query.ts";
import { searchFlow } from "../search/search.ts";
import { type Edit, EditRefused } from "./edit.ts";
import { EditBuilder } from "./edit-builder.ts";

/** What to look for and what to put in its place. */
export interface Replacing {
  readonly text: string;
  readonly by: string;
  /** Filters as in a search, such as `type:http.request`. */
  readonly filter?: string;
  readonly sameCase?: boolean;
  /** Nodes that are known to be wrong: `is:invalid` finds them too. */
  readonly wrong?: ReadonlySet<NodePath>;
}

/**
 * Replaces a text in titles, notes and settings of all nodes that fit. Ids, types and called flows are left alone: those
 * are renamed, not replaced. Returns how often it was found with the edit.
 */
export function replaceAll(
  flow: FlowSnapshot,
  what: Replacing,
  types: NodeTypes,
): { readonly edit: Edit; readonly count: number } {
  if (what.text === "") {
    throw new EditRefused("Say what is to be replaced.");
  }
  const pattern = new RegExp(what.text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), what.sameCase ? "g" : "gi");
  const edit = new EditBuilder(flow);
  let count = 0;
  const query = { ...queryOf(what.filter ?? "", what.wrong), words: [what.text.toLowerCase()] };
  for (const hit of searchFlow(flow, query, types)) {
    const own = nodePointer(hit.path).length;
    for (const { part, pointer } of hit.texts) {
      const text = valueAt(edit.flow[part], pointer);
      const fixed = part === "logic" && (pointer.length === own || pointer[own] === "uses");
      if (typeof text === "string" && !fixed) {
        count += text.match(pattern)?.length ?? 0;
        edit.set(
          part,
          pointer,
          text.replace(pattern, () => what.by),
        );
      }
    }
  }
  return { edit: edit.build(`Replace “${what.text}” by “${what.by}”`), count };
}
