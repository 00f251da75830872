import { icon as succeeded } from "icon:check-circle-fill";
import { icon as queued } from "icon:circle";
import { icon as running } from "icon:circle-notch-bold";
import { icon as paused } from "icon:pause-circle";
import { icon as cancelled } from "icon:prohibit";
import { icon as asking } from "icon:question-fill";
import { icon as parked } from "icon:warning-octagon-fill";
import { icon as failed } from "icon:x-circle-fill";
import { messages } from "../../messages/index.ts";
import { classes, Icon } from "../../ui/index.ts";
import { type RunSummary, shownState } from "./run-queries.ts";
import styles from "./run-state-pill.module.css";

const ICONS = { asking, cancelled, failed, parked, paused, queued, running, succeeded };
const HUES = {
  asking: styles.asking,
  cancelled: styles.idle,
  failed: styles.failed,
  parked: styles.failed,
  paused: styles.idle,
  queued: styles.idle,
  running: styles.running,
  succeeded: styles.succeeded,
};

interface RunStatePillProps {
  readonly run: Pick<RunSummary, "asking" | "state">;
  /** Instead of the plain word for the state. */
  readonly words?: string;
}

/** What became of a run, in words, with its icon and hue. */
export function RunStatePill({ run, words }: RunStatePillProps) {
  const state = shownState(run);
  return (
    <span className={classes(styles.pill, HUES[state])}>
      <Icon of={ICONS[state]} size={14} />
      {words ?? messages.runs.states[state]}
    </span>
  );
}
