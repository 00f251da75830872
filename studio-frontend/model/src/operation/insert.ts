import { allPaths, eachNode, type FlowNode, type FlowSnapshot, flowSnapshot, nodesOf } from "../document/flow.ts";
import { NODE_ID } from "../document/keys.ts";
import { type NodePlace, placeOf } from "../document/layout.ts";
import { needOf, viewOf } from "../document/node-view.ts";
import { childPath, idOf, type NodePath, nodesPointer } from "../document/path.ts";
import { readsOf, resolved, sitesOf } from "../document/sites.ts";
import type { JsonObject } from "../json/value.ts";
import { applyEdit } from "./edit.ts";
import type { EditBuilder } from "./edit-builder.ts";
import { freshId, idFrom } from "./names.ts";
import { renameNode } from "./rename.ts";
import { writtenNeeds } from "./wires.ts";

/** Nodes from elsewhere, by id, with their layout. */
export interface Piece {
  readonly nodes: Readonly<Record<string, FlowNode>>;
  readonly layout: JsonObject;
}

/**
 * Puts nodes into a body under ids that are free there; wires and expressions among them follow. Wires from nodes that
 * are not there are left out, and that is said, as are expressions that read what they cannot see.
 *
 * @param shift how far their places move
 * @returns the new paths
 */
export function insertPiece(
  edit: EditBuilder,
  holder: NodePath,
  piece: Piece,
  shift: { readonly x: number; readonly y: number },
): readonly NodePath[] {
  const { flow, ids } = renamed(edit.flow, holder, piece);
  const nodes = nodesOf(flow);
  const paths: NodePath[] = [];
  for (const id of ids) {
    edit.set("logic", [...nodesPointer(holder), id], nodes[id]);
    paths.push(childPath(holder, id));
  }
  for (const path of paths) {
    const needs = writtenNeeds(edit.flow, path);
    const known = needs.filter((need) => Object.hasOwn(nodesOf(edit.flow, holder), needOf(need).node));
    for (const need of needs.filter((each) => !known.includes(each))) {
      edit.problem(path, `The wire from ${needOf(need).node} is left out: no such step is here.`, "warning");
    }
    if (known.length < needs.length) {
      edit.setNeeds(path, known);
    }
  }
  for (const inner of ids.flatMap((id) => [id, ...allPaths(flow, id)])) {
    const place = placeOf(flow, inner);
    if (place) {
      edit.set(
        "layout",
        ["nodes", childPath(holder, inner)],
        placed(place, inner.includes(".") ? { x: 0, y: 0 } : shift),
      );
    }
    dangling(edit, childPath(holder, inner));
  }
  return paths;
}

function placed(place: NodePlace, shift: { readonly x: number; readonly y: number }): JsonObject {
  return { ...place, x: Math.round(place.x + shift.x), y: Math.round(place.y + shift.y) };
}

/** Returns the nodes as a flow of their own, under ids that are free where they are to go. */
function renamed(target: FlowSnapshot, holder: NodePath, piece: Piece): { flow: FlowSnapshot; ids: readonly string[] } {
  // A dot in an id would be taken for a step into a body.
  const nodes = Object.fromEntries(Object.entries(piece.nodes).map(([id, node]) => [id.replaceAll(".", "_"), node]));
  let flow = flowSnapshot({ spec: { nodes } }, piece.layout);
  const taken = namesIn(flow);
  const ids: string[] = [];
  for (const id of Object.keys(nodes)) {
    const isFree = NODE_ID.test(id) && freshId(target, holder, id) === id;
    const fresh = isFree ? id : freshId(target, holder, NODE_ID.test(id) ? id : idFrom(id), taken);
    taken.add(fresh);
    if (fresh !== id) {
      flow = applyEdit(flow, renameNode(flow, id, fresh)).flow;
    }
    ids.push(fresh);
  }
  return { flow, ids };
}

/** Returns every id that nodes have, wait for or read: a fresh one must be none of them. */
function namesIn(flow: FlowSnapshot): Set<string> {
  const names = new Set<string>();
  eachNode(flow, (path, value) => {
    names.add(idOf(path));
    for (const need of viewOf(idOf(path), value).needs) {
      names.add(need.node);
    }
    for (const { root, member } of sitesOf(flow, path, value).flatMap(readsOf)) {
      if (root === "nodes" && member !== undefined) {
        names.add(member);
      }
    }
  });
  return names;
}

function dangling(edit: EditBuilder, path: NodePath): void {
  for (const site of sitesOf(edit.flow, path)) {
    for (const { root, member } of readsOf(site)) {
      if (root === "nodes" && member !== undefined && resolved(edit.flow, site.body, member) === undefined) {
        edit.problem(path, `It reads “${member}”, but no such step is here.`);
      }
    }
  }
}

/** Where pasted and doubled nodes stand beside their originals. */
export const BESIDE = { x: 32, y: 32 } as const;
