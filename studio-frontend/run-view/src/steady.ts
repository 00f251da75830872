import type { Place, Progress } from "./places.ts";
import type { Counts } from "./states.ts";

/**
 * Returns the places as they are now, with the objects of before where nothing that shows has changed; the map of before
 * where nothing has changed at all. So what draws them can tell without looking inside.
 */
export function steady(
  before: ReadonlyMap<string, Place>,
  now: ReadonlyMap<string, Place>,
): ReadonlyMap<string, Place> {
  let changed = before.size !== now.size;
  const kept = new Map<string, Place>();
  for (const [path, place] of now) {
    const old = before.get(path);
    const same = old !== undefined && samePlace(old, place);
    changed ||= !same;
    kept.set(path, same ? old : place);
  }
  return changed ? kept : before;
}

function samePlace(left: Place, right: Place): boolean {
  return (
    left.shown === right.shown &&
    left.state === right.state &&
    left.times === right.times &&
    left.handled === right.handled &&
    left.startedAt === right.startedAt &&
    left.endedAt === right.endedAt &&
    sameCounts(left.counts, right.counts) &&
    sameCounts(left.inside, right.inside) &&
    sameProgress(left.progress, right.progress)
  );
}

function sameCounts(left: Counts, right: Counts): boolean {
  return (Object.keys(left) as (keyof Counts)[]).every((state) => left[state] === right[state]);
}

function sameProgress(left: Progress | undefined, right: Progress | undefined): boolean {
  return (
    left === right ||
    (left !== undefined &&
      right !== undefined &&
      left.done === right.done &&
      left.failed === right.failed &&
      left.running === right.running &&
      left.total === right.total)
  );
}
