import { titleOf } from "@foldwork/model";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { messages } from "../../../messages/index.ts";
import { api } from "../../../service/index.ts";
import { Dialog, Loading, ProblemNotice } from "../../../ui/index.ts";
import { BrokenFlow, beginGiven, type GivenFlow, StartForm, type StartSource, startQueries } from "../../runs/index.ts";
import { useSampleData } from "../inspector/sample-data.ts";
import { showRun } from "../run/show-run.ts";
import type { RunPart } from "../run/shown-run.ts";
import { givenFlow } from "../session/given-flow.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import { trialOf } from "../trial/begin-trial.ts";
import { readValues, schemaOfReads } from "../trial/read-values.ts";
import styles from "./trial-dialog.module.css";

const words = messages.editor.trial;

/** Asks for what it takes to run up to a step, or to test it alone, and does so. */
export function TrialDialog() {
  const open = useEditing((state) => state.dialog === "trial");
  const part = useEditing((state) => state.trial);
  return open && part !== undefined ? <OpenTrial part={part} /> : null;
}

function OpenTrial({ part }: { readonly part: RunPart }) {
  const editor = useEditor();
  const title = useEditing((state) => titleOf(state.flow, part.path));
  const sample = useSampleData();
  // The flow as it was when somebody asked: what is typed meanwhile by others does not change the question.
  const { flow, trial } = useMemo(() => {
    const state = editor.getState();
    return { flow: state.flow, trial: trialOf(state, part.kind, part.path) };
  }, [editor, part]);
  const close = () => editor.setState({ dialog: undefined, trial: undefined });
  const given = useQuery({
    queryKey: ["trial", part],
    queryFn: () => givenFlow(api, trial.flow),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const { reads } = trial;
  const values = useQuery({
    queryKey: ["trial-reads", part, sample?.whose ?? ""],
    queryFn: () => readValues(flow, part.path, reads ?? {}, sample),
    enabled: reads !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const mocks = Object.values(trial.filled).length > 0;
  const loaded = given.data !== undefined && (reads === undefined || values.data !== undefined);
  return (
    <Dialog open title={words.titles[part.kind](title)} text={words.texts[part.kind]} onClose={close}>
      {mocks && <p className={styles.quiet}>{words.mocked}</p>}
      {reads !== undefined && Object.keys(reads).length > 0 && (
        <p className={styles.quiet}>{sample === undefined ? words.noData : sample.whose}</p>
      )}
      {given.isError && <ProblemNotice fault={given.error} />}
      {!loaded && !given.isError && <Loading what={messages.start.loading} rows={3} />}
      {loaded && given.data !== undefined && (
        <TrialForm
          part={part}
          given={given.data}
          filled={trial.filled}
          reads={reads === undefined ? undefined : schemaOfReads(reads, values.data ?? {})}
          known={values.data}
          onClose={close}
        />
      )}
    </Dialog>
  );
}

interface TrialFormProps {
  readonly part: RunPart;
  readonly given: GivenFlow;
  readonly filled: Readonly<Record<string, unknown>>;
  /** What a step alone is given; undefined where the flow's own inputs are asked for. */
  readonly reads: Readonly<Record<string, unknown>> | undefined;
  readonly known: Readonly<Record<string, unknown>> | undefined;
  readonly onClose: () => void;
}

function TrialForm({ part, given, filled, reads, known, onClose }: TrialFormProps) {
  const editor = useEditor();
  const id = useEditing((state) => state.id);
  const needs = useQuery(startQueries.needsOf(given));
  const source = useMemo((): StartSource => {
    // What the flow is given is the same up to every step; what a step reads is its own.
    const memory = part.kind === "alone" ? `${id}/${part.path}` : id;
    return {
      begin: (where, inputs, key) => beginGiven(given, where, { ...(inputs as object | undefined), ...filled }, key),
      role: "editor",
      memory,
    };
  }, [id, part, given, filled]);
  const schema = useMemo(
    () => reads ?? (needs.data?.inputs && without(needs.data.inputs, Object.keys(filled))),
    [reads, needs.data, filled],
  );
  if (needs.isPending) {
    return <Loading what={messages.start.loading} rows={3} />;
  }
  if (needs.isError) {
    return <ProblemNotice fault={needs.error} />;
  }
  if (needs.data.inputs === undefined || schema === undefined) {
    return <BrokenFlow flow={undefined} problems={needs.data.problems} />;
  }
  return (
    <StartForm
      source={source}
      schema={schema}
      given={known !== undefined && Object.keys(known).length > 0 ? known : undefined}
      nothing={reads === undefined ? messages.start.noInputs : words.readsNothing}
      onStarted={(run) => {
        onClose();
        showRun(editor, run.id, part);
        editor.setState({ stepTab: "output" });
      }}
      onClose={onClose}
    />
  );
}

/** Returns the schema of inputs without those that are filled in already. */
function without(
  schema: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Readonly<Record<string, unknown>> {
  const properties = Object.entries((schema.properties ?? {}) as object).filter(([name]) => !names.includes(name));
  return { ...schema, properties: Object.fromEntries(properties) };
}
