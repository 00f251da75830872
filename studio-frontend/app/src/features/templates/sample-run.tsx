import { icon as check } from "icon:check-circle-fill";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button, DialogActions, Icon, Notice, ProblemNotice } from "../../ui/index.ts";
import { runOnce, templateQueries } from "./template-queries.ts";
import styles from "./use-wizard.module.css";

const words = messages.templates.using;
const SPACES = 2;

interface SampleRunProps {
  readonly flow: string;
  readonly sample: Record<string, unknown>;
  readonly onOpen: () => void;
}

/** Runs the copy once, so that somebody sees that it works before they change it. */
export function SampleRun({ flow, sample, onOpen }: SampleRunProps) {
  const id = useId();
  const [typed, setTyped] = useState(() => JSON.stringify(sample, undefined, SPACES));
  const inputs = inputsOf(typed);
  const starting = useMutation({ mutationFn: (values: Record<string, unknown>) => runOnce(flow, values) });
  return (
    <>
      <p>{words.runText}</p>
      <div className={styles.values}>
        <label htmlFor={id}>{words.value}</label>
        <textarea
          id={id}
          className={styles.text}
          rows={5}
          spellCheck={false}
          value={typed}
          aria-invalid={inputs === undefined || undefined}
          onChange={(event) => setTyped(event.target.value)}
        />
        {inputs === undefined && <p className={styles.fault}>{words.valueFault}</p>}
      </div>
      {starting.isError && <ProblemNotice fault={starting.error} />}
      {starting.data !== undefined && <RunState run={starting.data} />}
      <DialogActions>
        <Button
          busy={starting.isPending}
          disabled={inputs === undefined}
          onClick={() => inputs !== undefined && starting.mutate(inputs)}
        >
          {starting.data === undefined ? words.runIt : words.again}
        </Button>
        <Button kind="ink" onClick={onOpen}>
          {words.open}
        </Button>
      </DialogActions>
    </>
  );
}

function inputsOf(typed: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(typed);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function RunState({ run }: { readonly run: string }) {
  const { data, error } = useQuery(templateQueries.run(run));
  const show = (
    <Link to="/runs/$run" params={{ run }}>
      {words.showRun}
    </Link>
  );
  if (error !== null) {
    return <ProblemNotice fault={error} />;
  }
  if (data?.state === "succeeded") {
    return (
      <p role="status" className={styles.good}>
        <Icon of={check} />
        {words.good} {show}
      </p>
    );
  }
  if (data?.endedAt) {
    return <Notice title={words.bad}>{show}</Notice>;
  }
  return (
    <p role="status" className={styles.small}>
      {data?.asking ? words.asks : words.runs} {show}
    </p>
  );
}
