import { messages } from "../../messages/index.ts";
import type { ImportPlan } from "./plan.ts";
import { type ReportLine, reportsOf } from "./report.ts";
import styles from "./transfer.module.css";

const words = messages.transfer;

/** What became of each node of a source of another system; what needs a person is open. */
export function ReportList({ plan }: { readonly plan: ImportPlan }) {
  return reportsOf(plan).map(([flow, groups]) => (
    <div key={flow} className={styles.needs}>
      <h4 className={styles.head}>{words.report(flow)}</h4>
      {groups.map(({ outcome, lines }) => (
        <details key={outcome} open={outcome !== "mapped"}>
          <summary>{words.outcomes[outcome](lines.length)}</summary>
          <ul className={styles.lines}>
            {lines.map((line) => (
              <Line key={`${line.source} ${line.node}`} line={line} />
            ))}
          </ul>
        </details>
      ))}
    </div>
  ));
}

function Line({ line: { source, kind, node, reasons } }: { readonly line: ReportLine }) {
  return (
    <li>
      <b>
        <bdi>{source}</bdi>
      </b>{" "}
      <span className={styles.small}>
        <bdi>{kind}</bdi> {node !== undefined && words.becomes(node)}
      </span>
      {reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
    </li>
  );
}
