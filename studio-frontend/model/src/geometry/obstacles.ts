import type { Box } from "./box.ts";
import type { Point } from "./point.ts";

const COLUMN = 256;
/** How far a wire stays away from a step that it passes. */
const AWAY = 14;
/** How far from its ends a wire turns. */
const TURN = 20;
/** A wire looks for its way past so many steps; with more in between it is drawn as if there were none. */
const MOST = 80;
/** Steps further above or below both ends are not in question. */
const REACH = 320;

/** The steps of one body, for wires to find their way around them. */
export class Obstacles {
  readonly #columns = new Map<number, Box[]>();

  constructor(boxes: readonly Box[]) {
    for (const box of boxes) {
      for (let i = Math.floor(box.x / COLUMN); i <= Math.floor((box.x + box.width) / COLUMN); i++) {
        const column = this.#columns.get(i);
        if (column) {
          column.push(box);
        } else {
          this.#columns.set(i, [box]);
        }
      }
    }
  }

  /**
   * Returns the height at which a wire that leads to the right passes what is between its ends, the nearest one that is free;
   * undefined when nothing is in its way, or nothing free is found.
   */
  lane(from: Point, to: Point): number | undefined {
    const [left, right] = [from.x + 1, to.x - 1];
    if (right - left < TURN) {
      return undefined;
    }
    const between = this.#between(left, right, Math.min(from.y, to.y) - REACH, Math.max(from.y, to.y) + REACH);
    const inWay = between.filter((box) => crosses(box, from, to));
    if (inWay.length === 0 || between.length > MOST) {
      return undefined;
    }
    const middle = (from.y + to.y) / 2;
    const lanes = between.flatMap((box) => [box.y - AWAY, box.y + box.height + AWAY]);
    lanes.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
    return lanes.find((y) => between.every((box) => isFree(box, y, from, to)));
  }

  #between(left: number, right: number, top: number, bottom: number): readonly Box[] {
    const found = new Set<Box>();
    for (let i = Math.floor(left / COLUMN); i <= Math.floor(right / COLUMN); i++) {
      for (const box of this.#columns.get(i) ?? []) {
        if (box.x < right && box.x + box.width > left && box.y < bottom && box.y + box.height > top) {
          found.add(box);
        }
      }
    }
    return [...found];
  }
}

/** Says whether the curve between two points runs through a box: its height at the edges and the middle of that. */
function crosses(box: Box, from: Point, to: Point): boolean {
  const [first, last] = [Math.max(box.x, from.x), Math.min(box.x + box.width, to.x)];
  const heights = [first, (first + last) / 2, last].map((x) => curveAt(x, from, to));
  return Math.min(...heights) < box.y + box.height + 4 && Math.max(...heights) > box.y - 4;
}

/** About where the curve of a wire is: flat at both ends, steep in the middle. */
function curveAt(x: number, from: Point, to: Point): number {
  const part = (x - from.x) / (to.x - from.x);
  return from.y + (to.y - from.y) * part * part * (3 - 2 * part);
}

/** Says whether a box leaves a wire free that turns behind its beginning and before its end. */
function isFree(box: Box, lane: number, from: Point, to: Point): boolean {
  const [turn, back] = [from.x + TURN, to.x - TURN];
  return (
    !meets(box, turn, back, lane, lane) &&
    !meets(box, turn, turn, Math.min(from.y, lane), Math.max(from.y, lane)) &&
    !meets(box, back, back, Math.min(to.y, lane), Math.max(to.y, lane))
  );
}

function meets(box: Box, left: number, right: number, top: number, bottom: number): boolean {
  const near = AWAY - 4;
  return left < box.x + box.width + 4 && right > box.x - 4 && top < box.y + box.height + near && bottom > box.y - near;
}
