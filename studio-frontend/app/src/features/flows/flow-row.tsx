import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef } from "react";
import { messages } from "../../messages/index.ts";
import { Ago, Tag, useNow } from "../../ui/index.ts";
import type { Drawing } from "../drawing/index.ts";
import { type RecentRuns, RunStatePill, type RunSummary, runQueries } from "../runs/index.ts";
import { FlowMenu } from "./flow-menu.tsx";
import { FlowPicture, useFlowDrawing } from "./flow-picture.tsx";
import type { Flow } from "./flow-queries.ts";
import styles from "./flow-table.module.css";
import { RUN_BARS, RunBars } from "./run-bars.tsx";
import { draftChanges } from "./selection.ts";

const words = messages.flows;

interface FlowRowProps {
  readonly flow: Flow;
  readonly recent: RecentRuns | undefined;
  readonly editor: boolean;
}

/** A flow, what of it is published, and how it ran. */
export function FlowRow({ flow, recent, editor }: FlowRowProps) {
  const runs = useRuns(flow, recent);
  const last = runs?.[0];
  const row = useRef<HTMLTableRowElement>(null);
  const drawing = useFlowDrawing(flow, row);
  return (
    <tr ref={row} className={styles.row}>
      <td>
        <FlowPicture drawing={drawing} />
      </td>
      <td>
        <Link to="/flows/$flow" params={{ flow: flow.id }} className={styles.name} title={flow.title}>
          {flow.title}
        </Link>
        <About flow={flow} drawing={drawing} />
      </td>
      <td>
        <div className={styles.tags}>
          {flow.tags.map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
        </div>
      </td>
      <td>
        <Published flow={flow} />
      </td>
      <td>
        {last !== undefined && <RunStatePill run={last} />}
        {last === undefined && runs !== undefined && <span className={styles.quiet}>{words.never}</span>}
      </td>
      <td className={styles.small}>{last === undefined ? "" : <Ago at={last.createdAt} />}</td>
      <td>
        <RunBars runs={runs ?? []} />
      </td>
      <td className={styles.actions}>
        <FlowMenu flow={flow} editor={editor} />
      </td>
    </tr>
  );
}

/** What the flow does, else who changed it when; the pointer brings up both. */
function About({ flow, drawing }: { readonly flow: Flow; readonly drawing: Drawing | null | undefined }) {
  const changed = words.changed(messages.time.ago(new Date(flow.changedAt), useNow()), flow.changedBy);
  const folder = flow.folder === "" ? "" : `${flow.folder} · `;
  const summary = drawing?.summary ?? "";
  // Until it is known what the flow says of itself, nothing stands there that would go again.
  const about = drawing === undefined ? "\u00a0" : summary === "" ? changed : summary;
  return (
    <div className={styles.small} title={summary === "" ? changed : `${summary}\n${changed}`}>
      {folder + about}
    </div>
  );
}

function Published({ flow }: { readonly flow: Flow }) {
  const changes = draftChanges(flow);
  return (
    <>
      <div className={flow.lastVersion === null ? styles.quiet : undefined}>
        {flow.lastVersion === null ? words.notPublished : words.version(flow.lastVersion)}
      </div>
      {changes > 0 && <div className={styles.small}>{words.draftChanges(changes)}</div>}
    </>
  );
}

/** The flow's newest runs; those of a flow that did not run lately are asked for by themselves. */
function useRuns(flow: Flow, recent: RecentRuns | undefined): readonly RunSummary[] | undefined {
  const known = recent?.byFlow.get(flow.id) ?? [];
  const enough = recent !== undefined && (recent.complete || known.length >= RUN_BARS);
  const own = useQuery({ ...runQueries.ofFlow(flow.id, RUN_BARS), enabled: recent !== undefined && !enough });
  return enough ? known.slice(0, RUN_BARS) : own.data;
}
