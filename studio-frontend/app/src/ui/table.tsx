import type { ReactNode } from "react";
import styles from "./table.module.css";

interface TableProps {
  /** What stands over the columns. */
  readonly heads: readonly string[];
  /** The rows. */
  readonly children: ReactNode;
}

/** Rows parted by hairlines. */
export function Table({ heads, children }: TableProps) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
