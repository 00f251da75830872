import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { RunStatePill, runQueries } from "../runs/index.ts";
import type { Entry } from "./entry.ts";
import styles from "./triggers.module.css";

const words = messages.triggers.outcomes;
const BAD: ReadonlySet<Entry["outcome"]> = new Set(["failed", "missed", "refused"]);

/** What became of a trigger once: the run with its state, or why there is none. */
export function OutcomeOf({ entry }: { readonly entry: Entry }) {
  if (entry.run !== null) {
    return <StartedRun run={entry.run} />;
  }
  return <span className={BAD.has(entry.outcome) ? styles.bad : styles.idle}>{words[entry.outcome]}</span>;
}

function StartedRun({ run }: { readonly run: string }) {
  const { data } = useQuery(runQueries.detail(run));
  return (
    <Link to="/runs/$run" params={{ run }} aria-label={data === undefined ? words.run : undefined}>
      {data === undefined ? words.run : <RunStatePill run={data} />}
    </Link>
  );
}
