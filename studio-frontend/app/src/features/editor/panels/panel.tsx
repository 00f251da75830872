import type { ReactNode } from "react";
import { classes } from "../../../ui/index.ts";
import styles from "./panel.module.css";

interface PanelProps {
  readonly label: string;
  readonly side: "left" | "right";
  readonly width: number;
  readonly children: ReactNode;
}

/** A panel beside the sheet. */
export function Panel({ label, side, width, children }: PanelProps) {
  return (
    <aside aria-label={label} className={classes(styles.panel, styles[side])} style={{ width }}>
      {children}
    </aside>
  );
}

interface PanelHeadProps {
  readonly title: string;
  readonly children?: ReactNode;
}

export function PanelHead({ title, children }: PanelHeadProps) {
  return (
    <div className={styles.head}>
      <h2 className={styles.title}>{title}</h2>
      {children}
    </div>
  );
}
