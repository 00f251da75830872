import { nodesOf } from "../document/flow.ts";
import type { NodeTypes } from "../document/node-types.ts";
import { DONE, needOf } from "../document/node-view.ts";
import { childPath, holderOf, idOf, type NodePath, nodePointer, nodesPointer } from "../document/path.ts";
import { pointerText } from "../json/pointer.ts";
import type { EditBuilder } from "../operation/edit-builder.ts";
import { titleOf } from "../operation/names.ts";
import { refuseRings } from "../operation/rings.ts";
import { addNeed, writtenNeeds } from "../operation/wires.ts";
import { freeIds } from "./crossing.ts";
import { drawWaits, inlineOutputs } from "./inline.ts";
import { outOf, waitFor } from "./into.ts";
import { bodyKindOf, NAMES_OF_BODY, readByWayOf, readerIn, readsBy, readsOfBody } from "./reads.ts";

/**
 * Moves nodes out of a container, to stand beside it. They wait for what the container waited for; what stays inside and
 * needs them has the container wait for them.
 *
 * @returns the ids they have outside
 */
export function moveOut(
  edit: EditBuilder,
  container: NodePath,
  ids: readonly string[],
  types: NodeTypes,
): readonly string[] {
  const holder = holderOf(container);
  const moving = freeIds(edit, container, ids, holder);
  const set = new Set(moving);
  namesOutside(edit, container, moving, types);
  const late = behindContainer(edit, container, set);
  const waits = inlineOutputs(edit, container, late, types);
  readsAcross(edit, container, set, types);
  wires(edit, container, set);
  for (const id of moving) {
    const [from, to] = [nodePointer(childPath(container, id)), [...nodesPointer(holder), id]].map(pointerText);
    edit.step("logic", { op: "move", from: from ?? "", path: to ?? "" });
    edit.moveLayout(childPath(container, id), childPath(holder, id));
  }
  drawWaits(edit, holder, waits);
  containerWaits(edit, container, set, late);
  refuseRings(edit, holder);
  return moving;
}

/** Returns those of the moving nodes that wait, at any remove, for something that stays: they follow the container. */
function behindContainer(edit: EditBuilder, container: NodePath, moving: ReadonlySet<string>): ReadonlySet<string> {
  const late = new Set<string>();
  for (let grown = true; grown; ) {
    grown = false;
    for (const id of moving) {
      const needs = writtenNeeds(edit.flow, childPath(container, id)).map((need) => needOf(need).node);
      if (!late.has(id) && needs.some((node) => !moving.has(node) || late.has(node))) {
        late.add(id);
        grown = true;
      }
    }
  }
  return late;
}

function namesOutside(edit: EditBuilder, container: NodePath, moving: readonly string[], types: NodeTypes): void {
  const names = NAMES_OF_BODY[bodyKindOf(edit.flow, container, types)];
  for (const id of moving) {
    for (const { site, reference } of readsBy(edit.flow, childPath(container, id))) {
      if (names.includes(reference.root)) {
        const title = titleOf(edit.flow, site.owner);
        edit.problem(
          site.owner,
          `${title} reads “${reference.root}”, which only exists in ${titleOf(edit.flow, container)}.`,
        );
      }
    }
  }
}

/** What moves reads what stays by way of the container's outputs. */
function readsAcross(edit: EditBuilder, container: NodePath, moving: ReadonlySet<string>, types: NodeTypes): void {
  const kind = bodyKindOf(edit.flow, container, types);
  for (const id of Object.keys(nodesOf(edit.flow, container)).filter((each) => !moving.has(each))) {
    const reads = readsOfBody(edit.flow, container, new Set([id])).filter(({ site }) => {
      const reader = readerIn(container, site);
      return reader !== undefined && moving.has(idOf(reader));
    });
    readByWayOf(edit, container, id, reads, kind);
  }
}

function wires(edit: EditBuilder, container: NodePath, moving: ReadonlySet<string>): void {
  const before = writtenNeeds(edit.flow, container);
  for (const id of Object.keys(nodesOf(edit.flow, container))) {
    const path = childPath(container, id);
    const needs = writtenNeeds(edit.flow, path);
    if (moving.has(id)) {
      const through = needs.map((need) => (moving.has(needOf(need).node) ? need : outOf(edit, container, path, need)));
      edit.setNeeds(path, needs.length === 0 ? before : through);
      continue;
    }
    for (const need of needs.filter((each) => moving.has(needOf(each).node))) {
      if (needOf(need).port !== DONE) {
        edit.problem(
          container,
          `All of ${titleOf(edit.flow, container)} now waits for the way “${needOf(need).port}”.`,
          "warning",
        );
      }
      addNeed(edit, container, need);
    }
    const kept = needs.filter((need) => !moving.has(needOf(need).node));
    if (kept.length < needs.length) {
      edit.setNeeds(path, kept);
    }
  }
}

/** The container waits for nodes that came out of it and are read inside it, unless those follow it. */
function containerWaits(
  edit: EditBuilder,
  container: NodePath,
  moved: ReadonlySet<string>,
  late: ReadonlySet<string>,
): void {
  const holder = holderOf(container);
  for (const { site, reference } of readsOfBody(edit.flow, holder, moved)) {
    const source = reference.member ?? "";
    if (readerIn(holder, site) !== container) {
      continue;
    }
    if (late.has(source) && site.owner === container) {
      edit.problem(container, `${titleOf(edit.flow, container)} reads ${source}, which now comes after it.`);
    } else {
      waitFor(edit, holder, idOf(container), source);
    }
  }
}
