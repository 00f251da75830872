import type { Point } from "@foldwork/model";

const LEAST = 24;
const STEP_AWAY = 20;
const RADIUS = 8;
/** How far a wire that goes back runs below or above the lower of its ends. */
const BELOW = 44;

/**
 * Returns the way of a wire: a curve, or with right angles when it must go back or past other steps.
 *
 * @param lane the height at which it passes those
 */
export function wirePath(from: Point, to: Point, lane?: number): string {
  if (to.x < from.x) {
    return backwards(from, to);
  }
  if (lane !== undefined && to.x - from.x > 2 * STEP_AWAY) {
    return along(from, to, lane);
  }
  // Between a step and the border beside it there is no room for a wider curve.
  const across = to.x - from.x;
  const reach = Math.max(Math.min(LEAST, across), across / 2);
  return `M${from.x} ${from.y}C${from.x + reach} ${from.y} ${to.x - reach} ${to.y} ${to.x} ${to.y}`;
}

function backwards(from: Point, to: Point): string {
  const apart = Math.abs(to.y - from.y);
  const middle = apart > 2 * BELOW ? (from.y + to.y) / 2 : Math.max(from.y, to.y) + BELOW;
  return along(from, to, middle);
}

function along(from: Point, to: Point, lane: number): string {
  const right = from.x + STEP_AWAY;
  const left = to.x - STEP_AWAY;
  return rounded([
    from,
    { x: right, y: from.y },
    { x: right, y: lane },
    { x: left, y: lane },
    { x: left, y: to.y },
    to,
  ]);
}

function rounded(points: readonly Point[]): string {
  const [first] = points;
  let path = `M${first?.x ?? 0} ${first?.y ?? 0}`;
  for (let i = 1; i < points.length - 1; i++) {
    const [before, at, after] = [points[i - 1], points[i], points[i + 1]];
    if (before && at && after) {
      const radius = Math.min(RADIUS, length(before, at) / 2, length(at, after) / 2);
      const begin = towards(at, before, radius);
      const end = towards(at, after, radius);
      path += `L${begin.x} ${begin.y}Q${at.x} ${at.y} ${end.x} ${end.y}`;
    }
  }
  const last = points.at(-1);
  return `${path}L${last?.x ?? 0} ${last?.y ?? 0}`;
}

function length(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function towards(from: Point, to: Point, by: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by };
}

/** Returns the point in the middle of a wire. */
export function wireMiddle(from: Point, to: Point, lane?: number): Point {
  return { x: (from.x + to.x) / 2, y: to.x < from.x || lane === undefined ? (from.y + to.y) / 2 : lane };
}
