import { type FlowNode, type FlowSnapshot, nodesOf } from "../document/flow.ts";
import type { NodeTypes } from "../document/node-types.ts";
import { hasBody } from "../document/node-types.ts";
import { type NodeView, viewOf } from "../document/node-view.ts";
import { childPath, holderOf, idOf, type NodePath, ROOT } from "../document/path.ts";
import { around, type Box } from "./box.ts";
import { foldedBoxes } from "./places.ts";
import type { Point } from "./point.ts";
import { type Growing, roomFor, withRoom } from "./room.ts";
import type { SceneNode } from "./scene-node.ts";
import { bodyWires, eyelets, type SceneWire } from "./scene-wires.ts";
import { MEASURES, paddingAt, type StepShape, stepShape } from "./sizes.ts";

/** Everything visible. Holders stand before what they hold. */
export interface Scene {
  readonly nodes: ReadonlyMap<NodePath, SceneNode>;
  /** The same list as long as everything stands where it stood and is called as it was. */
  readonly wires: readonly SceneWire[];
  /** The smallest box around all; empty at zero when there is nothing. */
  readonly bounds: Box;
  /**
   * Returns the place to store for a node that is to stand at a point of the canvas, in this container: without the
   * container's origin and without the room that others (not those that are being moved) have made.
   */
  stored(holder: NodePath, point: Point, moving?: readonly NodePath[]): Point;
}

/** What a scene is made of besides the flow. */
export interface SceneOptions {
  readonly types: NodeTypes;
  /** Paths of the containers that are unfolded. */
  readonly unfolded: ReadonlySet<NodePath>;
  /** Gives the flow that `uses` names, pinned; undefined while it is not known. */
  readonly called?: (uses: string) => FlowSnapshot | undefined;
  /** How much taller a folded step of this width is than it is by itself: room for what a run says at its foot. */
  readonly foot?: (path: NodePath, width: number) => number;
}

/** Works out where everything visible stands. What is folded costs nothing, however much it holds. */
export function sceneOf(flow: FlowSnapshot, options: SceneOptions): Scene {
  const body = sizedBody({ flow, holder: ROOT, path: ROOT, depth: 0 }, options);
  const nodes = new Map<NodePath, SceneNode>();
  const wires: SceneWire[] = [];
  const bodies = new Map<NodePath, SizedBody>();
  emit(body, 0, 0, { nodes, wires, bodies });
  const tops = [...nodes.values()].filter((node) => node.holder === ROOT).map((node) => node.box);
  const bounds = around(tops) ?? { x: 0, y: 0, width: 0, height: 0 };
  const stored = (holder: NodePath, point: Point, moving: readonly NodePath[] = []): Point => {
    const { x, y } = holder === ROOT ? { x: 0, y: 0 } : (nodes.get(holder)?.origin ?? { x: 0, y: 0 });
    const ids = new Set(moving.filter((path) => holderOf(path) === holder).map(idOf));
    const still = (bodies.get(holder)?.nodes ?? []).filter((each) => !ids.has(each.id));
    const { right, down } = roomFor(still.map((each) => each.growing));
    return { x: right.back(Math.round(point.x - x)), y: down.back(Math.round(point.y - y)) };
  };
  return { nodes, wires, bounds, stored };
}

/** Where a body stands: in which document, under which path there, and under which path on the canvas. */
interface Place {
  readonly flow: FlowSnapshot;
  readonly holder: NodePath;
  readonly path: NodePath;
  readonly depth: number;
}

interface SizedNode {
  readonly id: string;
  readonly view: NodeView;
  readonly shape: StepShape;
  readonly box: Box;
  readonly hasInside: boolean;
  readonly called: string | undefined;
  readonly body: SizedBody | undefined;
  readonly growing: Growing;
}

interface SizedBody {
  readonly place: Place;
  readonly nodes: readonly SizedNode[];
  readonly values: Readonly<Record<string, FlowNode>>;
  readonly bounds: Box;
}

function sizedBody(place: Place, options: SceneOptions): SizedBody {
  const values = nodesOf(place.flow, place.holder);
  const leaving = portsLeft(values);
  const drafts = Object.entries(values).map(([id, value]) => draft(place, id, value, leaving, options));
  const heights = new Map(drafts.map((each) => [each.id, each.shape.height]));
  const folded = foldedBoxes(place.flow, place.holder, values, (id) => heights.get(id) ?? MEASURES.row);
  const growing = drafts.map((each): Growing => {
    const box = folded.get(each.id) ?? { x: 0, y: 0, width: MEASURES.width, height: each.shape.height };
    const size = each.body && containerSize(each.body, box);
    const foot = size ? 0 : (options.foot?.(childPath(place.path, each.id), box.width) ?? 0);
    return { box, width: size?.width ?? box.width, height: size?.height ?? box.height + foot };
  });
  const boxes = withRoom(growing);
  const nodes = drafts.map((each, i): SizedNode => {
    const own = growing[i] ?? { box: NOWHERE, width: 0, height: 0 };
    return { ...each, box: boxes[i] ?? own.box, growing: own };
  });
  return {
    place,
    nodes,
    values,
    bounds: around(boxes) ?? { x: 0, y: 0, width: MEASURES.emptyWidth, height: MEASURES.emptyHeight },
  };
}

function draft(
  place: Place,
  id: string,
  value: FlowNode,
  leaving: ReadonlyMap<string, ReadonlySet<string>>,
  options: SceneOptions,
): Omit<SizedNode, "box" | "growing"> {
  const view = viewOf(id, value);
  const type = options.types.get(view.type);
  const calls = type?.body === "called_flow" && view.uses !== "";
  const hasInside = calls || hasBody(type) || view.size > 0;
  const path = childPath(place.path, id);
  const inner = hasInside && options.unfolded.has(path) ? insideOf(place, id, path, view, calls, options) : undefined;
  const shape = stepShape(view, options.types, leaving.get(id) ?? NONE, hasInside);
  return {
    id,
    view,
    shape,
    hasInside,
    called: calls ? view.uses : undefined,
    body: inner && sizedBody(inner, options),
  };
}

const NOWHERE: Box = { x: 0, y: 0, width: 0, height: 0 };
const NONE: ReadonlySet<string> = new Set();

function insideOf(
  place: Place,
  id: string,
  path: NodePath,
  view: NodeView,
  calls: boolean,
  options: SceneOptions,
): Place | undefined {
  const depth = place.depth + 1;
  if (!calls) {
    return { flow: place.flow, holder: childPath(place.holder, id), path, depth };
  }
  const flow = options.called?.(view.uses);
  return flow && { flow, holder: ROOT, path, depth };
}

function portsLeft(values: Readonly<Record<string, FlowNode>>): ReadonlyMap<string, ReadonlySet<string>> {
  const left = new Map<string, Set<string>>();
  for (const [id, value] of Object.entries(values)) {
    for (const need of viewOf(id, value).needs) {
      left.set(need.node, (left.get(need.node) ?? new Set()).add(need.port));
    }
  }
  return left;
}

function containerSize(body: SizedBody, folded: Box): { readonly width: number; readonly height: number } {
  const padding = paddingAt(body.place.depth);
  const height = MEASURES.header + body.bounds.height + 2 * padding;
  return { width: Math.max(folded.width, body.bounds.width + 2 * padding), height: Math.max(folded.height, height) };
}

interface Emitted {
  readonly nodes: Map<NodePath, SceneNode>;
  readonly wires: SceneWire[];
  readonly bodies: Map<NodePath, SizedBody>;
}

function emit(body: SizedBody, dx: number, dy: number, out: Emitted): void {
  const here = new Map<string, SceneNode>();
  out.bodies.set(body.place.path, body);
  for (const each of body.nodes) {
    const node = sceneNode(body.place, each, { ...each.box, x: each.box.x + dx, y: each.box.y + dy });
    here.set(each.id, node);
    out.nodes.set(node.path, node);
    if (each.body) {
      emit(each.body, node.origin.x, node.origin.y, out);
    }
  }
  out.wires.push(...bodyWires(body.values, body.place.path, here, out.nodes.get(body.place.path)));
}

function sceneNode(place: Place, each: SizedNode, box: Box): SceneNode {
  const padding = paddingAt(place.depth + 1);
  const inner = each.body;
  const origin = inner
    ? { x: box.x + padding - inner.bounds.x, y: box.y + MEASURES.header + padding - inner.bounds.y }
    : { x: box.x, y: box.y };
  return {
    path: childPath(place.path, each.id),
    holder: place.path,
    depth: place.depth,
    view: each.view,
    box,
    shape: each.shape,
    hasInside: each.hasInside,
    origin,
    unfolded: inner !== undefined,
    ...(each.called !== undefined && { called: each.called }),
    ...(inner && { eyelets: eyelets(box, inner.nodes, inner.values, origin.y) }),
  };
}
