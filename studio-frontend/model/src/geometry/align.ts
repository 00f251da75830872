import type { NodePath } from "../document/path.ts";
import { around, type Box } from "./box.ts";
import type { Point } from "./point.ts";

/** Which edge or middle boxes are lined up on. */
export type Alignment = "left" | "center" | "right" | "top" | "middle" | "bottom";

/** Returns where boxes stand when lined up with the box around them. */
export function align(boxes: ReadonlyMap<NodePath, Box>, on: Alignment): ReadonlyMap<NodePath, Point> {
  const all = around([...boxes.values()]);
  return moved(boxes, (box) => {
    const frame = all ?? box;
    switch (on) {
      case "left":
        return { x: frame.x, y: box.y };
      case "center":
        return { x: frame.x + (frame.width - box.width) / 2, y: box.y };
      case "right":
        return { x: frame.x + frame.width - box.width, y: box.y };
      case "top":
        return { x: box.x, y: frame.y };
      case "middle":
        return { x: box.x, y: frame.y + (frame.height - box.height) / 2 };
      case "bottom":
        return { x: box.x, y: frame.y + frame.height - box.height };
    }
  });
}

/** Returns where boxes stand when the gaps between them are equal; the outermost stay. */
export function distribute(boxes: ReadonlyMap<NodePath, Box>, along: "x" | "y"): ReadonlyMap<NodePath, Point> {
  const size = along === "x" ? "width" : "height";
  const sorted = [...boxes].sort(([, a], [, b]) => a[along] - b[along] || a[size] - b[size]);
  const all = around([...boxes.values()]);
  const filled = sorted.reduce((sum, [, box]) => sum + box[size], 0);
  const gap = all && sorted.length > 1 ? (all[size] - filled) / (sorted.length - 1) : 0;
  const places = new Map<NodePath, Point>();
  let next = all?.[along] ?? 0;
  for (const [path, box] of sorted) {
    places.set(path, along === "x" ? { x: next, y: box.y } : { x: box.x, y: next });
    next += box[size] + gap;
  }
  return places;
}

function moved(boxes: ReadonlyMap<NodePath, Box>, to: (box: Box) => Point): ReadonlyMap<NodePath, Point> {
  return new Map(Array.from(boxes, ([path, box]) => [path, to(box)]));
}

/** A line that shows what a dragged box is lined up with. */
export interface HelperLine {
  readonly axis: "x" | "y";
  /** Where it stands on that axis. */
  readonly at: number;
  /** From where to where it reaches on the other one. */
  readonly from: number;
  readonly to: number;
}

/** Where a dragged box snaps to, and the lines that say why. */
export interface Snapped {
  readonly point: Point;
  readonly lines: readonly HelperLine[];
}

/** Returns where a dragged box snaps to among others: edges to edges, middles to middles, and equal gaps to both sides. */
export function snap(box: Box, others: readonly Box[], reach = 6): Snapped {
  const x = nearest(box, others, "x", reach) ?? evenGap(box, others, "x", reach);
  const y = nearest(box, others, "y", reach) ?? evenGap(box, others, "y", reach);
  const point = { x: box.x + (x?.shift ?? 0), y: box.y + (y?.shift ?? 0) };
  const placed = { ...box, ...point };
  const lines = [x, y].flatMap((found) =>
    found?.other ? [lineBetween(placed, found.other, found.axis, found.at)] : [],
  );
  return { point, lines };
}

interface Match {
  readonly axis: "x" | "y";
  readonly shift: number;
  readonly at: number;
  readonly other: Box | undefined;
}

function marks(box: Box, axis: "x" | "y"): readonly [start: number, middle: number, end: number] {
  const size = axis === "x" ? box.width : box.height;
  return [box[axis], box[axis] + size / 2, box[axis] + size];
}

function nearest(box: Box, others: readonly Box[], axis: "x" | "y", reach: number): Match | undefined {
  let best: Match | undefined;
  const own = marks(box, axis);
  for (const other of others) {
    const [start, middle, end] = marks(other, axis);
    const pairs = [
      [own[0], start],
      [own[2], end],
      [own[1], middle],
      [own[0], end],
      [own[2], start],
    ] as const;
    for (const [mine, theirs] of pairs) {
      const shift = theirs - mine;
      if (Math.abs(shift) <= reach && (best === undefined || Math.abs(shift) < Math.abs(best.shift))) {
        best = { axis, shift, at: theirs, other };
      }
    }
  }
  return best;
}

/** Snaps into the middle between the nearest boxes on both sides. */
function evenGap(box: Box, others: readonly Box[], axis: "x" | "y", reach: number): Match | undefined {
  const cross = axis === "x" ? "y" : "x";
  const [from, , to] = marks(box, cross);
  const beside = others.filter((other) => marks(other, cross)[0] < to && from < marks(other, cross)[2]);
  const [start, , end] = marks(box, axis);
  const before = Math.max(...beside.map((other) => marks(other, axis)[2]).filter((edge) => edge <= start));
  const after = Math.min(...beside.map((other) => marks(other, axis)[0]).filter((edge) => edge >= end));
  const shift = (before + after - start - end) / 2;
  return Number.isFinite(shift) && Math.abs(shift) <= reach
    ? { axis, shift, at: start + shift, other: undefined }
    : undefined;
}

function lineBetween(box: Box, other: Box, axis: "x" | "y", at: number): HelperLine {
  const cross = axis === "x" ? "y" : "x";
  const [from, , to] = marks(box, cross);
  const [otherFrom, , otherTo] = marks(other, cross);
  return { axis, at, from: Math.min(from, otherFrom), to: Math.max(to, otherTo) };
}
