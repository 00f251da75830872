import { type Box, collide, type NodePath, type Scene } from "@foldwork/model";

/** Up to so many steps all are elements of the page, wherever one looks. */
export const ALL_UP_TO = 150;
/** Below this zoom steps are drawn as blocks. */
export const FAR = 0.28;
/** Below this zoom many steps are drawn as blocks; above it a screen does not hold too many. */
const NEAR = 0.5;
const MANY = 300;
const FEW = 240;
const TILE = 512;

/** The part of the canvas whose steps are elements: what is on the screen and around it, in whole tiles. */
export interface SheetWindow {
  readonly area: Box;
  readonly distance: "near" | "middle" | "far";
}

/** Where React Flow has the canvas: its shift on the screen and its zoom. */
export type Transform = readonly [x: number, y: number, zoom: number];

/** Returns the window for a place of the canvas; it stays the same while one moves within a tile. */
export function windowOf([x, y, zoom]: Transform, width: number, height: number): SheetWindow {
  const tile = TILE * 2 ** Math.round(-Math.log2(zoom));
  const [left, right] = span(-x / zoom, width / zoom, tile);
  const [top, bottom] = span(-y / zoom, height / zoom, tile);
  return {
    area: { x: left, y: top, width: right - left, height: bottom - top },
    distance: zoom >= NEAR ? "near" : zoom >= FAR ? "middle" : "far",
  };
}

/** The tiles that a stretch touches, with half a tile before and behind it. */
function span(start: number, length: number, tile: number): readonly [number, number] {
  return [Math.floor(start / tile - 0.5) * tile, Math.ceil((start + length) / tile + 0.5) * tile];
}

/** Size of titles on the canvas and the largest one of which two lines fit into a step; the size on the screen to keep. */
const TITLE = { size: 13, most: 26, readable: 10.5 };

/** Returns how much larger titles are drawn than up close, so that they can be read from afar. */
export function titleScale(zoom: number): number {
  const size = Math.min(TITLE.most, Math.max(TITLE.size, TITLE.readable / zoom));
  // Whole pixels: not every turn of the wheel sets all titles anew.
  return Math.round(size) / TITLE.size;
}

/** Returns a text that is the same for the same window. */
export function windowKey({ area, distance }: SheetWindow): string {
  return `${distance} ${area.x} ${area.y} ${area.width} ${area.height}`;
}

/**
 * Says whether the sheet is to be drawn as one picture instead of with an element for each step: when many are in view and
 * too small to be read.
 *
 * @param was whether it is now; it does not change with every step that comes into view
 */
export function isPicture(scene: Scene, window: SheetWindow | undefined, was: boolean): boolean {
  if (scene.nodes.size <= ALL_UP_TO) {
    return false;
  }
  if (!window) {
    return true;
  }
  if (window.distance !== "middle") {
    return window.distance === "far";
  }
  let seen = 0;
  for (const node of scene.nodes.values()) {
    seen += !node.unfolded && collide(node.box, window.area) ? 1 : 0;
  }
  return seen > (was ? FEW : MANY);
}

/** Returns the steps in the window, and the ends of the wires through it. */
export function inWindow(scene: Scene, { area }: SheetWindow): Set<NodePath> {
  const found = new Set<NodePath>();
  for (const node of scene.nodes.values()) {
    if (collide(node.box, area)) {
      found.add(node.path);
    }
  }
  for (const { source, target, from, to } of scene.wires) {
    const [left, top] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
    const hull = { x: left, y: top, width: Math.abs(from.x - to.x) + 1, height: Math.abs(from.y - to.y) + 1 };
    if (collide(hull, area)) {
      found.add(source);
      found.add(target);
    }
  }
  return found;
}
