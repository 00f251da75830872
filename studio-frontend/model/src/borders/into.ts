import { nodesOf } from "../document/flow.ts";
import type { NodeTypes } from "../document/node-types.ts";
import { DONE, ERROR, needOf } from "../document/node-view.ts";
import { childPath, holderOf, idOf, type NodePath, nodePointer, nodesPointer } from "../document/path.ts";
import { resolved } from "../document/sites.ts";
import { pointerText } from "../json/pointer.ts";
import type { EditBuilder } from "../operation/edit-builder.ts";
import { titleOf } from "../operation/names.ts";
import { refuseRings } from "../operation/rings.ts";
import { addNeed, writtenNeeds } from "../operation/wires.ts";
import { freeIds } from "./crossing.ts";
import { bodyKindOf, NAMES_OF_BODY, readByWayOf, readerIn, readsBy, readsOfBody } from "./reads.ts";

/**
 * Moves nodes of a body into a container beside them. Wires that cross its border then go by way of the container, and
 * expressions by way of its outputs; what cannot is noted.
 *
 * @returns the ids they have in the container
 */
export function moveInto(
  edit: EditBuilder,
  container: NodePath,
  ids: readonly string[],
  types: NodeTypes,
): readonly string[] {
  const holder = holderOf(container);
  const moving = freeIds(edit, holder, ids, container);
  const set = new Set(moving);
  wiresIn(edit, holder, container, set);
  wiresOut(edit, holder, container, set);
  readers(edit, holder, container, set, types);
  namesInside(edit, holder, container, moving, types);
  for (const id of moving) {
    const [from, to] = [nodePointer(childPath(holder, id)), [...nodesPointer(container), id]].map(pointerText);
    edit.step("logic", { op: "move", from: from ?? "", path: to ?? "" });
    edit.moveLayout(childPath(holder, id), childPath(container, id));
  }
  refuseRings(edit, holder);
  waitInside(edit, container, set);
  refuseRings(edit, container);
  return moving;
}

function wiresIn(edit: EditBuilder, holder: NodePath, container: NodePath, moving: ReadonlySet<string>): void {
  for (const id of moving) {
    const path = childPath(holder, id);
    const needs = writtenNeeds(edit.flow, path);
    for (const need of needs) {
      const { node } = needOf(need);
      if (node === idOf(container)) {
        edit.problem(
          path,
          `${titleOf(edit.flow, path)} waited for ${titleOf(edit.flow, container)} and now lies in it.`,
        );
      } else if (!moving.has(node)) {
        addNeed(edit, container, need);
      }
    }
    const kept = needs.filter((need) => moving.has(needOf(need).node));
    if (kept.length < needs.length) {
      edit.setNeeds(path, kept);
    }
  }
}

function wiresOut(edit: EditBuilder, holder: NodePath, container: NodePath, moving: ReadonlySet<string>): void {
  for (const id of Object.keys(nodesOf(edit.flow, holder))) {
    const path = childPath(holder, id);
    const needs = writtenNeeds(edit.flow, path);
    if (moving.has(id) || !needs.some((need) => moving.has(needOf(need).node))) {
      continue;
    }
    if (path === container) {
      const first = needs.filter((need) => moving.has(needOf(need).node));
      edit.setNeeds(
        path,
        needs.filter((need) => !first.includes(need)),
      );
      entriesWaitFor(edit, container, first);
      continue;
    }
    const through = needs.map((need) => (moving.has(needOf(need).node) ? outOf(edit, container, path, need) : need));
    edit.setNeeds(path, through);
  }
}

/** What a container waited for now lies in it: its first steps wait instead. */
function entriesWaitFor(edit: EditBuilder, container: NodePath, needs: readonly string[]): void {
  for (const id of Object.keys(nodesOf(edit.flow, container))) {
    const path = childPath(container, id);
    if (writtenNeeds(edit.flow, path).length === 0) {
      edit.setNeeds(path, needs);
    }
  }
}

/** Returns the need that stands for one on a node inside a container. */
export function outOf(edit: EditBuilder, container: NodePath, reader: NodePath, need: string): string {
  const { node, port } = needOf(need);
  const id = idOf(container);
  if (port === ERROR) {
    const message = `${titleOf(edit.flow, reader)} now runs whenever anything in ${titleOf(edit.flow, container)} fails.`;
    edit.problem(reader, message, "warning");
    return `${id}.${ERROR}`;
  }
  if (port !== DONE) {
    edit.problem(reader, `The way “${port}” of ${node} cannot leave ${titleOf(edit.flow, container)}.`);
  }
  return id;
}

function readers(
  edit: EditBuilder,
  holder: NodePath,
  container: NodePath,
  moving: ReadonlySet<string>,
  types: NodeTypes,
): void {
  const kind = bodyKindOf(edit.flow, container, types);
  for (const id of moving) {
    const outside = readsOfBody(edit.flow, holder, new Set([id])).filter(({ site }) => {
      const reader = readerIn(holder, site);
      return !(reader !== undefined && moving.has(idOf(reader))) && site.body !== container && !within(site, container);
    });
    const own = outside.filter(({ site }) => site.owner === container);
    for (const { site } of own) {
      edit.problem(site.owner, `${titleOf(edit.flow, container)} reads ${id}, which now lies in it.`);
    }
    readByWayOf(
      edit,
      container,
      id,
      outside.filter((read) => !own.includes(read)),
      kind,
    );
  }
}

function within(site: { readonly owner: NodePath }, container: NodePath): boolean {
  return site.owner.startsWith(`${container}.`);
}

function namesInside(
  edit: EditBuilder,
  holder: NodePath,
  container: NodePath,
  moving: readonly string[],
  types: NodeTypes,
): void {
  const names = NAMES_OF_BODY[bodyKindOf(edit.flow, container, types)];
  const inside = nodesOf(edit.flow, container);
  for (const id of moving) {
    const path = childPath(holder, id);
    for (const { site, reference } of readsBy(edit.flow, path)) {
      const { root, member } = reference;
      const title = titleOf(edit.flow, site.owner);
      if (names.includes(root)) {
        edit.problem(
          site.owner,
          `${title} reads “${root}”, which means another thing in ${titleOf(edit.flow, container)}.`,
        );
      }
      const meant = root === "nodes" && member !== undefined ? resolved(edit.flow, site.body, member) : undefined;
      const caught = meant !== undefined && member !== undefined && Object.hasOwn(inside, member);
      if (caught && !meant.startsWith(`${path}.`) && !moving.includes(member)) {
        edit.problem(site.owner, `${title} reads “${member}”, and another step of that id lies in the container.`);
      }
    }
  }
}

/** Has steps of the container that read one that came in wait for it. */
function waitInside(edit: EditBuilder, container: NodePath, moved: ReadonlySet<string>): void {
  for (const { site, reference } of readsOfBody(edit.flow, container, moved)) {
    const reader = readerIn(container, site);
    if (reader !== undefined && !moved.has(idOf(reader))) {
      waitFor(edit, container, idOf(reader), reference.member ?? "");
    }
  }
}

/** Adds a wire unless the one precedes the other already. */
export function waitFor(edit: EditBuilder, holder: NodePath, id: string, source: string): void {
  if (id !== source && !precedes(edit, holder, source, id)) {
    addNeed(edit, childPath(holder, id), source);
  }
}

function precedes(edit: EditBuilder, holder: NodePath, first: string, second: string): boolean {
  const seen = new Set<string>();
  const open = [second];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const need of writtenNeeds(edit.flow, childPath(holder, at))) {
      const { node } = needOf(need);
      if (node === first) {
        return true;
      }
      if (!seen.has(node)) {
        seen.add(node);
        open.push(node);
      }
    }
  }
  return false;
}
