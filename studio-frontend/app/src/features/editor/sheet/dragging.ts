import {
  type Box,
  dropOnWire,
  type FlowSnapshot,
  type HelperLine,
  holderOf,
  idOf,
  moveNodes,
  type NodePath,
  notesOf,
  type Point,
  placeNodes,
  ROOT,
  type Scene,
  setNotes,
  snap,
} from "@foldwork/model";
import { messages } from "../../../messages/index.ts";
import { apply, refuse } from "../actions/apply.ts";
import { chained } from "../actions/chained.ts";
import { holderAt } from "../actions/places.ts";
import { chosen } from "../actions/selection.ts";
import { placedWire } from "../actions/steps.ts";
import type { Dragging, Editor } from "../store/editor-state.ts";
import { update } from "../store/editor-store.ts";
import { callAround, flowIn } from "../store/inner-drafts.ts";
import { NOTE_PREFIX, pathOf } from "./sheet-types.ts";

const SNAPS_AT_MOST = 400;

/** Takes over where React Flow has the dragged nodes, lined up with others. */
export function dragged(editor: Editor, places: ReadonlyMap<string, Point>): void {
  const { dragging } = editor.getState();
  const moved = withSelected(editor, new Map([...(dragging?.places ?? []), ...places]), places);
  const { shift, lines } = snapped(editor, moved);
  const shifted = new Map(Array.from(moved, ([id, { x, y }]) => [id, { x: x + shift.x, y: y + shift.y }]));
  const next: Dragging = {
    places: shifted,
    lines,
    target: dragging?.target,
    wire: dragging?.wire,
    warnings: dragging?.warnings ?? [],
  };
  update(editor, { dragging: next });
}

/** What is selected but no element of the page goes along by as much as what is dragged. */
function withSelected(
  editor: Editor,
  moved: ReadonlyMap<string, Point>,
  now: ReadonlyMap<string, Point>,
): ReadonlyMap<string, Point> {
  const { nodes, scene, selected } = editor.getState();
  const elements = new Set(nodes.map((node) => node.id));
  const away = chosen(editor).filter((path) => !elements.has(path));
  const [first] = [...now].filter(([id]) => selected.has(id));
  const from = first && localPlace(scene, first[0]);
  if (!first || !from || away.length === 0) {
    return moved;
  }
  const by = { x: first[1].x - from.x, y: first[1].y - from.y };
  const others = away.flatMap((path) => {
    const place = localPlace(scene, path);
    return place ? [[path, { x: place.x + by.x, y: place.y + by.y }] as const] : [];
  });
  return new Map([...moved, ...others]);
}

/** Returns where a step is drawn inside its container. */
function localPlace(scene: Scene, path: NodePath): Point | undefined {
  const node = scene.nodes.get(path);
  const holder = node && scene.nodes.get(node.holder);
  return node && { x: node.box.x - (holder?.box.x ?? 0), y: node.box.y - (holder?.box.y ?? 0) };
}

function snapped(
  editor: Editor,
  places: ReadonlyMap<string, Point>,
): { readonly shift: Point; readonly lines: readonly HelperLine[] } {
  const { scene, camera } = editor.getState();
  const [first] = [...places].filter(([id]) => scene.nodes.has(id));
  const node = first && scene.nodes.get(first[0]);
  if (!first || !node || scene.nodes.size > SNAPS_AT_MOST) {
    return { shift: { x: 0, y: 0 }, lines: [] };
  }
  const origin = scene.nodes.get(node.holder)?.box ?? { x: 0, y: 0 };
  const box: Box = { ...node.box, x: origin.x + first[1].x, y: origin.y + first[1].y };
  const others = [...scene.nodes.values()]
    .filter((each) => each.holder === node.holder && !places.has(each.path))
    .map((each) => each.box);
  const { point, lines } = snap(box, others, 6 / (camera?.getZoom() ?? 1));
  return { shift: { x: point.x - box.x, y: point.y - box.y }, lines };
}

/** Looks what is under the pointer while steps are dragged: another container, or a wire. */
export function draggedOver(editor: Editor, screen: Point): void {
  const { dragging, camera } = editor.getState();
  const paths = dragging ? [...dragging.places.keys()].flatMap((id) => pathOf(id) ?? []) : [];
  const [first] = paths;
  if (!dragging || !camera || first === undefined) {
    return;
  }
  const over = holderAt(editor, camera.screenToFlowPosition(screen), new Set(paths));
  const target = over === holderOf(first) ? undefined : over;
  const wire = paths.length === 1 && target === undefined ? wireUnder(editor, screen, first) : undefined;
  if (target !== dragging.target || wire !== dragging.wire) {
    const warnings = target === undefined ? [] : warningsOf(editor, paths, target);
    update(editor, { dragging: { ...dragging, target, wire, warnings } });
  }
}

function warningsOf(editor: Editor, paths: readonly NodePath[], target: NodePath): readonly string[] {
  const state = editor.getState();
  const from = holderOf(paths[0] ?? ROOT);
  if (callAround(state.scene, from) !== callAround(state.scene, target)) {
    return [messages.editor.called.otherFlow];
  }
  try {
    return moveNodes(flowIn(state, from), paths, target, state.types).problems.map((problem) => problem.message);
  } catch (fault) {
    return [fault instanceof Error ? fault.message : String(fault)];
  }
}

/** Returns the wire under the pointer onto which a step that is joined to nothing could be put. */
function wireUnder(editor: Editor, screen: Point, path: NodePath): string | undefined {
  const { scene } = editor.getState();
  const view = scene.nodes.get(path)?.view;
  const joined = scene.wires.some((wire) => wire.kind === "step" && (wire.source === path || wire.target === path));
  if (!view || joined) {
    return undefined;
  }
  for (const element of document.elementsFromPoint(screen.x, screen.y)) {
    const id = element.getAttribute("data-wire");
    const wire = id === null ? undefined : scene.wires.find((each) => each.id === id);
    if (wire?.kind === "step" && wire.holder === holderOf(path)) {
      return wire.id;
    }
  }
  return undefined;
}

/** Puts what was dragged where it was left. */
export function dropped(editor: Editor): void {
  const { dragging, scene, types } = editor.getState();
  if (!dragging) {
    return;
  }
  if (dragging.warnings.includes(messages.editor.called.otherFlow)) {
    refuse(editor, messages.editor.called.otherFlow);
    update(editor, { dragging: undefined });
    return;
  }
  const notes = new Map(
    [...dragging.places].flatMap(([id, point]) =>
      id.startsWith(NOTE_PREFIX) ? [[Number(id.slice(NOTE_PREFIX.length)), point] as const] : [],
    ),
  );
  const moved = new Map([...dragging.places].filter(([id]) => scene.nodes.has(id)));
  const paths = [...moved.keys()];
  const points = new Map<NodePath, Point>();
  for (const [path, { x, y }] of moved) {
    const holder = holderOf(path);
    const origin = scene.nodes.get(holder)?.box ?? { x: 0, y: 0 };
    const target = dragging.target ?? holder;
    points.set(path, scene.stored(target, { x: origin.x + x, y: origin.y + y }, paths));
  }
  const wire = scene.wires.find((each) => each.id === dragging.wire);
  const [only = ROOT] = paths;
  const edits = [
    ...(dragging.target !== undefined
      ? [(at: FlowSnapshot) => moveNodes(at, paths, dragging.target ?? ROOT, types, points)]
      : paths.length > 0
        ? [(at: FlowSnapshot) => placeNodes(at, points)]
        : []),
    ...(wire ? [(at: FlowSnapshot) => dropOnWire(at, placedWire(wire), idOf(only), types)] : []),
    ...(notes.size > 0
      ? [
          (at: FlowSnapshot) =>
            setNotes(
              at,
              notesOf(at).map((note, i) => {
                const point = notes.get(i);
                return point ? { ...note, x: Math.round(point.x), y: Math.round(point.y) } : note;
              }),
              "Move a note",
            ),
        ]
      : []),
  ];
  apply(
    editor,
    (at) => {
      const [edit, ...more] = edits;
      return edit && more.length === 0 ? edit(at) : chained(at, "Move", edits);
    },
    paths.length > 0 ? holderOf(only) : ROOT,
  );
  update(editor, { dragging: undefined });
}
