import { messages } from "../../messages/index.ts";
import type { RunSummary } from "../runs/index.ts";
import styles from "./run-bars.module.css";

/** How many runs are shown. */
export const RUN_BARS = 15;

const HEIGHT = 16;
const STEP = 6;
const BAR = 4;
const LEAST = 5;

const BAD: ReadonlySet<RunSummary["state"]> = new Set(["failed", "parked"]);

/** The newest runs as bars, the last one at the right: height is time, colour only for what went wrong or asks. */
export function RunBars({ runs }: { readonly runs: readonly RunSummary[] }) {
  const longest = Math.max(1, ...runs.map(millis));
  const bad = runs.filter((run) => BAD.has(run.state)).length;
  const bars = Array.from({ length: RUN_BARS }, (_, place) => runs[RUN_BARS - 1 - place]);
  return (
    <svg
      role="img"
      aria-label={messages.flows.runsOf(runs.length - bad, bad)}
      className={styles.bars}
      width={RUN_BARS * STEP}
      height={HEIGHT}
    >
      {bars.map((run, place) => {
        const height = run === undefined ? 1 : LEAST + Math.sqrt(millis(run) / longest) * (HEIGHT - LEAST);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
            key={place}
            className={run === undefined ? styles.none : hue(run)}
            x={place * STEP}
            y={HEIGHT - height}
            width={BAR}
            height={height}
            rx={run === undefined ? 0 : 1}
          />
        );
      })}
    </svg>
  );
}

function hue(run: RunSummary): string | undefined {
  if (run.asking) {
    return styles.asking;
  }
  return BAD.has(run.state) ? styles.bad : styles.good;
}

function millis(run: RunSummary): number {
  return run.startedAt && run.endedAt ? Date.parse(run.endedAt) - Date.parse(run.startedAt) : 0;
}
