import type { ReactNode } from "react";
import { messages } from "../messages/index.ts";
import { told } from "../service/index.ts";
import { Notice } from "./notice.tsx";
import styles from "./problem-notice.module.css";

interface ProblemNoticeProps {
  readonly fault: unknown;
  /** The button that solves it, where there is one. */
  readonly children?: ReactNode;
}

/** A fault in words, at the place where it happened; it stays until it is solved. */
export function ProblemNotice({ fault, children }: ProblemNoticeProps) {
  const { what, next, more, trace } = told(fault);
  return (
    <Notice title={what}>
      {more.length > 0 && (
        <ul>
          {more.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
      <p>{next}</p>
      {trace !== undefined && <p className={styles.trace}>{messages.common.traceId(trace)}</p>}
      {children}
    </Notice>
  );
}
