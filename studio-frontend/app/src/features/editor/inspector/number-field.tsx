import { useEffect, useState } from "react";
import type { FieldProps } from "./field-kinds.ts";
import styles from "./fields.module.css";
import { useForm } from "./form-context.tsx";

/** A number, within its bounds. */
export function NumberField({ id, place, schema, value }: FieldProps) {
  const { set, readOnly } = useForm();
  const [typed, setTyped] = useState(value === undefined ? "" : String(value));
  // What was changed elsewhere, or taken back, is shown; what is being typed is left alone.
  useEffect(() => setTyped((now) => (Number(now) === value ? now : value === undefined ? "" : String(value))), [value]);
  return (
    <input
      className={styles.input}
      type="text"
      inputMode="decimal"
      aria-labelledby={`${id}-label`}
      placeholder={schema.default === undefined ? "" : String(schema.default)}
      readOnly={readOnly}
      value={typed}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const number = Number(text.trim());
        if (text.trim() === "") {
          set(place, undefined);
        } else if (Number.isFinite(number)) {
          set(place, number);
        }
      }}
    />
  );
}
