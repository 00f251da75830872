import type { StepError as ErrorFacts, StepState } from "@foldwork/run-view";
import { Link } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { Button, classes } from "../../ui/index.ts";
import { fixOf } from "./fixes.ts";
import styles from "./step-panel.module.css";

const words = messages.run;

interface StepErrorProps {
  readonly error: ErrorFacts;
  readonly state: StepState;
  /** The flow goes on from it. */
  readonly handled: boolean;
}

/** What happened, what to do, and the button that does it. */
export function StepError({ error, state, handled }: StepErrorProps) {
  const fix = fixOf(error);
  const next = words.next[error.code];
  return (
    <div className={styles.error}>
      <div className={classes(styles.errorCard, state === "timed_out" && styles.timedOut)}>
        <p className={styles.strong}>{error.message || error.code}</p>
        {next !== undefined && <p>{next}</p>}
        {handled && <p>{words.panel.handled}</p>}
        {fix !== undefined && (
          <Button small asChild>
            <Link to="/team/$view" params={{ view: fix.view }} search={{ name: fix.name }}>
              {words.fixes[fix.kind]}
            </Link>
          </Button>
        )}
      </div>
    </div>
  );
}
