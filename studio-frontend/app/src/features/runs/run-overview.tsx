import { isHandled, type RunView, type Step, type StepState } from "@foldwork/run-view";
import { Link } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { Button, classes } from "../../ui/index.ts";
import { ValueView } from "../../ui/value-view/index.ts";
import bands from "./band.module.css";
import { QuestionForm } from "./question-form.tsx";
import { RunNotes } from "./run-notes.tsx";
import styles from "./run-overview.module.css";
import type { RunDetail } from "./run-queries.ts";
import { StateIcon } from "./state-icon.tsx";
import { StepError } from "./step-error.tsx";
import panel from "./step-panel.module.css";
import { type Naming, wayTo } from "./step-titles.ts";

const words = messages.run;
const SHOWN: readonly StepState[] = ["succeeded", "running", "asking", "failed", "timed_out", "skipped", "cancelled"];
const MOST_FAILURES = 5;

interface RunOverviewProps {
  readonly run: RunDetail;
  readonly view: RunView;
  readonly naming: Naming;
  readonly onChoose: (key: string) => void;
}

/** The whole run: how far it is, what it asks, what did not work, what went in and came out. */
export function RunOverview({ run, view, naming, onChoose }: RunOverviewProps) {
  const steps = [...view.steps.values()];
  const asking = steps.filter((step) => step.question !== undefined);
  const failures = steps.filter(isOrigin).slice(0, MOST_FAILURES);
  const alone = failures.length === 0 && run.error ? run.error : undefined;
  return (
    <div className={panel.parts}>
      <StateCounts steps={steps} />
      {asking.map((step) =>
        step.question === undefined ? null : (
          <div key={step.path} className={styles.card}>
            <WayButton step={step} naming={naming} onChoose={onChoose} />
            <QuestionForm run={run.id} path={step.path} question={step.question} />
          </div>
        ),
      )}
      {failures.map((step) =>
        step.error === undefined ? null : (
          <div key={step.path} className={styles.card}>
            <WayButton step={step} naming={naming} onChoose={onChoose} />
            <StepError error={step.error} state={step.state} handled={isHandled(step)} />
          </div>
        ),
      )}
      {alone !== undefined && (
        <StepError
          error={{
            code: alone.code ?? "",
            message: alone.message ?? "",
            details: alone.details,
            path: alone.path ?? "",
            retryable: false,
          }}
          state="failed"
          handled={false}
        />
      )}
      {view.state === "succeeded" && <ValueView label={words.panel.result} value={run.output} />}
      <ValueView label={words.panel.inputs} value={run.inputs} />
      <RunNotes run={run.id} />
      <RunFacts run={run} view={view} />
    </div>
  );
}

/** A step that failed by itself; those around it only tell the same. */
function isOrigin(step: Step): boolean {
  return step.error !== undefined && (step.error.path === "" || step.error.path === step.path);
}

interface WayButtonProps {
  readonly step: Step;
  readonly naming: Naming;
  readonly onChoose: (key: string) => void;
}

function WayButton({ step, naming, onChoose }: WayButtonProps) {
  return (
    <div className={styles.way}>
      <StateIcon state={step.state} size={16} />
      <h2 className={styles.name}>{wayTo(step.path, naming).join(" › ")}</h2>
      <Button small kind="ghost" onClick={() => onChoose(step.path)}>
        {words.panel.show}
      </Button>
    </div>
  );
}

function StateCounts({ steps }: { readonly steps: readonly Step[] }) {
  const counts = SHOWN.map((state) => ({ state, count: steps.filter((step) => step.state === state).length }));
  const known = counts.filter(({ count }) => count > 0);
  if (known.length === 0) {
    return <p className={styles.quiet}>{words.notYet}</p>;
  }
  return (
    <div className={styles.counts}>
      <div className={styles.bar} aria-hidden="true">
        {known.map(({ state, count }) => (
          <span key={state} className={classes(bands.band, bands[state])} style={{ flex: count }} />
        ))}
      </div>
      <ul className={styles.numbers}>
        {known.map(({ state, count }) => (
          <li key={state}>
            <span className={styles.number}>
              <StateIcon state={state} />
              {count}
            </span>
            <span className={styles.quiet}>{words.states[state].toLowerCase()}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function RunFacts({ run, view }: { readonly run: RunDetail; readonly view: RunView }) {
  return (
    <section className={panel.section}>
      <h3>{words.panel.facts}</h3>
      <dl className={panel.facts}>
        {run.rerunOf && (
          <div className={panel.fact}>
            <dt>{words.panel.repeats}</dt>
            <dd>
              <Link to="/runs/$run" params={{ run: run.rerunOf }}>
                {words.panel.theRunBefore}
              </Link>
            </dd>
          </div>
        )}
        {view.trace !== undefined && (
          <div className={panel.fact}>
            <dt>{words.panel.trace}</dt>
            <dd className={panel.mono}>{view.trace}</dd>
          </div>
        )}
        <div className={panel.fact}>
          <dt>{words.panel.id}</dt>
          <dd className={panel.mono}>{run.id}</dd>
        </div>
      </dl>
    </section>
  );
}
