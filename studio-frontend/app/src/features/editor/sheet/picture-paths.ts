import { type Box, collide, MEASURES, type NodePath, type Point, type Scene, type SceneNode } from "@foldwork/model";
import { lookOf } from "./families.ts";
import { wirePath } from "./wire-path.ts";

/** What of a picture is drawn in one stroke: steps and wires of one depth that begin in one square of the canvas. */
export interface PicturePart {
  readonly depth: number;
  bounds: Box;
  readonly containers: Path2D;
  readonly wires: Path2D;
  readonly errors: Path2D;
  readonly steps: Path2D;
  readonly soft: Path2D;
  readonly solid: Path2D;
  readonly titles: { readonly text: string; readonly x: number; readonly y: number; readonly width: number }[];
}

const SQUARE = 4096;
const TILE = { x: 9, size: 32 };
const TITLE = { x: 51, y: 26 };

/**
 * Returns a scene as parts to draw, from the bottom to the top.
 *
 * @param places where steps are that are dragged now, inside their containers
 */
export function pictureParts(scene: Scene, places?: ReadonlyMap<NodePath, Point>): readonly PicturePart[] {
  const parts = new Map<string, PicturePart>();
  const moved = shifts(scene, places);
  for (const node of scene.nodes.values()) {
    const box = shifted(node.box, moved.get(node.path));
    addStep(partAt(parts, node.depth, box), node, box);
  }
  for (const wire of scene.wires) {
    const from = shifted(wire.from, moved.get(wire.source));
    const to = shifted(wire.to, moved.get(wire.target));
    const depth = (scene.nodes.get(wire.holder)?.depth ?? -1) + 1;
    const hull = { ...from, x: Math.min(from.x, to.x), y: Math.min(from.y, to.y) };
    const size = { width: Math.abs(from.x - to.x), height: Math.abs(from.y - to.y) };
    const part = partAt(parts, depth, { ...hull, ...size });
    (wire.error ? part.errors : part.wires).addPath(new Path2D(wirePath(from, to, wire.lane)));
  }
  return [...parts.values()].sort((a, b) => a.depth - b.depth);
}

function partAt(parts: Map<string, PicturePart>, depth: number, box: Box): PicturePart {
  const key = `${depth} ${Math.floor(box.x / SQUARE)} ${Math.floor(box.y / SQUARE)}`;
  const known = parts.get(key);
  if (known) {
    const { x, y, width, height } = known.bounds;
    const [left, top] = [Math.min(x, box.x), Math.min(y, box.y)];
    const [right, bottom] = [Math.max(x + width, box.x + box.width), Math.max(y + height, box.y + box.height)];
    known.bounds = { x: left, y: top, width: right - left, height: bottom - top };
    return known;
  }
  const part: PicturePart = {
    depth,
    bounds: box,
    containers: new Path2D(),
    wires: new Path2D(),
    errors: new Path2D(),
    steps: new Path2D(),
    soft: new Path2D(),
    solid: new Path2D(),
    titles: [],
  };
  parts.set(key, part);
  return part;
}

function addStep(part: PicturePart, { view, unfolded }: SceneNode, { x, y, width, height }: Box): void {
  if (unfolded) {
    part.containers.roundRect(x, y, width, height, 10);
    part.titles.push({ text: view.title, x: x + 14, y: y + 23, width: width - 28 });
    return;
  }
  part.steps.roundRect(x, y, width, height, 8);
  const { family } = lookOf(view.type);
  const mark = family === "solid" ? part.solid : part.soft;
  mark.rect(x + TILE.x, y + (MEASURES.row - TILE.size) / 2, TILE.size, TILE.size);
  part.titles.push({ text: view.title, x: x + TITLE.x, y: y + TITLE.y, width: width - TITLE.x - 10 });
}

/** Returns by how much steps are away from where the scene has them: those dragged, and what lies in them. */
export function shifts(scene: Scene, places?: ReadonlyMap<NodePath, Point>): ReadonlyMap<NodePath, Point> {
  const moved = new Map<NodePath, Point>();
  for (const node of places && places.size > 0 ? scene.nodes.values() : []) {
    const place = places?.get(node.path);
    const holder = scene.nodes.get(node.holder);
    const along = moved.get(node.holder);
    if (place) {
      const at = { x: (holder?.box.x ?? 0) + place.x, y: (holder?.box.y ?? 0) + place.y };
      moved.set(node.path, { x: at.x - node.box.x, y: at.y - node.box.y });
    } else if (along) {
      moved.set(node.path, along);
    }
  }
  return moved;
}

/** Returns a place moved by a shift. */
export function shifted<T extends Point>(place: T, by: Point | undefined): T {
  return by ? { ...place, x: place.x + by.x, y: place.y + by.y } : place;
}

/** Returns the parts that are in a view. */
export function partsIn(parts: readonly PicturePart[], view: Box): readonly PicturePart[] {
  // Wires that go back run outside of the box around their ends.
  return parts.filter((part) => collide(part.bounds, view, 64));
}
