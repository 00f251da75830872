import { icon as check } from "icon:check-circle-fill";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button, DialogActions, Form, Icon, Notice, ProblemNotice } from "../../ui/index.ts";
import {
  asksForSomething,
  begun,
  type FieldProblem,
  objectOf,
  problemsOf,
  refusalOf,
  SchemaForm,
} from "../../ui/schema-form/index.ts";
import { runOnce, type TemplateDetail, templateQueries } from "./template-queries.ts";
import styles from "./use-wizard.module.css";

const words = messages.templates.using;
const CODES: ReadonlySet<string> = new Set(["INPUT_INVALID"]);
const NONE: readonly FieldProblem[] = [];

interface SampleRunProps {
  readonly flow: string;
  readonly template: TemplateDetail;
  readonly onOpen: () => void;
}

/** Runs the copy once, so that somebody sees that it works before they change it. */
export function SampleRun({ flow, template: { inputs, sample }, onOpen }: SampleRunProps) {
  const [value, setValue] = useState(() => begun(inputs, sample));
  const [problems, setProblems] = useState(NONE);
  const starting = useMutation({ mutationFn: () => runOnce(flow, objectOf(value)) });
  const refusal = useMemo(() => refusalOf(starting.error, CODES), [starting.error]);
  const run = () => {
    const found = problemsOf(inputs, value);
    setProblems(found);
    if (found.length === 0) {
      starting.mutate();
    }
  };
  const change = (next: unknown) => {
    setValue(next);
    setProblems(NONE);
  };
  return (
    <Form onSubmit={run} label={words.value}>
      <p>{asksForSomething(inputs) ? words.runText : words.noInputs}</p>
      {asksForSomething(inputs) && (
        <SchemaForm
          schema={inputs}
          value={value}
          onChange={change}
          problems={problems.length > 0 ? problems : (refusal?.fields ?? NONE)}
          label={words.value}
        />
      )}
      {refusal !== undefined && refusal.others.length > 0 && <Notice title={refusal.others.join(" ")} />}
      {starting.isError && refusal === undefined && <ProblemNotice fault={starting.error} />}
      {starting.data !== undefined && !starting.isPending && <RunState run={starting.data} />}
      <DialogActions>
        <Button type="submit" busy={starting.isPending}>
          {starting.data === undefined ? words.runIt : words.again}
        </Button>
        <Button kind="ink" onClick={onOpen}>
          {words.open}
        </Button>
      </DialogActions>
    </Form>
  );
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
