import { membersOf, titleOf } from "../../ui/schema-form/index.ts";
import { Choice } from "../team/index.ts";
import type { FilledJob } from "./use-job.ts";

interface WholeInputProps {
  readonly label: string;
  /** What it is called that each member is an input of its own. */
  readonly each: string;
  readonly filled: FilledJob;
  /** The input that gets everything; null where each member is one. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

const EACH = "";

/** Whether one input gets all that comes in, or each member is an input. */
export function WholeInput({ label, each, filled, value, onChange }: WholeInputProps) {
  const names = membersOf(filled.schema).map(({ name, schema }) => ({ value: name, name: titleOf(schema, name) }));
  const gone = value !== null && !names.some((known) => known.value === value);
  return (
    <Choice
      label={label}
      value={value ?? EACH}
      options={[{ value: EACH, name: each }, ...names, ...(gone ? [{ value, name: value }] : [])]}
      onChange={(chosen) => onChange(chosen === EACH ? null : chosen)}
    />
  );
}
