import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button } from "../../ui/index.ts";
import type { RecentRuns } from "../runs/index.ts";
import type { Flow } from "./flow-queries.ts";
import { FlowRow } from "./flow-row.tsx";
import styles from "./flow-table.module.css";

const words = messages.flows;
const STEP = 100;

interface FlowTableProps {
  readonly flows: readonly Flow[];
  readonly recent: RecentRuns | undefined;
  readonly editor: boolean;
}

/** The flows, one to a row. */
export function FlowTable({ flows, recent, editor }: FlowTableProps) {
  const [most, setMost] = useState(STEP);
  if (flows.length === 0) {
    return null;
  }
  const rest = flows.length - most;
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.pictures}>
              <span className={styles.hidden}>{words.columns.picture}</span>
            </th>
            <th scope="col">{words.columns.name}</th>
            <th scope="col">{words.columns.tags}</th>
            <th scope="col">{words.columns.published}</th>
            <th scope="col">{words.columns.lastRun}</th>
            <th scope="col">{words.columns.when}</th>
            <th scope="col" className={styles.runs}>
              {words.columns.runs}
            </th>
            <th scope="col" className={styles.menu}>
              <span className={styles.hidden}>{words.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {flows.slice(0, most).map((flow) => (
            <FlowRow key={flow.id} flow={flow} recent={recent} editor={editor} />
          ))}
        </tbody>
      </table>
      {rest > 0 && (
        <div>
          <Button onClick={() => setMost(most + STEP)}>{words.more(Math.min(rest, STEP))}</Button>
        </div>
      )}
    </>
  );
}
