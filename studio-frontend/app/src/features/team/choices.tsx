import { type ReactNode, useId } from "react";
import { classes } from "../../ui/index.ts";
import styles from "./team-page.module.css";

interface ChoiceProps<T extends string | number> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly name: string }[];
  readonly help?: ReactNode;
  readonly onChange: (value: T) => void;
}

/** One of a few, as a list that drops down. */
export function Choice<T extends string | number>({ label, value, options, help, onChange }: ChoiceProps<T>) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <select
        id={id}
        className={styles.select}
        value={String(value)}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        onChange={({ target }) => {
          const chosen = options.find((option) => String(option.value) === target.value);
          if (chosen !== undefined) {
            onChange(chosen.value);
          }
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
      {help !== undefined && (
        <p id={`${id}-help`} className={styles.quiet}>
          {help}
        </p>
      )}
    </div>
  );
}

interface PartProps {
  readonly title?: string;
  /** What this is about. */
  readonly text?: string;
  readonly action?: ReactNode;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A part of a page: what it is, the button that adds to it, what there is. */
export function Part({ title, text, action, className, children }: PartProps) {
  const id = useId();
  return (
    <section className={classes(styles.part, className)} {...(title === undefined ? {} : { "aria-labelledby": id })}>
      {(title ?? text ?? action) !== undefined && (
        <div className={styles.head}>
          <div className={styles.words}>
            {title !== undefined && (
              <h2 id={id} className={styles.title}>
                {title}
              </h2>
            )}
            {text !== undefined && <p className={styles.text}>{text}</p>}
          </div>
          {action}
        </div>
      )}
      {children}
    </section>
  );
}

/** Stands in place of what somebody's role does not show. */
export function NotYours({ text }: { readonly text: string }) {
  return <p className={styles.text}>{text}</p>;
}
