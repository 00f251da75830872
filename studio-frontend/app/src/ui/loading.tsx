import { useEffect, useState } from "react";
import { messages } from "../messages/index.ts";
import styles from "./loading.module.css";

const SHAPES_MILLIS = 200;
const WORDS_MILLIS = 2_000;

interface LoadingProps {
  /** What is loaded, as in "Loading your flows". */
  readonly what: string;
  readonly rows?: number;
}

/** Nothing at first, then grey shapes, and after two seconds words. */
export function Loading({ what, rows = 6 }: LoadingProps) {
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const timers = [SHAPES_MILLIS, WORDS_MILLIS].map((millis) => setTimeout(() => setPassed(millis), millis));
    return () => {
      for (const timer of timers) {
        clearTimeout(timer);
      }
    };
  }, []);
  if (passed < SHAPES_MILLIS) {
    return null;
  }
  return (
    <div className={styles.loading} aria-busy="true">
      <p role="status" className={styles.words}>
        {passed >= WORDS_MILLIS ? messages.common.loading(what) : ""}
      </p>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: shapes are all alike
        <div key={row} className={styles.row} />
      ))}
    </div>
  );
}
