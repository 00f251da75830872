import { placeOf, type RunView, type Step } from "@foldwork/run-view";
import { useMemo, useState } from "react";
import { messages } from "../../../messages/index.ts";
import { StateIcon, wayTo } from "../../runs/index.ts";
import { useEditing } from "../store/editor-context.tsx";
import type { DataTab } from "../store/editor-state.ts";
import { PinnedData } from "../trial/pinned-data.tsx";
import { NoRun } from "./no-run.tsx";
import { isOutdated } from "./overlay.ts";
import { onSheet } from "./shown-run.ts";
import styles from "./step-data.module.css";
import { StepPart } from "./step-part.tsx";
import { useRunNaming } from "./use-run-naming.ts";

const words = messages.editor.stepData;

interface StepDataProps {
  readonly path: string;
  readonly tab: DataTab;
}

/** What became of a step in the run that is shown; where there is nothing, why. */
export function StepData({ path, tab }: StepDataProps) {
  const run = useEditing((state) => state.run);
  const view = useEditing((state) => state.runView);
  const outdated = useEditing(isOutdated);
  const [chosen, setChosen] = useState<string>();
  const executions = useMemo(
    () => (run && view ? [...view.steps.values()].filter((step) => onSheet(run, step.path) === path) : []),
    [run, view, path],
  );
  const usual = useEditing((state) => state.runPlaces.get(path)?.shown.path);
  const step =
    executions.find((each) => each.path === chosen) ?? executions.find((each) => each.path === usual) ?? executions[0];
  if (run === undefined || view === undefined || step === undefined) {
    return (
      <>
        {run === undefined ? <NoRun /> : <p className={styles.none}>{absent(view)}</p>}
        {tab === "output" && (
          <div className={styles.part}>
            <PinnedData path={path} step={undefined} />
          </div>
        )}
      </>
    );
  }
  return (
    <div className={styles.data}>
      {outdated && <p className={styles.outdated}>{words.outdated}</p>}
      <StepHead step={step} executions={executions} onChoose={setChosen} />
      <StepPart key={step.path} run={run.id} path={path} step={step} logs={view.logs} tab={tab} />
    </div>
  );
}

function absent(view: RunView | undefined): string {
  if (view === undefined || view.seq === 0) {
    return words.loading;
  }
  return view.endedAt === undefined ? words.notYet : words.notReached;
}

interface StepHeadProps {
  readonly step: Step;
  readonly executions: readonly Step[];
  readonly onChoose: (path: string) => void;
}

/** A list no longer than this is looked through by hand. */
const MOST = 200;

function StepHead({ step, executions, onChoose }: StepHeadProps) {
  const naming = useRunNaming();
  const { state, startedAt, endedAt } = step;
  const took = endedAt === undefined || step.kept ? "" : messages.time.took(endedAt - startedAt);
  const listed = useMemo(() => troubleFirst(executions, step), [executions, step]);
  return (
    <div className={styles.head}>
      <StateIcon state={state} size={16} />
      <span className={styles.state}>{messages.run.states[state]}</span>
      <span className={styles.quiet}>{took}</span>
      {executions.length > 1 && (
        <select
          className={styles.select}
          aria-label={words.which}
          value={step.path}
          onChange={(event) => onChoose(event.currentTarget.value)}
        >
          {listed.map((each) => (
            <option key={each.path} value={each.path}>
              {`${entryWords(each.path, naming)} · ${messages.run.states[each.state].toLowerCase()}`}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

function troubleFirst(executions: readonly Step[], shown: Step): readonly Step[] {
  const urgent = executions.filter((step) => step.question !== undefined || step.error !== undefined);
  const all = new Set([...urgent.slice(0, MOST), ...executions.slice(0, MOST), shown]);
  return executions.filter((step) => all.has(step)).slice(0, 2 * MOST);
}

/** Which of the many times: the entries, rounds and tries on the way. */
function entryWords(path: string, naming: (path: string) => string): string {
  const way = wayTo(path, naming);
  const place = new Set(wayTo(placeOf(path), naming));
  const numbers = way.filter((part) => !place.has(part));
  return numbers.length === 0 ? words.first : numbers.join(" › ");
}
