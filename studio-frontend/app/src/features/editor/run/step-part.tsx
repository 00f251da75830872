import { isHandled, isSettled, type LogLine, type Step } from "@foldwork/run-view";
import type { ReactNode } from "react";
import { messages } from "../../../messages/index.ts";
import { ValueView } from "../../../ui/value-view/index.ts";
import { answerText, QuestionForm, StepError, StepLogs, TryList } from "../../runs/index.ts";
import type { DataTab } from "../store/editor-state.ts";
import { PinnedData } from "../trial/pinned-data.tsx";
import styles from "./step-data.module.css";

const words = messages.editor.stepData;

interface StepPartProps {
  readonly run: string;
  /** Where the step stands on the sheet. */
  readonly path: string;
  readonly step: Step;
  readonly logs: readonly LogLine[];
  readonly tab: DataTab;
}

/** One side of what became of a step: what went in, what came out, what it wrote, how often it was tried. */
export function StepPart({ run, path, step, logs, tab }: StepPartProps) {
  return (
    <div className={styles.part}>
      {step.question !== undefined && <QuestionForm run={run} path={step.path} question={step.question} />}
      {tab !== "logs" && step.error !== undefined && (
        <StepError error={step.error} state={step.state} handled={isHandled(step)} />
      )}
      {content(step, logs, tab)}
      {tab === "output" && <PinnedData path={path} step={step} />}
    </div>
  );
}

function content(step: Step, logs: readonly LogLine[], tab: DataTab): ReactNode {
  switch (tab) {
    case "input":
      return input(step);
    case "output":
      return <Output step={step} />;
    case "logs": {
      const own = logs.filter((line) => line.path === step.path);
      return own.length === 0 ? (
        <p className={styles.quietly}>{isSettled(step.state) ? messages.run.panel.noLogs : words.noLogsYet}</p>
      ) : (
        <StepLogs lines={own} />
      );
    }
    case "tries":
      return step.tries.length === 0 ? (
        <p className={styles.quietly}>{step.kept ? words.keptTries : words.neverTried}</p>
      ) : (
        <TryList tries={step.tries} />
      );
  }
}

function input(step: Step): ReactNode {
  if (step.kept) {
    return <p className={styles.quietly}>{words.keptInput}</p>;
  }
  if (step.state === "skipped") {
    return <p className={styles.quietly}>{words.skipped}</p>;
  }
  return step.input === undefined ? (
    <p className={styles.quietly}>{words.noInput}</p>
  ) : (
    <ValueView label={messages.run.panel.input} value={step.input} />
  );
}

function Output({ step }: { readonly step: Step }) {
  return (
    <>
      {step.answer !== undefined && step.asked !== undefined && (
        <div className={styles.answer}>
          <p className={styles.strong}>{step.asked.text}</p>
          <p>
            {step.answer.expired
              ? messages.run.expired
              : messages.run.answered(answerText(step.asked, step.answer.value))}
          </p>
          {step.answer.by !== "" && <p className={styles.quietly}>{messages.run.question.by(step.answer.by)}</p>}
        </div>
      )}
      {step.port !== undefined && <p>{messages.run.tookPort(step.port)}</p>}
      {step.state === "succeeded" ? (
        <ValueView label={messages.run.panel.output} value={step.output} />
      ) : (
        <p className={styles.quietly}>{noOutput(step)}</p>
      )}
    </>
  );
}

function noOutput({ state, error }: Step): string {
  if (state === "skipped") {
    return words.skipped;
  }
  if (!isSettled(state)) {
    return state === "asking" ? words.waitsForAnswer : words.atWork;
  }
  return error === undefined ? words.stopped : words.failed;
}
