import type { FormEvent, ReactNode } from "react";
import styles from "./form.module.css";

interface FormProps {
  /** Called with what was typed, by the names of the fields. */
  readonly onSubmit: (values: FormData) => void;
  readonly label?: string;
  readonly children: ReactNode;
}

/** Fields below each other; what is typed stays when it is refused. */
export function Form({ onSubmit, label, children }: FormProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(new FormData(event.currentTarget));
  };
  return (
    <form className={styles.form} aria-label={label} onSubmit={submit} noValidate>
      {children}
    </form>
  );
}

/** Returns the text of a field. */
export function text(values: FormData, name: string): string {
  const value = values.get(name);
  return typeof value === "string" ? value : "";
}
