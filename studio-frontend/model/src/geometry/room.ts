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
  /**
   * Returns the place that stands here. What stands beside something that has grown is stored within the last pixel of that,
   * which is as long as all that has grown: a part of it to thousandths.
   */
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
  // The last pixel before an end, or less where another one ends within it, takes what grows there.
  const stretch = (i: number) => {
    const [end, passed] = [ends[i] ?? Number.POSITIVE_INFINITY, totals[i - 1] ?? 0];
    return {
      from: Math.max(end - 1, ends[i - 1] ?? Number.NEGATIVE_INFINITY),
      end,
      passed,
      total: totals[i] ?? passed,
    };
  };
  const at = (place: number) => {
    const { from, end, passed, total } = stretch(lastAtMost(ends, place) + 1);
    return place <= from
      ? place + passed
      : Math.round(from + passed + ((place - from) / (end - from)) * (end + total - from - passed));
  };
  for (const { start, end, growth } of grown) {
    const total = Math.max(totals.at(-1) ?? 0, at(start) - start + growth);
    if (ends.at(-1) === end) {
      totals[totals.length - 1] = total;
    } else {
      totals.push(total);
      ends.push(end);
    }
  }
  const back = (canvas: number) => {
    const first = ends.findIndex((end, i) => canvas < end + (totals[i] ?? 0));
    const { from, end, passed, total } = stretch(first < 0 ? ends.length : first);
    const left = canvas - passed;
    if (left <= from) {
      return left;
    }
    const part = (left - from) / (end + total - from - passed);
    return from + Math.round(part * (end - from) * 1_000) / 1_000;
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
