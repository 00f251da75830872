import { type ComponentType, createContext, useContext } from "react";
import type { FieldProblem } from "./checks.ts";
import type { Place, Schema } from "./schema.ts";
import { keyOf } from "./values.ts";

export interface SchemaFieldProps {
  readonly schema: Schema;
  readonly at: Place;
  /** Instead of the schema's title and the field's name. */
  readonly label?: string | undefined;
  readonly required: boolean;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

interface FormContext {
  /** Shows the fields inside a field. */
  readonly Field: ComponentType<SchemaFieldProps>;
  readonly id: string;
  readonly root: Schema;
  readonly faults: ReadonlyMap<string, string>;
  readonly disabled: boolean;
  /** Names of fields whose value goes in and never comes out, and which have one already. */
  readonly sealed: ReadonlySet<string>;
}

export const FormFacts = createContext<FormContext>({
  Field: () => null,
  id: "",
  root: {},
  faults: new Map(),
  disabled: false,
  sealed: new Set(),
});

/** Everything a field has to know of its form. */
export function useField(at: Place) {
  const { Field, id, root, faults, disabled, sealed } = useContext(FormFacts);
  const key = keyOf(at);
  return {
    Field,
    id: `${id}-${at.join("-")}`,
    root,
    fault: faults.get(key),
    disabled,
    sealed: at.length === 1 && sealed.has(String(at[0])),
  };
}

/** Returns the sentence below a field. */
export function helpOf(schema: Schema): string | undefined {
  return typeof schema.description === "string" && schema.description !== "" ? schema.description : undefined;
}

/** Returns the problems by place; of several at one place the first is told. */
export function byPlace(problems: readonly FieldProblem[]): ReadonlyMap<string, string> {
  return new Map(problems.toReversed().map(({ at, message }) => [keyOf(at), message]));
}
