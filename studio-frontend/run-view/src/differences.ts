/** A place in two values at which they differ; undefined where one has nothing. */
export interface Difference {
  /** Names and numbers from the outside in. */
  readonly at: readonly (string | number)[];
  readonly left: unknown;
  readonly right: unknown;
}

/** No more are worked out; nobody reads them. */
const MOST = 50;

/** Returns where two JSON values differ, at most 50 places. */
export function differences(left: unknown, right: unknown): readonly Difference[] {
  const found: Difference[] = [];
  compare(left, right, [], found);
  return found;
}

function compare(left: unknown, right: unknown, at: readonly (string | number)[], found: Difference[]): void {
  if (found.length >= MOST || Object.is(left, right)) {
    return;
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    for (let index = 0; index < Math.max(left.length, right.length); index++) {
      compare(left[index], right[index], [...at, index], found);
    }
  } else if (isMap(left) && isMap(right)) {
    for (const name of new Set([...Object.keys(left), ...Object.keys(right)])) {
      compare(left[name], right[name], [...at, name], found);
    }
  } else {
    found.push({ at, left, right });
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
