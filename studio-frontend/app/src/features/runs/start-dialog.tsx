import { ProblemError } from "@foldwork/api";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button, Dialog, DialogActions, Form, Loading, Notice, ProblemNotice } from "../../ui/index.ts";
import {
  asksForSomething,
  begun,
  type FieldProblem,
  problemsOf,
  refusalOf,
  type Schema,
  SchemaForm,
} from "../../ui/schema-form/index.ts";
import { hasRole, useMe } from "../account/index.ts";
import { fixOf } from "./fixes.ts";
import { InputSets } from "./input-set-bar.tsx";
import { recalled, remember } from "./input-sets.ts";
import type { RunDetail } from "./run-queries.ts";
import styles from "./start-dialog.module.css";
import { beginRun, type Prepare, type Runnable, StartKey, startQueries, type Where } from "./start-flow.ts";
import { VersionChoice } from "./version-choice.tsx";
import { reachable, WhereChoice } from "./where-choice.tsx";

const words = messages.start;
const CODES: ReadonlySet<string> = new Set(["INPUT_INVALID"]);
const NONE: readonly FieldProblem[] = [];

export interface StartDialogProps {
  readonly flow: { readonly id: string; readonly title: string };
  readonly version: Runnable;
  /** What the form begins with, instead of what was given last time. */
  readonly inputs?: unknown;
  /** What is done before the draft is looked at: an editor saves it. */
  readonly prepare?: Prepare;
  /** Instead of going to the page of the new run. */
  readonly onStarted?: (run: RunDetail) => void;
  readonly onClose: () => void;
}

/** Asks for what a run needs: which version, where, and the inputs. */
export function StartDialog({ flow, version, inputs, prepare, onStarted, onClose }: StartDialogProps) {
  const [what, setWhat] = useState<Runnable>(version);
  const needs = useQuery(startQueries.needs(flow.id, what, what === "draft" ? prepare : undefined));
  const me = useMe();
  const { data } = needs;
  return (
    <Dialog open title={words.title(flow.title)} onClose={onClose}>
      {!hasRole(me, "runner") && <p>{words.viewer}</p>}
      <VersionChoice flow={flow.id} value={what} onChange={setWhat} />
      {needs.isPending && <Loading what={words.loading} rows={3} />}
      {needs.isError && <ProblemNotice fault={needs.error} />}
      {data !== undefined && data.inputs === undefined && <BrokenFlow flow={flow.id} problems={data.problems} />}
      {data?.inputs !== undefined && (
        <StartForm
          key={String(what)}
          flow={flow.id}
          what={what}
          schema={data.inputs}
          given={inputs}
          onStarted={onStarted}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

interface StartFormProps {
  readonly flow: string;
  readonly what: Runnable;
  readonly schema: Schema;
  readonly given: unknown;
  readonly onStarted: ((run: RunDetail) => void) | undefined;
  readonly onClose: () => void;
}

function StartForm({ flow, what, schema, given, onStarted, onClose }: StartFormProps) {
  const me = useMe();
  const navigate = useNavigate();
  const runners = useQuery(startQueries.runners());
  const [key] = useState(() => new StartKey());
  const [value, setValue] = useState(() => begun(schema, given ?? recalled(flow).last ?? {}));
  const [wished, setWished] = useState<Where | undefined>(() => recalled(flow).where);
  const [problems, setProblems] = useState(NONE);
  const where = reachable(wished, runners.data ?? []);
  const starting = useMutation({
    mutationFn: () => beginRun(flow, what, where, value, key),
    onSuccess: (run) => {
      remember(flow, { last: value, where });
      onClose();
      if (onStarted === undefined) {
        void navigate({ to: "/runs/$run", params: { run: run.id } });
      } else {
        onStarted(run);
      }
    },
  });
  const refusal = useMemo(() => refusalOf(starting.error, CODES), [starting.error]);
  const submit = () => {
    const found = problemsOf(schema, value);
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
    <Form onSubmit={submit} label={words.inputs}>
      <WhereChoice runners={runners.data} value={where} onChange={setWished} />
      <InputSets flow={flow} given={given} value={value} onFill={(next) => change(begun(schema, next ?? {}))} />
      {asksForSomething(schema) ? (
        <SchemaForm
          schema={schema}
          value={value}
          onChange={change}
          problems={problems.length > 0 ? problems : (refusal?.fields ?? NONE)}
          label={words.inputs}
        />
      ) : (
        <p className={styles.quiet}>{words.noInputs}</p>
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
        <Button
          type="submit"
          kind="accent"
          busy={starting.isPending}
          disabled={!hasRole(me, what === "draft" ? "editor" : "runner")}
        >
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

function BrokenFlow({ flow, problems }: { readonly flow: string; readonly problems: readonly string[] }) {
  return (
    <Notice title={words.broken}>
      <ul>
        {[...new Set(problems)].slice(0, 10).map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
      <p>{words.brokenNext}</p>
      <Button small asChild>
        <Link to="/flows/$flow" params={{ flow }}>
          {words.edit}
        </Link>
      </Button>
    </Notice>
  );
}
