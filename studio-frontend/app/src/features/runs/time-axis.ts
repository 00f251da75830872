import { messages } from "../../messages/index.ts";

/** Where moments of a run stand beside each other, from 0 to 1. */
export interface Axis {
  readonly begin: number;
  readonly end: number;
  readonly part: (moment: number) => number;
  readonly ticks: readonly { readonly part: number; readonly label: string }[];
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS: readonly number[] = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 4, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 7, 14, 30, 90].map((days) => days * DAY),
];
const MOST_TICKS = 8;
/** The last bar ends before the edge, so that a few words have room behind it. */
const ROOM = 1.16;

/** Returns the axis of a stretch of time, with ticks at even times. */
export function axisOf(begin: number, end: number): Axis {
  const whole = Math.max(1, end - begin) * ROOM;
  const step = STEPS.find((each) => whole / each <= MOST_TICKS) ?? whole;
  const ticks = Array.from({ length: Math.floor(whole / step) + 1 }, (_, index) => ({
    part: (index * step) / whole,
    label: tickWords(index * step, step),
  }));
  const part = (moment: number) => Math.max(0, Math.min(1, (moment - begin) / whole));
  return { begin, end, part, ticks: ticks.filter((tick) => tick.part < 0.97) };
}

function tickWords(millis: number, step: number): string {
  if (millis === 0) {
    return step < SECOND ? "0 ms" : step < MINUTE ? "0 s" : "0 min";
  }
  return step < SECOND
    ? `${millis} ms`
    : millis % SECOND === 0 && millis < MINUTE
      ? `${millis / SECOND} s`
      : messages.time.took(millis);
}
