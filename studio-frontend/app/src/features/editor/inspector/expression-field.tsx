import { useMemo } from "react";
import { CodeField } from "./code-field.tsx";
import { completing } from "./completion.ts";
import type { FieldProps } from "./field-kinds.ts";
import { useForm } from "./form-context.tsx";
import { colours, expressionLanguage } from "./jsonata-language.ts";
import { NowGives } from "./now-gives.tsx";

const EXPRESSION = [expressionLanguage(true), colours];

/** A value that is worked out: one expression, without its braces. */
export function ExpressionField({ label, place, value }: FieldProps) {
  const form = useForm();
  const complete = useMemo(() => completing(form.values, true), [form.values]);
  const text = typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value);
  const only = /^\s*\$\{([\s\S]*)\}\s*$/.exec(text)?.[1];
  // A text with several expressions in it stays what it is.
  const mixed = only === undefined && text.includes("${");
  const shown = mixed ? text : (only ?? text).replace(/^ | $/g, "");
  const set = (next: string) => form.set(place, next.trim() === "" ? undefined : mixed ? next : `\${ ${next} }`);
  return (
    <>
      <CodeField
        value={shown}
        label={label}
        code
        whole={!mixed}
        language={EXPRESSION}
        complete={complete}
        readOnly={form.readOnly}
        onChange={set}
        onView={form.used}
      />
      {text !== "" && <NowGives value={mixed ? text : `\${ ${only ?? text} }`} />}
    </>
  );
}
