import {
  type CanvasNote,
  DONE,
  ERROR,
  type FlowSnapshot,
  MEASURES,
  type NodePath,
  type NodeTypes,
  notesOf,
  type Point,
  type Scene,
  type SceneNode,
  type SceneWire,
} from "@foldwork/model";
import { type Place, type StepState, seenState } from "@foldwork/run-view";
import { Position } from "@xyflow/react";
import { messages } from "../../../messages/index.ts";
import { wireRun } from "../run/wire-run.ts";
import { portHeight } from "./port.tsx";
import {
  ENTRY,
  INNER_ENTRY,
  INNER_EXIT,
  NOTE_PREFIX,
  type NoteNode,
  type SheetNode,
  type SheetWire,
  type StepNode,
} from "./sheet-types.ts";

/** What decides how the nodes look besides the scene. */
export interface SheetView {
  readonly types: NodeTypes;
  readonly selected: ReadonlySet<NodePath>;
  readonly selectedNote: number | undefined;
  readonly moved: ReadonlyMap<string, Point> | undefined;
  readonly mayEdit: boolean;
  /** What became of steps in the run that is shown. */
  readonly places: ReadonlyMap<NodePath, Place>;
  /** The steps that are elements of the page; undefined means all. */
  readonly elements: ReadonlySet<NodePath> | undefined;
  /** Called flows that are edited in place. */
  readonly inner: ReadonlyMap<string, unknown>;
}

const LAYER = 10;
/** Side of the square in which a port can be hit. */
export const HANDLE = 24;

/** Returns the nodes of a scene; one that looks as before is the same object, so that only what changed is drawn again. */
export function sheetNodes(
  scene: Scene,
  flow: FlowSnapshot,
  view: SheetView,
  before: readonly SheetNode[],
): readonly SheetNode[] {
  const known = new Map(before.map((node) => [node.id, node]));
  const locked = new Map<NodePath, boolean>();
  const nodes: SheetNode[] = [];
  for (const node of scene.nodes.values()) {
    if (view.elements && !view.elements.has(node.path)) {
      continue;
    }
    const holder = scene.nodes.get(node.holder);
    // What a called flow shows belongs to that one, until somebody begins to edit it here.
    const foreign = holder?.called === undefined ? (locked.get(node.holder) ?? false) : !view.inner.has(holder.called);
    locked.set(node.path, foreign);
    const old = known.get(node.path);
    nodes.push(stepNode(node, holder, foreign, view, old?.type === "note" ? undefined : old));
  }
  for (const [number, note] of notesOf(flow).entries()) {
    const old = known.get(`${NOTE_PREFIX}${number}`);
    nodes.push(noteNode(note, number, view, old?.type === "note" ? old : undefined));
  }
  return sameItems(before, nodes) ? before : nodes;
}

/** React Flow goes through all of a list that is another one: one with the same items stays the same. */
function sameItems<T>(left: readonly T[], right: readonly T[]): boolean {
  return left.length === right.length && left.every((each, i) => each === right[i]);
}

function stepNode(
  node: SceneNode,
  holder: SceneNode | undefined,
  foreign: boolean,
  view: SheetView,
  old: StepNode | undefined,
): StepNode {
  const selected = view.selected.has(node.path);
  const place = view.moved?.get(node.path) ?? {
    x: node.box.x - (holder?.box.x ?? 0),
    y: node.box.y - (holder?.box.y ?? 0),
  };
  const seen = view.places.get(node.path);
  const run = seen && seenState(seen);
  const same =
    old !== undefined && old.data.foreign === foreign && old.data.run === run && sameLook(old.data.node, node);
  if (same && old.selected === selected && old.position.x === place.x && old.position.y === place.y) {
    return old;
  }
  const { width, height } = node.box;
  return {
    id: node.path,
    type: node.unfolded ? "container" : "step",
    position: place,
    data: same ? old.data : { node, foreign, run },
    width,
    height,
    measured: { width, height },
    handles: handlesOf(node),
    zIndex: node.depth * LAYER + (node.unfolded ? 0 : 5),
    selected,
    draggable: view.mayEdit && !foreign,
    connectable: view.mayEdit && !foreign,
    ariaLabel: spoken(node, view.types, run),
    domAttributes: { tabIndex: -1 },
    // What lies between the steps of a container belongs to the sheet: one draws a frame or pans there.
    ...(node.unfolded && { dragHandle: ".container-head", style: { pointerEvents: "none" as const } }),
    ...(holder && { parentId: holder.path }),
  };
}

/** What a screen reader says of a step. */
function spoken({ view, hasInside, unfolded }: SceneNode, types: NodeTypes, run: StepState | undefined): string {
  const kind = types.get(view.type)?.title ?? view.type;
  const words = messages.editor.step.spoken(
    view.title,
    kind,
    hasInside ? view.size : undefined,
    unfolded,
    view.disabled,
  );
  return run === undefined ? words : `${words}, ${messages.run.states[run].toLowerCase()}`;
}

function noteNode(note: CanvasNote, number: number, view: SheetView, old: NoteNode | undefined): NoteNode {
  const id = `${NOTE_PREFIX}${number}`;
  const place = view.moved?.get(id) ?? { x: note.x, y: note.y };
  const selected = view.selectedNote === number;
  if (
    old?.data.note === note &&
    old.selected === selected &&
    old.position.x === place.x &&
    old.position.y === place.y
  ) {
    return old;
  }
  const { width, height } = note;
  return {
    id,
    type: "note",
    position: place,
    data: { note, number },
    width,
    height,
    measured: { width, height },
    handles: [],
    zIndex: 4,
    selected,
    draggable: view.mayEdit,
    connectable: false,
    ariaLabel: note.text === "" ? messages.editor.note.text : note.text.slice(0, 200),
    domAttributes: { tabIndex: -1 },
  };
}

function sameLook(left: SceneNode, right: SceneNode): boolean {
  return (
    left === right ||
    (left.view === right.view &&
      left.unfolded === right.unfolded &&
      left.hasInside === right.hasInside &&
      left.called === right.called &&
      left.box.width === right.box.width &&
      left.box.height === right.box.height &&
      sameEyelets(left, right) &&
      samePorts(left, right))
  );
}

/** Eyelets stand on the canvas: a container that only moved looks the same. */
function sameEyelets({ eyelets: mine, box: left }: SceneNode, { eyelets: theirs, box: right }: SceneNode): boolean {
  return mine === undefined || theirs === undefined
    ? mine === theirs
    : mine.in - left.y === theirs.in - right.y && mine.out - left.y === theirs.out - right.y;
}

function samePorts(left: SceneNode, right: SceneNode): boolean {
  const [mine, theirs] = [left.shape.ports, right.shape.ports];
  return (
    mine.length === theirs.length &&
    mine.every((port, i) => {
      const other = theirs[i];
      return (
        other?.name === port.name && other.label === port.label && other.y === port.y && other.shown === port.shown
      );
    })
  );
}

/** Returns where wires meet a node, so that nothing has to be measured: squares around the points, as they are drawn. */
function handlesOf(node: SceneNode): NonNullable<StepNode["handles"]> {
  const { width } = node.box;
  const at = (id: string, type: "source" | "target", x: number, y: number) => ({
    id,
    type,
    position: type === "source" ? Position.Right : Position.Left,
    x: x - HANDLE / 2,
    y: y - HANDLE / 2,
    width: HANDLE,
    height: HANDLE,
  });
  if (!node.eyelets) {
    const leaving = node.shape.ports.map((port) => at(port.name, "source", width, portHeight(port, node.shape)));
    return [at(ENTRY, "target", 0, MEASURES.firstPort), ...leaving];
  }
  const top = node.box.y;
  return [
    at(ENTRY, "target", 0, node.eyelets.in - top),
    at(INNER_ENTRY, "source", 0, node.eyelets.in - top),
    at(DONE, "source", width, node.eyelets.out - top),
    at(ERROR, "source", width, node.eyelets.error - top),
    at(INNER_EXIT, "target", width, node.eyelets.out - top),
  ];
}

/** Returns the wires of a scene; one that is as before is the same object. */
export function sheetWires(
  scene: Scene,
  selected: ReadonlySet<string>,
  places: ReadonlyMap<NodePath, Place>,
  before: readonly SheetWire[],
  elements: ReadonlySet<NodePath> | undefined,
): readonly SheetWire[] {
  const known = new Map(before.map((wire) => [wire.id, wire]));
  const shown = elements
    ? scene.wires.filter(({ source, target }) => elements.has(source) && elements.has(target))
    : scene.wires;
  const wires = shown.map((wire): SheetWire => {
    const old = known.get(wire.id);
    const isSelected = selected.has(wire.id);
    const data = old?.data;
    const run = places.size === 0 ? undefined : wireRun(wire, places);
    const same = data && data.wire.disabled === wire.disabled && data.wire.lane === wire.lane && data.run === run;
    if (same && old.selected === isSelected) {
      return old;
    }
    const depth = scene.nodes.get(wire.holder)?.depth ?? -1;
    return {
      id: wire.id,
      type: "wire",
      source: wire.source,
      sourceHandle: sourceHandle(scene, wire),
      target: wire.target,
      targetHandle: wire.kind === "leave" ? INNER_EXIT : ENTRY,
      data: { wire, run },
      selected: isSelected,
      selectable: wire.kind === "step",
      reconnectable: isSelected && wire.kind === "step",
      focusable: false,
      zIndex: (depth + 1) * LAYER + 3,
    };
  });
  return sameItems(before, wires) ? before : wires;
}

function sourceHandle(scene: Scene, { kind, source: path, port }: SceneWire): string {
  const source = scene.nodes.get(path);
  if (kind === "enter") {
    return INNER_ENTRY;
  }
  if (source?.eyelets) {
    return port === ERROR ? ERROR : DONE;
  }
  return source?.shape.ports.some((each) => each.name === port) ? port : DONE;
}
