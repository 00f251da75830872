import { Link } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import type { Applied, ImportPlan } from "./plan.ts";
import { type ReportLine, reportsOf } from "./report.ts";
import styles from "./transfer.module.css";

const words = messages.transfer;

interface ReportListProps {
  readonly plan: ImportPlan;
  /** What has come of it: each line leads to its step then. */
  readonly done: Applied | undefined;
}

/** What became of each node of a source of another system; what needs a person is open. */
export function ReportList({ plan, done }: ReportListProps) {
  return reportsOf(plan).map(([flow, groups]) => (
    <div key={flow} className={styles.needs}>
      <h4 className={styles.head}>{words.report(flow)}</h4>
      {groups.map(({ outcome, lines }) => (
        <details key={outcome} open={outcome !== "mapped"}>
          <summary>{words.outcomes[outcome](lines.length)}</summary>
          <ul className={styles.lines}>
            {lines.map((line) => (
              <Line key={`${line.source} ${line.node}`} line={line} flow={flowOf(flow, plan, done)} />
            ))}
          </ul>
        </details>
      ))}
    </div>
  ));
}

/** Returns the id of a flow that has come; it may have got another name on the way. */
function flowOf(name: string, plan: ImportPlan, done: Applied | undefined): string | undefined {
  const item = plan.items.find((each) => each.name === name);
  return done?.find(({ key }) => key === item?.key)?.flow;
}

interface LineProps {
  readonly line: ReportLine;
  readonly flow: string | undefined;
}

function Line({ line: { source, kind, node, reasons }, flow }: LineProps) {
  return (
    <li>
      <b>
        <bdi>{source}</bdi>
      </b>{" "}
      <span className={styles.small}>
        <bdi>{kind}</bdi> {node !== undefined && flow === undefined && words.becomes(node)}
        {node !== undefined && flow !== undefined && (
          <Link to="/flows/$flow" params={{ flow }} search={{ node }}>
            {words.shows(node)}
          </Link>
        )}
      </span>
      {reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
    </li>
  );
}
