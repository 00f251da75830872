import type { ReactNode } from "react";
import styles from "./empty-state.module.css";

interface EmptyStateProps {
  /** What is so, and what to do. */
  readonly text: string;
  /** The buttons that do it. */
  readonly children?: ReactNode;
}

/** Stands where nothing is yet, and teaches what to do. */
export function EmptyState({ text, children }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.text}>{text}</p>
      {children !== undefined && <div className={styles.actions}>{children}</div>}
    </div>
  );
}
