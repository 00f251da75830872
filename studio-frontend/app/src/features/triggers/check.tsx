import { useId } from "react";
import styles from "./triggers.module.css";

interface CheckProps {
  readonly label: string;
  readonly help?: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

/** Something that is so or not. */
export function Check({ label, help, value, onChange }: CheckProps) {
  const id = useId();
  return (
    <div className={styles.once}>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={value}
          aria-describedby={help === undefined ? undefined : id}
          onChange={({ target }) => onChange(target.checked)}
        />
        <span>{label}</span>
      </label>
      {help !== undefined && (
        <p id={id} className={styles.quiet}>
          {help}
        </p>
      )}
    </div>
  );
}
