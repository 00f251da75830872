import { compareRuns, type Difference, type RunView, type Step, type StepDifference } from "@foldwork/run-view";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { messages } from "../../messages/index.ts";
import { Button, Loading, ProblemNotice } from "../../ui/index.ts";
import styles from "./compare.module.css";
import { type RunDetail, runQueries } from "./run-queries.ts";
import { RunStatePill } from "./run-state-pill.tsx";
import { StateIcon } from "./state-icon.tsx";
import { type Naming, wayTo } from "./step-titles.ts";
import { useRun } from "./use-run.ts";

const words = messages.run.compare;

interface ComparePanelProps {
  readonly run: RunDetail;
  readonly left: RunView;
  /** Id of the other run. */
  readonly other: string;
  readonly naming: Naming;
  readonly onChoose: (key: string) => void;
}

/** What differs between two runs: the way they took, and the data of each step. */
export function ComparePanel({ run, left, other, naming, onChoose }: ComparePanelProps) {
  const detail = useQuery(runQueries.detail(other));
  const feed = useRun(other);
  const compared = useMemo(() => compareRuns(left, feed.view), [left, feed.view]);
  const loading = detail.isPending || (!feed.ended && feed.view.seq === 0);
  const alike = compared.steps.length === 0 && compared.inputs.length === 0 && compared.output.length === 0;
  return (
    <section className={styles.compare} aria-label={words.heading}>
      <div className={styles.head}>
        <h2 className={styles.title}>{words.heading}</h2>
        <Button small asChild>
          <Link to="/runs/$run" params={{ run: run.id }} search={{}}>
            {words.end}
          </Link>
        </Button>
      </div>
      {detail.isError && <ProblemNotice fault={detail.error} />}
      {detail.data !== undefined && (
        <div className={styles.sides}>
          <Side name={words.this} run={run} />
          <Side name={words.other} run={detail.data} />
        </div>
      )}
      {loading && <Loading what={messages.run.loading} />}
      {!loading && alike && <p className={styles.alike}>{words.alike}</p>}
      {!loading && !alike && (
        <ul>
          <DataDifference title={words.inputs} found={compared.inputs} />
          {compared.steps.map((step) => (
            <StepRow key={step.path} step={step} naming={naming} onChoose={onChoose} />
          ))}
          <DataDifference title={words.result} found={compared.output} />
        </ul>
      )}
      {!loading && <p className={styles.quiet}>{words.same(compared.same)}</p>}
    </section>
  );
}

function Side({ name, run }: { readonly name: string; readonly run: RunDetail }) {
  return (
    <div className={styles.side}>
      <b>{name}</b>
      <RunStatePill run={run} />
      <Link to="/runs/$run" params={{ run: run.id }} search={{}}>
        {messages.time.moment(new Date(run.createdAt))}
      </Link>
    </div>
  );
}

function DataDifference({ title, found }: { readonly title: string; readonly found: readonly Difference[] }) {
  return found.length === 0 ? null : (
    <li className={styles.row}>
      <h3>{title}</h3>
      <Differences found={found} />
    </li>
  );
}

interface StepRowProps {
  readonly step: StepDifference;
  readonly naming: Naming;
  readonly onChoose: (key: string) => void;
}

function StepRow({ step, naming, onChoose }: StepRowProps) {
  const { path, left, right, way, input, output } = step;
  return (
    <li className={styles.row}>
      <button type="button" className={styles.step} disabled={left === undefined} onClick={() => onChoose(path)}>
        {wayTo(path, naming).join(" › ")}
      </button>
      {way && (
        <div className={styles.sides}>
          <Outcome step={left} absent={words.only.right} />
          <Outcome step={right} absent={words.only.left} />
        </div>
      )}
      <Differences title={words.input} found={input} />
      <Differences title={words.output} found={output} />
    </li>
  );
}

function Outcome({ step, absent }: { readonly step: Step | undefined; readonly absent: string }) {
  if (step === undefined) {
    return <p className={styles.quiet}>{absent}</p>;
  }
  const port = step.port === undefined ? "" : `, ${words.port(step.port)}`;
  return (
    <p className={styles.outcome}>
      <StateIcon state={step.state} />
      {`${messages.run.states[step.state]}${port}`}
      {step.error !== undefined && <span className={styles.quiet}>{step.error.message}</span>}
    </p>
  );
}

function Differences({ title, found }: { readonly title?: string; readonly found: readonly Difference[] }) {
  if (found.length === 0) {
    return null;
  }
  return (
    <div>
      {title !== undefined && <p className={styles.quiet}>{`${title}: ${words.changed(found.length)}`}</p>}
      {found.map(({ at, left, right }) => (
        <div key={at.join(".")} className={styles.values}>
          <span className={styles.at}>{at.join(".")}</span>
          <span className={styles.left}>{written(left)}</span>
          <span className={styles.right}>{written(right)}</span>
        </div>
      ))}
    </div>
  );
}

const LONGEST = 400;

function written(value: unknown): string {
  const text = value === undefined ? words.nothing : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
