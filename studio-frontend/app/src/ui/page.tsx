import type { ReactNode } from "react";
import styles from "./page.module.css";

interface PageProps {
  readonly title: string;
  /** Buttons at the right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page inside the frame: its title, what it offers, its content. */
export function Page({ title, actions, children }: PageProps) {
  return (
    <div className={styles.page}>
      <title>{`${title} · Foldwork`}</title>
      <div className={styles.head}>
        <h1 className={styles.title}>{title}</h1>
        {actions}
      </div>
      {children}
    </div>
  );
}
