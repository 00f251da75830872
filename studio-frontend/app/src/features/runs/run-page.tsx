import { treeOf } from "@foldwork/run-view";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useMemo } from "react";
import { messages } from "../../messages/index.ts";
import { Button, Loading, ProblemNotice } from "../../ui/index.ts";
import { ComparePanel } from "./compare-panel.tsx";
import { ReplayBar } from "./replay-bar.tsx";
import { RunHead } from "./run-head.tsx";
import { RunOverview } from "./run-overview.tsx";
import styles from "./run-page.module.css";
import { type RunDetail, runQueries } from "./run-queries.ts";
import { nodeAt, StepPanel } from "./step-panel.tsx";
import { useNaming } from "./step-titles.ts";
import { Timeline } from "./timeline.tsx";
import { useReplay } from "./use-replay.ts";
import { useRun } from "./use-run.ts";

const words = messages.run;
const route = getRouteApi("/frame/runs/$run");

/** One run: what became of it, step by step, while it goes on and afterwards. */
export function RunPage() {
  const { run: id } = route.useParams();
  const run = useQuery(runQueries.detail(id));
  return (
    <div className={styles.page}>
      <title>{`${run.data?.title || messages.runs.title} · Foldwork`}</title>
      {run.isPending && (
        <div className={styles.alone}>
          <Loading what={words.loading} />
        </div>
      )}
      {run.isError && run.data === undefined && (
        <div className={styles.alone}>
          <ProblemNotice fault={run.error} />
        </div>
      )}
      {run.data !== undefined && <KnownRun key={id} run={run.data} refetch={run.refetch} />}
    </div>
  );
}

function KnownRun({ run, refetch }: { readonly run: RunDetail; readonly refetch: () => void }) {
  const navigate = useNavigate();
  const { step, with: other } = route.useSearch();
  const feed = useRun(run.id);
  const replay = useReplay(feed);
  const naming = useNaming({ flowId: run.flowId ?? null, version: run.version ?? null });
  const tree = useMemo(() => treeOf(replay.view), [replay.view]);
  const chosen = step === undefined ? undefined : nodeAt(tree, step);
  const { state } = feed.view;
  // The record changes with the events; whoever watches does not wait for the next asking.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew whenever one of these changes
  useEffect(() => {
    refetch();
  }, [state, feed.ended]);
  const choose = (key: string | undefined) =>
    navigate({
      to: "/runs/$run",
      params: { run: run.id },
      search: (before) => ({ ...before, step: key }),
      replace: true,
    });
  return (
    <>
      <div className={styles.main}>
        <RunHead run={run} view={feed.view} />
        {feed.fault !== undefined && <ProblemNotice fault={feed.fault} />}
        {feed.broken && (
          <p role="status" className={styles.notice}>
            {words.reconnecting}
          </p>
        )}
        {other === undefined ? (
          <>
            <ReplayBar feed={feed} replay={replay}>
              {run.flowId && (
                <Button small kind="ghost" asChild>
                  <Link to="/flows/$flow" params={{ flow: run.flowId }} search={{ run: run.id, open: "replay" }}>
                    {words.replay.canvas}
                  </Link>
                </Button>
              )}
            </ReplayBar>
            <Timeline view={replay.view} tree={tree} naming={naming} chosen={step} replay={replay} onChoose={choose} />
          </>
        ) : (
          <ComparePanel run={run} left={feed.view} other={other} naming={naming} onChoose={choose} />
        )}
      </div>
      <aside className={styles.panel} aria-label={chosen === undefined ? words.panel.run : naming(chosen.path)}>
        {chosen === undefined ? (
          <RunOverview run={run} view={replay.view} naming={naming} onChoose={choose} />
        ) : (
          <StepPanel
            key={chosen.key}
            run={run}
            node={chosen}
            view={replay.view}
            naming={naming}
            onClose={() => choose(undefined)}
          />
        )}
      </aside>
    </>
  );
}
