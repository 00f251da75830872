import { icon as succeeded } from "icon:check-circle-fill";
import { icon as ready } from "icon:circle";
import { icon as waiting } from "icon:circle-dashed";
import { icon as running } from "icon:circle-notch-bold";
import { icon as timedOut } from "icon:clock-countdown-fill";
import { icon as cancelled } from "icon:prohibit";
import { icon as asking } from "icon:question-fill";
import { icon as skipped } from "icon:skip-forward";
import { icon as failed } from "icon:x-circle-fill";
import type { StepState } from "@foldwork/run-view";
import { messages } from "../../messages/index.ts";
import { classes, Icon, type IconSize } from "../../ui/index.ts";
import styles from "./state-icon.module.css";

const ICONS: Readonly<Record<StepState, string>> = {
  waiting,
  ready,
  running,
  asking,
  succeeded,
  failed,
  timed_out: timedOut,
  skipped,
  cancelled,
};

interface StateIconProps {
  readonly state: StepState;
  readonly size?: IconSize;
  /** Said where the state stands in no words beside it. */
  readonly labelled?: boolean;
}

/** A step's state as icon and hue. */
export function StateIcon({ state, size = 14, labelled = false }: StateIconProps) {
  return (
    <span className={classes(styles.icon, styles[state])}>
      <Icon of={ICONS[state]} size={size} {...(labelled ? { label: messages.run.states[state] } : {})} />
    </span>
  );
}
