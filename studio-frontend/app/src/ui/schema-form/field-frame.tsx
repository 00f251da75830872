import type { ReactNode } from "react";
import styles from "./schema-form.module.css";

/** What every input has in common. */
export interface InputFacts {
  readonly id: string;
  readonly "aria-invalid": true | undefined;
  readonly "aria-describedby": string | undefined;
  readonly "aria-required": true | undefined;
  readonly disabled: boolean;
}

interface FieldFrameProps {
  readonly id: string;
  readonly label: string;
  /** Type or unit, at the right of the label. */
  readonly unit?: string | undefined;
  readonly help?: string | undefined;
  readonly fault?: string | undefined;
  readonly required: boolean;
  readonly disabled: boolean;
  /** Gives the input. */
  readonly children: (facts: InputFacts) => ReactNode;
}

/** A label above, an input, and below it the help or what is wrong. */
export function FieldFrame({ id, label, unit, help, fault, required, disabled, children }: FieldFrameProps) {
  const notes = [help === undefined ? "" : `${id}-help`, fault === undefined ? "" : `${id}-fault`].filter(Boolean);
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
        {unit !== undefined && <span className={styles.unit}>{unit}</span>}
      </div>
      {children({
        id,
        "aria-invalid": fault === undefined ? undefined : true,
        "aria-describedby": notes.length === 0 ? undefined : notes.join(" "),
        "aria-required": required || undefined,
        disabled,
      })}
      <FieldNotes id={id} help={help} fault={fault} />
    </div>
  );
}

/** The help of a field and what is wrong with it. */
export function FieldNotes({
  id,
  help,
  fault,
}: {
  readonly id: string;
  readonly help?: string | undefined;
  readonly fault?: string | undefined;
}) {
  return (
    <>
      {help !== undefined && (
        <p id={`${id}-help`} className={styles.help}>
          {help}
        </p>
      )}
      {fault !== undefined && (
        <p id={`${id}-fault`} className={styles.fault}>
          {fault}
        </p>
      )}
    </>
  );
}
