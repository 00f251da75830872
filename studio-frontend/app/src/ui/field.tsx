import { type ComponentProps, type ReactNode, useId } from "react";
import styles from "./field.module.css";

interface FieldProps extends Omit<ComponentProps<"input">, "id"> {
  readonly label: string;
  /** What may be typed, below the field. */
  readonly help?: ReactNode;
  /** What is wrong with what was typed; takes the place of the help. */
  readonly fault?: string | undefined;
}

/** A line of text with its label above and its help below. */
export function Field({ label, help, fault, ...input }: FieldProps) {
  const id = useId();
  const note = fault ?? help;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <input
        id={id}
        className={styles.input}
        aria-invalid={fault !== undefined || undefined}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        {...input}
      />
      {note !== undefined && (
        <p id={`${id}-note`} className={fault === undefined ? styles.help : styles.fault}>
          {note}
        </p>
      )}
    </div>
  );
}
