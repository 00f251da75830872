import { icon as check } from "icon:check-circle-fill";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { Button, DialogActions, Form, Icon, Notice, ProblemNotice } from "../../ui/index.ts";
import { asksForSomething, objectOf, SchemaForm, useFilled } from "../../ui/schema-form/index.ts";
import { runOnce, type TemplateDetail, templateQueries } from "./template-queries.ts";
import styles from "./use-wizard.module.css";

const words = messages.templates.using;
const CODES: ReadonlySet<string> = new Set(["INPUT_INVALID"]);

interface SampleRunProps {
  readonly flow: string;
  readonly template: TemplateDetail;
  readonly onOpen: () => void;
}

/** Runs the copy once, so that somebody sees that it works before they change it. */
export function SampleRun({ flow, template: { inputs, sample }, onOpen }: SampleRunProps) {
  const starting = useMutation({ mutationFn: (value: unknown) => runOnce(flow, objectOf(value)) });
  const { value, problems, refusal, change, send } = useFilled(inputs, () => sample, starting.error, CODES);
  return (
    <Form onSubmit={() => send(starting.mutate)} label={words.value}>
      <p>{asksForSomething(inputs) ? words.runText : words.noInputs}</p>
      {asksForSomething(inputs) && (
        <SchemaForm schema={inputs} value={value} onChange={change} problems={problems} label={words.value} />
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
