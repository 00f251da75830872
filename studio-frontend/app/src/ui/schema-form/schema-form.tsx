import { useEffect, useId, useMemo, useRef } from "react";
import type { FieldProblem } from "./checks.ts";
import { byPlace, FormFacts } from "./form-context.ts";
import { MemberFields } from "./nested-fields.tsx";
import { resolved, type Schema, shapeOf } from "./schema.ts";
import { SchemaField } from "./schema-field.tsx";
import styles from "./schema-form.module.css";

interface SchemaFormProps {
  readonly schema: Schema;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** Told at their fields; when others come, the first of them gets the focus. */
  readonly problems?: readonly FieldProblem[];
  readonly disabled?: boolean;
  /** Fields whose value goes in and never comes out, and which have one already. */
  readonly sealed?: ReadonlySet<string>;
  /** What a value that is no object is called. */
  readonly label?: string;
}

const NONE: readonly FieldProblem[] = [];
const NOTHING: ReadonlySet<string> = new Set();

/** Fields for a value, made from its schema. */
export function SchemaForm(props: SchemaFormProps) {
  const { schema, value, onChange, problems = NONE, disabled = false, sealed = NOTHING, label } = props;
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const facts = useMemo(
    () => ({ Field: SchemaField, id, root: schema, faults: byPlace(problems), disabled, sealed }),
    [id, schema, problems, disabled, sealed],
  );
  useEffect(() => {
    if (problems.length > 0) {
      place.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
    }
  }, [problems]);
  const shape = shapeOf(resolved(schema, schema));
  return (
    <FormFacts value={facts}>
      <div ref={place} className={styles.fields}>
        {shape.kind === "group" ? (
          <MemberFields members={shape.members} at={[]} value={value} onChange={onChange} />
        ) : (
          <SchemaField schema={schema} at={[]} label={label} required value={value} onChange={onChange} />
        )}
      </div>
    </FormFacts>
  );
}
