import { type JsonValue, onlyExpression } from "@foldwork/model";
import { useMemo } from "react";
import { CodeField } from "./code-field.tsx";
import { completing } from "./completion.ts";
import type { FieldProps } from "./field-kinds.ts";
import { useForm } from "./form-context.tsx";
import { colours, expressionLanguage } from "./jsonata-language.ts";
import { NowGives } from "./now-gives.tsx";

/** Names of settings that hold more than a line. */
const LONG = /^(?:question|message|content|body|text|prompt|instructions|system|code|details|query|sql)$/i;

const TEMPLATE = [expressionLanguage(false), colours];

/** A text that may hold expressions in `${ }`. */
export function TextField({ label, place, schema, value }: FieldProps) {
  const form = useForm();
  const complete = useMemo(() => completing(form.values, false), [form.values]);
  const text = asText(value);
  const { default: usual } = schema;
  return (
    <>
      <CodeField
        value={text}
        label={label}
        code={onlyExpression(text) !== undefined}
        language={TEMPLATE}
        complete={complete}
        readOnly={form.readOnly}
        lines={LONG.test(place.at(-1) ?? "") || text.includes("\n") ? "few" : "one"}
        placeholder={usual === undefined ? "" : asText(usual)}
        onChange={(next) => form.set(place, next === "" ? undefined : next)}
        onView={form.used}
      />
      {text.includes("${") && <NowGives value={text} />}
    </>
  );
}

function asText(value: JsonValue | undefined): string {
  return value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value);
}
