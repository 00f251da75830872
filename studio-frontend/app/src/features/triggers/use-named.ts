import { useState } from "react";
import { messages } from "../../messages/index.ts";

/** The name of a trigger: what is typed, and whether it lacks. */
export function useNamed(before: string | undefined) {
  const [name, setName] = useState(before ?? "");
  const [nameless, setNameless] = useState(false);
  return {
    /** For its field. */
    field: {
      label: messages.triggers.form.name,
      value: name,
      maxLength: 120,
      autoComplete: "off",
      fault: nameless ? messages.triggers.form.nameMissing : undefined,
      onChange: ({ target }: { readonly target: { readonly value: string } }) => {
        setName(target.value);
        setNameless(false);
      },
    },
    /** Returns the name; undefined, and says so, where there is none. */
    checked(): string | undefined {
      const trimmed = name.trim();
      setNameless(trimmed === "");
      return trimmed === "" ? undefined : trimmed;
    },
  };
}
