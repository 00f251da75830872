import { isList, type JsonValue } from "@foldwork/model";
import { messages } from "../../../messages/index.ts";
import type { FieldProps } from "./field-kinds.ts";
import styles from "./fields.module.css";
import { useForm } from "./form-context.tsx";

const words = messages.editor.form;

/** One of a few values. */
export function ChoiceField({ id, place, schema, value }: FieldProps) {
  const { set, readOnly } = useForm();
  const options: readonly JsonValue[] = isList(schema.enum) ? schema.enum : [true, false];
  const usual = schema.default;
  return (
    <select
      className={styles.input}
      aria-labelledby={`${id}-label`}
      disabled={readOnly}
      value={value === undefined ? "" : JSON.stringify(value)}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        set(place, chosen === "" ? undefined : (JSON.parse(chosen) as JsonValue));
      }}
    >
      <option value="">{usual === undefined ? words.notSet : words.usually(shown(usual))}</option>
      {options.map((option) => (
        <option key={JSON.stringify(option)} value={JSON.stringify(option)}>
          {shown(option)}
        </option>
      ))}
    </select>
  );
}

function shown(value: JsonValue): string {
  if (typeof value === "boolean") {
    return value ? words.yes : words.no;
  }
  return String(value);
}
