import { type ReactNode, useId } from "react";
import styles from "./one-of.module.css";

interface OneOfProps<T extends string> {
  readonly legend: ReactNode;
  readonly options: readonly T[];
  readonly chosen: T | undefined;
  /** True once an answer was wanted and there is none. */
  readonly missing: boolean;
  /** What to do then, where nothing around says it. */
  readonly fault?: string;
  readonly onChoose: (option: T) => void;
  /** Shows an option. */
  readonly children: (option: T) => ReactNode;
}

/** A question whose answer is one of a few, all of them in view. */
export function OneOf<T extends string>({
  legend,
  options,
  chosen,
  missing,
  fault,
  onChoose,
  children,
}: OneOfProps<T>) {
  const id = useId();
  return (
    <fieldset className={styles.frame} data-missing={missing || undefined}>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option} className={styles.option}>
          <input type="radio" name={id} checked={chosen === option} onChange={() => onChoose(option)} />
          {children(option)}
        </label>
      ))}
      {missing && fault !== undefined && (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
    </fieldset>
  );
}
