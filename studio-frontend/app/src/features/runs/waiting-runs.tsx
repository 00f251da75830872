import { icon as question } from "icon:question-fill";
import { icon as cross } from "icon:x-circle-fill";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { Ago, Button, classes, Icon } from "../../ui/index.ts";
import { fixOf } from "./fixes.ts";
import { type RunSummary, runQueries } from "./run-queries.ts";
import styles from "./waiting-runs.module.css";

const words = messages.runs;
const MOST = 6;
const WEEK_MILLIS = 7 * 24 * 3_600_000;

/**
 * What somebody has to look at: open questions, and flows whose last run failed within a week.
 *
 * @param flows ids of the flows whose failures are told; of all without them
 */
export function WaitingRuns({ flows }: { readonly flows?: ReadonlySet<string> | undefined }) {
  const asking = useQuery(runQueries.asking());
  const recent = useQuery(runQueries.recent());
  const failed = [...(recent.data?.byFlow ?? [])].flatMap(([flow, [last]]) =>
    last !== undefined && isFreshFailure(last) && (flows?.has(flow) ?? true) ? [last] : [],
  );
  const waiting = [...(asking.data ?? []), ...failed].slice(0, MOST);
  if (waiting.length === 0) {
    return null;
  }
  return (
    <section aria-label={words.waiting}>
      <h2 className={styles.head}>{words.waiting}</h2>
      <ul className={styles.list}>
        {waiting.map((run) => (
          <WaitingRun key={run.id} run={run} />
        ))}
      </ul>
    </section>
  );
}

function WaitingRun({ run }: { readonly run: RunSummary }) {
  const { code = "", message = "" } = run.error ?? {};
  const fix = run.asking ? undefined : fixOf({ code, message });
  const what = run.asking ? words.asks(run.question ?? "") : words.failed(message);
  return (
    <li className={styles.row}>
      <span className={classes(run.asking ? styles.asking : styles.failed)}>
        <Icon of={run.asking ? question : cross} />
      </span>
      <b className={styles.title}>{run.title || run.flow}</b>
      <span className={styles.what} title={what}>
        <bdi>{what}</bdi>
      </span>
      <span className={styles.when}>
        <Ago at={run.createdAt} />
      </span>
      <Button small asChild>
        {fix === undefined ? (
          <Link to="/runs/$run" params={{ run: run.id }}>
            {run.asking ? words.answer : words.look}
          </Link>
        ) : (
          <Link to="/team/$view" params={{ view: fix.view }} search={{ name: fix.name }}>
            {messages.run.fixes[fix.kind]}
          </Link>
        )}
      </Button>
    </li>
  );
}

function isFreshFailure(run: RunSummary): boolean {
  return run.state === "failed" && Date.now() - Date.parse(run.createdAt) < WEEK_MILLIS;
}
