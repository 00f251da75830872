import { Link, useNavigate } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { Ago, Tag } from "../../ui/index.ts";
import { isOver, type RunSummary } from "./run-queries.ts";
import { RunStatePill } from "./run-state-pill.tsx";
import styles from "./runs-page.module.css";

const words = messages.runs;

/** One run in the list: what became of it, and when. */
export function RunRow({ run }: { readonly run: RunSummary }) {
  const navigate = useNavigate();
  const open = () => navigate({ to: "/runs/$run", params: { run: run.id } });
  return (
    // A click anywhere is a shortcut; by keyboard the link does the same.
    <tr className={styles.row} onClick={(event) => !(event.target as Element).closest("a, button") && open()}>
      <td>
        <Link to="/runs/$run" params={{ run: run.id }} className={styles.name}>
          {run.title || run.flow}
        </Link>
        {run.error?.message && <p className={styles.what}>{run.error.message}</p>}
      </td>
      <td>
        <RunStatePill run={run} />
      </td>
      <td>{versionWords(run.version)}</td>
      <td>{words.engines[run.engine]}</td>
      <td>
        {run.startedBy}
        {words.triggers[run.trigger] !== "" && (
          <span className={styles.quiet}>{` · ${words.triggers[run.trigger]}`}</span>
        )}
      </td>
      <td>
        <Ago at={run.createdAt} />
        {run.keep && (
          <>
            {" "}
            <Tag>{words.kept}</Tag>
          </>
        )}
        {run.notes > 0 && (
          <>
            {" "}
            <Tag>{words.notes(run.notes)}</Tag>
          </>
        )}
      </td>
      <td>{tookWords(run)}</td>
    </tr>
  );
}

/** Returns which version ran, in words. */
export function versionWords(version: number | null): string {
  return version === null ? words.file : version === 0 ? words.draft : words.version(version);
}

function tookWords(run: RunSummary): string {
  const begin = Date.parse(run.startedAt ?? run.createdAt);
  return isOver(run) && run.endedAt ? messages.time.took(Date.parse(run.endedAt) - begin) : "";
}
