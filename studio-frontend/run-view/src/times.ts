/** Returns the smallest of many moments; a list may be longer than a call may have arguments. */
export function earliest(moments: readonly number[]): number {
  return moments.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
}

/** Returns the largest of many moments, zero for none. */
export function latest(moments: readonly number[]): number {
  return moments.reduce((one, other) => Math.max(one, other), 0);
}
