import styles from "./keys.module.css";

/** Keys as they stand on a keyboard. */
export function Keys({ of }: { readonly of: readonly string[] }) {
  return (
    <span className={styles.keys}>
      {of.map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
