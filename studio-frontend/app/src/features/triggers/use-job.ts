import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { messages } from "../../messages/index.ts";
import { type FieldProblem, problemsOf, type Refusal, refusalOf, type Schema } from "../../ui/schema-form/index.ts";
import { startQueries } from "../runs/index.ts";
import { askedOf, inputsOf, type Job, jobOf, sentJob } from "./job.ts";
import type { Kind, Trigger } from "./trigger-queries.ts";

const CODES: ReadonlySet<string> = new Set(["INPUT_INVALID"]);
const ANYTHING: Schema = {};
const NONE: readonly FieldProblem[] = [];
const words = messages.triggers.form;

/** What somebody fills in about the flow, and what is wrong with it. */
export type FilledJob = ReturnType<typeof useJob>;

/** Keeps which flow a trigger starts, where, and with what. `fault` is what came of the last sending. */
export function useJob(kind: Kind, trigger: Trigger | undefined, flow: string, fault: unknown) {
  const [job, setJob] = useState<Job>(() => jobOf(trigger, flow));
  const [problems, setProblems] = useState(NONE);
  const [faults, setFaults] = useState<{ readonly flow?: string; readonly where?: string }>({});
  const refusal = useMemo((): Refusal | undefined => refusalOf(fault, CODES), [fault]);
  const chosen = job.flow ?? "";
  const versions = useQuery({ ...startQueries.versions(chosen), enabled: chosen !== "" });
  const runs = job.version ?? versions.data?.[0];
  const needs = useQuery({ ...startQueries.needs(chosen, runs ?? 0, undefined), enabled: runs !== undefined });
  const schema = needs.data?.inputs ?? ANYTHING;
  const asked = useMemo(() => askedOf(kind, schema, job), [kind, schema, job]);
  const inputs = useMemo(() => inputsOf(asked, job), [asked, job]);
  return {
    job,
    /** True until it is known what the flow asks for; nothing is sent before. */
    loading: versions.isLoading || needs.isLoading,
    versions,
    needs,
    schema,
    asked,
    inputs,
    faults,
    problems: problems.length > 0 ? problems : (refusal?.fields ?? NONE),
    refusal,
    change(change: Partial<Job>) {
      setJob((before) => ({ ...before, ...change }));
      setProblems(NONE);
      setFaults({});
    },
    /** Returns what is sent; undefined, and says why, while something is wrong with it. */
    checked() {
      const found = needs.data?.inputs === undefined ? NONE : problemsOf(asked, inputs);
      const lacking = {
        ...(job.flow === "" ? { flow: words.flowMissing } : {}),
        ...(job.where.engine === "local" && job.where.runner === "" ? { where: words.whereMissing } : {}),
      };
      setProblems(found);
      setFaults(lacking);
      const sound = found.length === 0 && Object.keys(lacking).length === 0;
      // Where nobody knows what is asked for, what was given stays as it is.
      return sound ? sentJob(job, needs.data?.inputs === undefined ? job.inputs : inputs, trigger) : undefined;
    },
  };
}
