import { icon as question } from "icon:question-fill";
import { icon as cross } from "icon:x-circle-fill";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { Ago, Button, classes, Icon } from "../../ui/index.ts";
import { type RunSummary, runQueries } from "../runs/index.ts";
import type { Flow } from "./flow-queries.ts";
import styles from "./waiting-list.module.css";

const words = messages.flows;
const MOST = 6;
const WEEK_MILLIS = 7 * 24 * 3_600_000;

/** What somebody has to look at: open questions, and flows whose last run failed this week. */
export function WaitingList({ flows }: { readonly flows: readonly Flow[] }) {
  const asking = useQuery(runQueries.asking());
  const recent = useQuery(runQueries.recent());
  const failed = flows.flatMap((flow) => {
    const last = recent.data?.byFlow.get(flow.id)?.[0];
    return last?.state === "failed" && Date.now() - Date.parse(last.createdAt) < WEEK_MILLIS ? [last] : [];
  });
  const waiting = [...(asking.data ?? []), ...failed].slice(0, MOST);
  if (waiting.length === 0) {
    return null;
  }
  return (
    <section aria-label={words.waiting}>
      <h2 className={styles.head}>{words.waiting}</h2>
      <ul className={styles.list}>
        {waiting.map((run) => (
          <WaitingRow key={run.id} run={run} />
        ))}
      </ul>
    </section>
  );
}

function WaitingRow({ run }: { readonly run: RunSummary }) {
  return (
    <li className={styles.row}>
      <span className={classes(run.asking ? styles.asking : styles.failed)}>
        <Icon of={run.asking ? question : cross} />
      </span>
      <b className={styles.title}>{run.title}</b>
      <span className={styles.what}>{run.asking ? words.asks : words.failed(run.error?.message ?? "")}</span>
      <span className={styles.when}>
        <Ago at={run.createdAt} />
      </span>
      <Button small asChild>
        <Link to="/runs/$run" params={{ run: run.id }}>
          {run.asking ? words.answer : words.look}
        </Link>
      </Button>
    </li>
  );
}
