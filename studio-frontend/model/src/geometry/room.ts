import type { Box } from "./box.ts";

/** A box as it is stored, and the size it has grown to. */
export interface Growing {
  readonly box: Box;
  readonly width: number;
  readonly height: number;
}

/** How far what begins at a place moves along one axis. */
export interface Shift {
  /** Returns where something drawn folded at a place stands. */
  at(place: number): number;
  /** Returns the place that stands here; within what has grown, the nearest place beside it. */
  back(canvas: number): number;
}

/**
 * Returns how far things move when some boxes have grown: what lies right of a grown one moves right, what lies below it
 * moves down, by as much as is needed and the same for a whole column or row. Boxes that did not overlap do not overlap
 * afterwards; when nothing grows everything stands where it stood.
 */
export function roomFor(boxes: readonly Growing[]): { readonly right: Shift; readonly down: Shift } {
  return {
    right: shiftOf(
      boxes.map(({ box, width }) => ({ start: box.x, end: box.x + box.width, growth: width - box.width })),
    ),
    down: shiftOf(
      boxes.map(({ box, height }) => ({ start: box.y, end: box.y + box.height, growth: height - box.height })),
    ),
  };
}

/** Returns where the boxes stand when all have their grown sizes. */
export function withRoom(boxes: readonly Growing[]): readonly Box[] {
  const { right, down } = roomFor(boxes);
  return boxes.map(({ box, width, height }) => ({ x: right.at(box.x), y: down.at(box.y), width, height }));
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly growth: number;
}

/** A thing moves by the longest chain of grown spans that end before each other and before it begins. */
function shiftOf(spans: readonly Span[]): Shift {
  const grown = spans.filter((span) => span.growth > 0).sort((a, b) => a.end - b.end);
  const ends: number[] = [];
  const totals: number[] = [];
  const at = (place: number) => place + (totals[lastAtMost(ends, place)] ?? 0);
  for (const { start, end, growth } of grown) {
    totals.push(Math.max(totals.at(-1) ?? 0, at(start) - start + growth));
    ends.push(end);
  }
  const back = (canvas: number) => {
    const first = ends.findIndex((end, i) => canvas < end + (totals[i] ?? 0));
    const passed = totals[(first < 0 ? ends.length : first) - 1] ?? 0;
    const end = ends[first];
    const left = canvas - passed;
    if (end === undefined || left < end) {
      return left;
    }
    const [near, far] = [end + passed, end + (totals[first] ?? 0)];
    return canvas - near < far - canvas ? end - 1 : end;
  };
  return { at, back };
}

/** Returns the number of the last of the rising numbers that is not above this one, -1 when all are. */
function lastAtMost(rising: readonly number[], most: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) <= most) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}
