import { type FlowSnapshot, nodesOf, nodeValue } from "../document/flow.ts";
import { graphOf } from "../document/graph.ts";
import { placeOf } from "../document/layout.ts";
import type { NodeTypes } from "../document/node-types.ts";
import { ERROR, needOf } from "../document/node-view.ts";
import { childPath, holderOf, idOf, type NodePath, nodePointer, nodesPointer } from "../document/path.ts";
import { pointerText } from "../json/pointer.ts";
import { type Edit, EditRefused } from "../operation/edit.ts";
import { EditBuilder } from "../operation/edit-builder.ts";
import { titleOf } from "../operation/names.ts";
import { refuseRings } from "../operation/rings.ts";
import { writtenNeeds } from "../operation/wires.ts";
import { freeIds } from "./crossing.ts";
import { drawWaits, inlineOutputs } from "./inline.ts";
import { bodyKindOf, readsOfBody } from "./reads.ts";

const OF_THE_GROUP = ["retry", "timeout", "onError", "disabled", "placement"] as const;

/** Puts what is in a group in its place; the group goes. What read its outputs reads what they were made of. */
export function unpack(flow: FlowSnapshot, group: NodePath, types: NodeTypes): Edit {
  const title = titleOf(flow, group);
  if (bodyKindOf(flow, group, types) !== "once") {
    throw new EditRefused(`${title} is no group: what is in it runs more than once or elsewhere.`);
  }
  const holder = holderOf(group);
  const edit = new EditBuilder(flow);
  for (const key of OF_THE_GROUP.filter((each) => nodeValue(flow, group)?.[each] !== undefined)) {
    edit.problem(group, `“${key}” of ${title} goes with it.`, "warning");
  }
  const ids = freeIds(edit, group, Object.keys(nodesOf(edit.flow, group)), holder);
  joinEnds(edit, group, ids);
  const waits = inlineOutputs(edit, group, new Set(ids), types);
  for (const { site } of readsOfBody(edit.flow, holder, new Set([idOf(group)]))) {
    edit.problem(
      site.owner,
      `${site.owner === "" ? "An output of the flow" : titleOf(edit.flow, site.owner)} reads ${title}, which goes.`,
    );
  }
  const place = placeOf(flow, group) ?? { x: 0, y: 0 };
  const least = corner(edit.flow, group, ids);
  for (const id of ids) {
    const [from, to] = [nodePointer(childPath(group, id)), [...nodesPointer(holder), id]].map(pointerText);
    edit.step("logic", { op: "move", from: from ?? "", path: to ?? "", before: idOf(group) });
    edit.moveLayout(childPath(group, id), childPath(holder, id));
    const own = placeOf(edit.flow, childPath(holder, id));
    if (own) {
      edit.set("layout", ["nodes", childPath(holder, id)], {
        ...own,
        x: own.x - least.x + place.x,
        y: own.y - least.y + place.y,
      });
    }
  }
  drawWaits(edit, holder, waits);
  edit.set("logic", nodePointer(group), undefined);
  refuseRings(edit, holder);
  edit.dropLayout(group);
  return edit.build(
    `Unpack ${title}`,
    ids.map((id) => childPath(holder, id)),
  );
}

/** First steps wait for what the group waited for; what waited for the group waits for its last steps. */
function joinEnds(edit: EditBuilder, group: NodePath, ids: readonly string[]): void {
  const holder = holderOf(group);
  const before = writtenNeeds(edit.flow, group);
  const { next } = graphOf(nodesOf(edit.flow, group));
  const last = ids.filter((id) => !next.has(id));
  for (const id of ids) {
    const path = childPath(group, id);
    if (writtenNeeds(edit.flow, path).length === 0) {
      edit.setNeeds(path, before);
    }
  }
  for (const id of Object.keys(nodesOf(edit.flow, holder))) {
    const path = childPath(holder, id);
    const needs = writtenNeeds(edit.flow, path);
    if (id !== idOf(group) && needs.some((need) => needOf(need).node === idOf(group))) {
      const replaced = needs.flatMap((need) => {
        const { node, port } = needOf(need);
        const failed = port === ERROR ? ids.map((each) => `${each}.${ERROR}`) : ids.length === 0 ? before : last;
        return node === idOf(group) ? failed : [need];
      });
      edit.setNeeds(path, replaced);
    }
  }
}

function corner(
  flow: FlowSnapshot,
  group: NodePath,
  ids: readonly string[],
): { readonly x: number; readonly y: number } {
  const places = ids.flatMap((id) => placeOf(flow, childPath(group, id)) ?? []);
  return { x: Math.min(...places.map((each) => each.x)), y: Math.min(...places.map((each) => each.y)) };
}
