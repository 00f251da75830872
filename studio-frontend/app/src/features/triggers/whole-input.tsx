import { membersOf, titleOf } from "../../ui/schema-form/index.ts";
import { Choice } from "../team/index.ts";
import type { FilledJob } from "./use-job.ts";

interface WholeInputProps {
  readonly label: string;
  /** What it is called that each member is an input of its own. */
  readonly each: string;
  readonly filled: FilledJob;
}

const EACH = "";

/** Whether one input gets all that comes in, or each member is an input. */
export function WholeInput({ label, each, filled }: WholeInputProps) {
  const { job, schema, change } = filled;
  const value = job.whole;
  const free = membersOf(schema).filter(({ name }) => name === value || !job.fixed.includes(name));
  const names = free.map(({ name, schema: member }) => ({ value: name, name: titleOf(member, name) }));
  const gone = value !== null && !names.some((known) => known.value === value);
  return (
    <Choice
      label={label}
      value={value ?? EACH}
      options={[{ value: EACH, name: each }, ...names, ...(gone ? [{ value, name: value }] : [])]}
      onChange={(chosen) => change({ whole: chosen === EACH ? null : chosen })}
    />
  );
}
