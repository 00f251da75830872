import { objectOf } from "@foldwork/model";
import type { ComponentType } from "react";
import { type FieldProps, fieldsOf } from "./field-kinds.ts";
import styles from "./fields.module.css";

interface NestedFieldProps extends FieldProps {
  /** What shows one of its fields. */
  readonly Field: ComponentType<Omit<FieldProps, "id" | "label"> & { readonly required?: boolean }>;
}

/** A value with fields of its own. */
export function NestedField({ id, place, schema, value, Field }: NestedFieldProps) {
  const given = objectOf(value);
  return (
    <fieldset className={styles.nested} aria-labelledby={`${id}-label`}>
      {fieldsOf(schema).map((field) => (
        <Field
          key={field.name}
          place={[...place, field.name]}
          schema={field.schema}
          value={given[field.name]}
          required={field.required}
        />
      ))}
    </fieldset>
  );
}
