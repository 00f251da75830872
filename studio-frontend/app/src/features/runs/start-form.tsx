import { ProblemError } from "@foldwork/api";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { runnersQuery } from "../../service/index.ts";
import { Button, DialogActions, Form, Notice, ProblemNotice } from "../../ui/index.ts";
import { asksForSomething, begun, type Schema, SchemaForm, useFilled } from "../../ui/schema-form/index.ts";
import { hasRole, useMe } from "../account/index.ts";
import { fixOf } from "./fixes.ts";
import { InputSets } from "./input-set-bar.tsx";
import { recalled, remember } from "./input-sets.ts";
import type { RunDetail } from "./run-queries.ts";
import styles from "./start-dialog.module.css";
import { StartKey, type Where } from "./start-flow.ts";
import { reachable, WhereChoice } from "./where-choice.tsx";

const words = messages.start;
const CODES: ReadonlySet<string> = new Set(["INPUT_INVALID"]);

/** What is started, and where what was given is remembered. */
export interface StartSource {
  readonly begin: (where: Where, inputs: unknown, key: StartKey) => Promise<RunDetail>;
  readonly role: "runner" | "editor";
  /** Under which name this browser keeps what was given. */
  readonly memory: string;
}

interface StartFormProps {
  readonly source: StartSource;
  readonly schema: Schema;
  /** What the form begins with, instead of what was given last time. */
  readonly given?: unknown;
  /** What is said where nothing is asked for. */
  readonly nothing?: string;
  readonly onStarted: (run: RunDetail) => void;
  readonly onClose: () => void;
}

/** Where a run goes and what it is given; starts it. */
export function StartForm({ source, schema, given, nothing, onStarted, onClose }: StartFormProps) {
  const me = useMe();
  const runners = useQuery(runnersQuery());
  const [key] = useState(() => new StartKey());
  const [wished, setWished] = useState<Where | undefined>(() => recalled(source.memory).where);
  const where = reachable(wished, runners.data ?? []);
  const starting = useMutation({
    mutationFn: (value: unknown) => source.begin(where, value, key),
    onSuccess: (run, value) => {
      remember(source.memory, { last: value, where });
      onStarted(run);
    },
  });
  const initial = () => given ?? recalled(source.memory).last ?? {};
  const { value, problems, refusal, change, send } = useFilled(schema, initial, starting.error, CODES);
  return (
    <Form onSubmit={() => send(starting.mutate)} label={words.inputs}>
      <WhereChoice runners={runners.data} value={where} onChange={setWished} />
      <InputSets
        flow={source.memory}
        given={given}
        value={value}
        onFill={(next) => change(begun(schema, next ?? {}))}
      />
      {asksForSomething(schema) ? (
        <SchemaForm schema={schema} value={value} onChange={change} problems={problems} label={words.inputs} />
      ) : (
        <p className={styles.quiet}>{nothing ?? words.noInputs}</p>
      )}
      {refusal !== undefined && refusal.others.length > 0 && (
        <Notice title={words.others}>
          <ul>
            {refusal.others.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </Notice>
      )}
      {starting.isError && refusal === undefined && <StartFault fault={starting.error} />}
      <DialogActions>
        <Button onClick={onClose}>{messages.common.cancel}</Button>
        <Button type="submit" kind="accent" busy={starting.isPending} disabled={!hasRole(me, source.role)}>
          {words.submit}
        </Button>
      </DialogActions>
    </Form>
  );
}

/** A refusal to start; what is missing in the team is added where the button leads. */
function StartFault({ fault }: { readonly fault: unknown }) {
  const { code = "", message = "" } = fault instanceof ProblemError ? firstProblem(fault) : {};
  const fix = fixOf({ code, message });
  return (
    <ProblemNotice fault={fault}>
      {fix !== undefined && (
        <Button small asChild>
          <Link to="/team/$view" params={{ view: fix.view }} search={{ name: fix.name }}>
            {messages.run.fixes[fix.kind]}
          </Link>
        </Button>
      )}
    </ProblemNotice>
  );
}

function firstProblem({ code, problem }: ProblemError): { readonly code: string; readonly message: string } {
  const said = problem.problems[0]?.message;
  return { code, message: typeof said === "string" ? said : problem.detail };
}
