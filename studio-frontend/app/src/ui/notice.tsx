import { icon as warning } from "icon:warning-circle";
import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import styles from "./notice.module.css";

interface NoticeProps {
  /** What is so. */
  readonly title: string;
  /** What to do, and the button that does it. */
  readonly children?: ReactNode;
}

/** Something that did not work, where it happened. */
export function Notice({ title, children }: NoticeProps) {
  return (
    <div role="alert" className={styles.notice}>
      <Icon of={warning} />
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        {children}
      </div>
    </div>
  );
}
