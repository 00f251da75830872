import { yaml } from "@codemirror/lang-yaml";
import { isList, isObject, type JsonValue, onlyExpression, readYaml, yamlText } from "@foldwork/model";
import { useMemo, useState } from "react";
import styles from "./any-field.module.css";
import { CodeField } from "./code-field.tsx";
import { completing } from "./completion.ts";
import type { FieldProps } from "./field-kinds.ts";
import { useForm } from "./form-context.tsx";
import { colours, expressionLanguage } from "./jsonata-language.ts";
import { NowGives } from "./now-gives.tsx";

const TEMPLATE = [expressionLanguage(false), colours];
const YAML = [yaml(), colours];

/** A value of any kind: a text with expressions, a number, or a whole structure as YAML. */
export function AnyField(props: FieldProps & { readonly keepEmpty?: boolean }) {
  const { value } = props;
  return isObject(value) || isList(value) ? <Structure {...props} /> : <Scalar {...props} />;
}

function Scalar({ label, place, value, keepEmpty = false }: FieldProps & { readonly keepEmpty?: boolean }) {
  const form = useForm();
  const complete = useMemo(() => completing(form.values, false), [form.values]);
  const text = scalarText(value);
  const empty = keepEmpty ? "" : undefined;
  return (
    <div className={styles.field}>
      <CodeField
        value={text}
        label={label}
        code={onlyExpression(text) !== undefined}
        language={TEMPLATE}
        complete={complete}
        readOnly={form.readOnly}
        lines={text.includes("\n") ? "few" : "one"}
        onChange={(next) => form.set(place, next === "" ? empty : scalarValue(next))}
        onView={form.used}
      />
      {text.includes("${") && <NowGives value={text} />}
    </div>
  );
}

/** A number or a truth is written plainly; a text that looks like one stands in quotes. */
function scalarText(value: JsonValue | undefined): string {
  if (value === undefined) {
    return "";
  }
  if (typeof value === "string") {
    return scalarValue(value) === value ? value : JSON.stringify(value);
  }
  return JSON.stringify(value);
}

function scalarValue(text: string): JsonValue {
  const plain = text.trim();
  if (/^(?:true|false|null|-?\d+(?:\.\d+)?)$/.test(plain) || /^(?:"(?:[^"\\]|\\.)*"|\[.*\]|\{.*\})$/s.test(plain)) {
    try {
      return JSON.parse(plain) as JsonValue;
    } catch {
      return text;
    }
  }
  return text;
}

function Structure({ label, place, value }: FieldProps) {
  const form = useForm();
  const [fault, setFault] = useState<string>();
  const written = useMemo(() => yamlText(value ?? null), [value]);
  const [typed, setTyped] = useState<string>();
  return (
    <div className={styles.field}>
      <CodeField
        value={typed !== undefined && sameValue(typed, written) ? typed : fault ? (typed ?? written) : written}
        label={label}
        code
        language={YAML}
        readOnly={form.readOnly}
        invalid={fault !== undefined}
        onChange={(next) => {
          setTyped(next);
          const read = readYaml(next);
          if ("message" in read) {
            setFault(read.message);
          } else {
            setFault(undefined);
            form.set(place, read.value ?? undefined);
          }
        }}
      />
      {fault !== undefined && <p className={styles.fault}>{fault}</p>}
    </div>
  );
}

function sameValue(typed: string, written: string): boolean {
  const read = readYaml(typed);
  return "value" in read && yamlText(read.value) === written;
}
