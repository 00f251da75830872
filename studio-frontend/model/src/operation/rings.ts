import { nodesOf } from "../document/flow.ts";
import { graphOf } from "../document/graph.ts";
import { childPath, type NodePath } from "../document/path.ts";
import { EditRefused } from "./edit.ts";
import type { EditBuilder } from "./edit-builder.ts";
import { titleOf } from "./names.ts";

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
