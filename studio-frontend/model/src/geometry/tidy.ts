import { type FlowSnapshot, nodesOf } from "../document/flow.ts";
import { wiresOf } from "../document/graph.ts";
import { placeOf } from "../document/layout.ts";
import { holderOf, idOf, type NodePath, ROOT } from "../document/path.ts";
import type { Edit } from "../operation/edit.ts";
import { placeNodes } from "../operation/place.ts";
import { around, type Box, collide } from "./box.ts";
import type { LayoutBox, Layouter } from "./layouter.ts";
import type { Point } from "./point.ts";
import { type SceneOptions, sceneOf } from "./scene.ts";
import type { SceneNode } from "./scene-node.ts";
import { MEASURES } from "./sizes.ts";

/** What is to be laid out. */
export interface Tidying {
  /** The body; the flow itself unless given. */
  readonly holder?: NodePath;
  /** Only these nodes of it, where they stand now; all unless given. */
  readonly only?: readonly NodePath[];
  /** True leaves what a person placed where it is; false lays out everything. */
  readonly keepPlaced: boolean;
}

/** Works a layout out and returns it as an edit of the layout alone. Boxes are taken folded. */
export async function tidy(
  flow: FlowSnapshot,
  what: Tidying,
  options: Pick<SceneOptions, "types" | "called">,
  layouter: Layouter,
): Promise<Edit> {
  const holder = what.holder ?? ROOT;
  const steps = foldedSteps(flow, holder, options);
  const chosen = new Set(what.only ?? steps.keys());
  const boxes = [...steps.values()].filter((step) => chosen.has(step.path)).map(layoutBox);
  const ids = new Set(boxes.map((box) => box.id));
  const wires = wiresOf(nodesOf(flow, holder)).filter((wire) => ids.has(wire.from) && ids.has(wire.to));
  const places = await layouter.layout(boxes, wires);
  const byHand = (path: NodePath) => {
    const place = placeOf(flow, path);
    return place !== undefined && place.auto !== true;
  };
  const fixed = [...steps.values()].filter((step) => !chosen.has(step.path) || (what.keepPlaced && byHand(step.path)));
  const free = [...steps.values()].filter((step) => !fixed.includes(step));
  return placeNodes(flow, fitted(places, free, fixed, chosen), true);
}

function foldedSteps(
  flow: FlowSnapshot,
  holder: NodePath,
  options: Pick<SceneOptions, "types" | "called">,
): ReadonlyMap<NodePath, SceneNode> {
  const holders = new Set<NodePath>();
  for (let at = holder; at !== ROOT; at = holderOf(at)) {
    holders.add(at);
  }
  const scene = sceneOf(flow, { ...options, unfolded: holders });
  const inside = [...scene.nodes].filter(([, node]) => node.holder === holder);
  return new Map(
    inside.map(([path, node]) => [path, { ...node, box: { ...node.box, ...scene.stored(holder, node.box) } }]),
  );
}

function layoutBox(step: SceneNode): LayoutBox {
  const ports = Object.fromEntries(step.shape.ports.map((port) => [port.name, port.y]));
  const { width, height } = step.box;
  return { id: idOf(step.path), width, height, ports, entry: MEASURES.firstPort };
}

/**
 * Puts what was laid out where it belongs among what stays: a selection where it stood, new nodes as far from those a
 * person placed as the layout has them; then moves down what would lie on another.
 */
function fitted(
  places: ReadonlyMap<string, Point>,
  free: readonly SceneNode[],
  fixed: readonly SceneNode[],
  chosen: ReadonlySet<NodePath>,
): ReadonlyMap<NodePath, Point> {
  const stay = fixed.filter((step) => chosen.has(step.path));
  const shift = stay.length > 0 ? meanShift(places, stay) : cornerShift(places, free, fixed.length > 0);
  const taken: Box[] = fixed.map((step) => step.box);
  const result = new Map<NodePath, Point>();
  for (const step of free) {
    const place = places.get(idOf(step.path)) ?? { x: 0, y: 0 };
    let box: Box = { ...step.box, x: place.x + shift.x, y: place.y + shift.y };
    for (let other = inWay(box, taken); other; other = inWay(box, taken)) {
      box = { ...box, y: other.y + other.height + MEASURES.gap };
    }
    taken.push(box);
    result.set(step.path, { x: Math.round(box.x), y: Math.round(box.y) });
  }
  return result;
}

function inWay(box: Box, taken: readonly Box[]): Box | undefined {
  return taken.find((other) => collide(box, other));
}

function meanShift(places: ReadonlyMap<string, Point>, stay: readonly SceneNode[]): Point {
  let [x, y] = [0, 0];
  for (const step of stay) {
    const place = places.get(idOf(step.path)) ?? { x: 0, y: 0 };
    x += (step.box.x - place.x) / stay.length;
    y += (step.box.y - place.y) / stay.length;
  }
  return { x: Math.round(x), y: Math.round(y) };
}

/** A selection keeps its top left corner; a whole sheet begins at zero. */
function cornerShift(places: ReadonlyMap<string, Point>, free: readonly SceneNode[], partly: boolean): Point {
  const laid = around(free.map((step) => ({ ...step.box, ...(places.get(idOf(step.path)) ?? { x: 0, y: 0 }) })));
  const was = around(free.map((step) => step.box));
  return laid && was ? { x: (partly ? was.x : 0) - laid.x, y: (partly ? was.y : 0) - laid.y } : { x: 0, y: 0 };
}
