import type { ReactNode } from "react";
import styles from "./tag.module.css";

/** A short word that something is marked with. */
export function Tag({ children }: { readonly children: ReactNode }) {
  return <span className={styles.tag}>{children}</span>;
}
