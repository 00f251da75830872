import type { StepState } from "./run.ts";

/** How many steps are in each state. */
export type Counts = Readonly<Record<StepState, number>>;

export const NO_COUNTS: Counts = {
  waiting: 0,
  ready: 0,
  running: 0,
  asking: 0,
  succeeded: 0,
  failed: 0,
  skipped: 0,
  cancelled: 0,
  timed_out: 0,
};

/** What has to be looked at comes first; the rest as it went on. */
const URGENCY: readonly StepState[] = [
  "asking",
  "failed",
  "timed_out",
  "running",
  "ready",
  "waiting",
  "cancelled",
  "succeeded",
  "skipped",
];

/** Returns the state that goes before the others; undefined when there is none. */
export function mostUrgent(counts: Counts): StepState | undefined {
  return URGENCY.find((state) => counts[state] > 0);
}

/** Returns true for a state somebody has to look at. */
export function isTrouble(state: StepState): boolean {
  return state === "asking" || state === "failed" || state === "timed_out";
}

/** Returns the counts together. */
export function sumOf(all: Iterable<Counts>): Counts {
  const sum = { ...NO_COUNTS };
  for (const counts of all) {
    for (const state of URGENCY) {
      sum[state] += counts[state];
    }
  }
  return sum;
}
