import { useMemo, useState } from "react";
import { type FieldProblem, problemsOf } from "./checks.ts";
import { type Refusal, refusalOf } from "./refusals.ts";
import type { Schema } from "./schema.ts";
import { begun } from "./values.ts";

const NONE: readonly FieldProblem[] = [];

/** What somebody fills in, and what is wrong with it: by the schema before it is sent, by the service after that. */
export interface Filled {
  readonly value: unknown;
  readonly problems: readonly FieldProblem[];
  /** What the service says of the fields; undefined when it says nothing or something else. */
  readonly refusal: Refusal | undefined;
  change(value: unknown): void;
  /** Sends the value if it is sound, and shows what is wrong if it is not. */
  send(use: (value: unknown) => void): void;
}

/**
 * Keeps the value of a schema's form. `initial` is asked once; `fault` is what came of the last sending, `codes` are its
 * refusals of fields.
 */
export function useFilled(schema: Schema, initial: () => unknown, fault: unknown, codes: ReadonlySet<string>): Filled {
  const [value, setValue] = useState(() => begun(schema, initial()));
  const [problems, setProblems] = useState(NONE);
  const refusal = useMemo(() => refusalOf(fault, codes), [fault, codes]);
  return {
    value,
    problems: problems.length > 0 ? problems : (refusal?.fields ?? NONE),
    refusal,
    change(next) {
      setValue(next);
      setProblems(NONE);
    },
    send(use) {
      const found = problemsOf(schema, value);
      setProblems(found);
      if (found.length === 0) {
        use(value);
      }
    },
  };
}
