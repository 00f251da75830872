import type { EditorView } from "@codemirror/view";
import type { JsonValue, Pointer } from "@foldwork/model";
import { createContext, useContext } from "react";
import type { Problem } from "../store/problems.ts";
import type { SampleData, UsableValue } from "./values.ts";

/** What the fields of one step's form share. */
export interface FormContext {
  /** Path of the step. */
  readonly path: string;
  readonly values: () => readonly UsableValue[];
  readonly sample: SampleData | undefined;
  readonly problems: readonly Problem[];
  readonly readOnly: boolean;
  readonly set: (place: Pointer, value: JsonValue | undefined) => void;
  /** Remembers the field that was used last: values that are clicked go there. */
  readonly used: (view: EditorView | undefined) => void;
}

const Context = createContext<FormContext | undefined>(undefined);

export const FormProvider = Context.Provider;

export function useForm(): FormContext {
  const form = useContext(Context);
  if (!form) {
    throw new Error("outside of a form");
  }
  return form;
}
