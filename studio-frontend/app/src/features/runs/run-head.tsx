import { icon as again } from "icon:arrow-clockwise";
import { icon as compareIcon } from "icon:arrows-left-right";
import { icon as pause } from "icon:pause";
import { icon as resume } from "icon:play";
import { icon as stop } from "icon:stop-fill";
import type { RunView } from "@foldwork/run-view";
import { useMutation } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button, confirmDone, ProblemNotice } from "../../ui/index.ts";
import { hasRole, useMe } from "../account/index.ts";
import { CompareDialog } from "./compare-dialog.tsx";
import { pauseRun, resumeRun, retryRun, stopRun } from "./run-actions.ts";
import styles from "./run-head.module.css";
import { RunMenu } from "./run-menu.tsx";
import { isOver, type RunDetail } from "./run-queries.ts";
import { RunStatePill } from "./run-state-pill.tsx";
import { factsOf, newest, stateWords, waitingWords } from "./run-words.ts";
import { SaveTestDialog } from "./save-test-dialog.tsx";
import { StartDialog } from "./start-dialog.tsx";

const words = messages.run.actions;

/** What became of the run, in one line, and what can be done about it. */
export function RunHead({ run, view }: { readonly run: RunDetail; readonly view: RunView }) {
  const waits = waitingWords(run, view);
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <h1 className={styles.title}>
          {run.flowId ? (
            <Link to="/flows/$flow" params={{ flow: run.flowId }} className={styles.flow} title={words.edit}>
              {run.title || run.flow}
            </Link>
          ) : (
            run.title || run.flow
          )}
        </h1>
        <RunStatePill run={newest(run, view)} words={stateWords(run, view)} />
        <RunActions run={run} />
      </div>
      <p className={styles.facts}>{factsOf(run, view).join(" · ")}</p>
      {waits !== undefined && (
        <p role="status" className={styles.waits}>
          {waits}
        </p>
      )}
    </header>
  );
}

/** A run that took over results does not know which of them came from outside. */
function canBeTest(run: RunDetail): boolean {
  return (run.state === "succeeded" || run.state === "failed") && run.flowId != null && run.rerunOf == null;
}

function RunActions({ run }: { readonly run: RunDetail }) {
  const me = useMe();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<"start" | "inputs" | "compare" | "test">();
  const doing = useMutation({ mutationFn: (act: (run: string) => Promise<RunDetail>) => act(run.id) });
  const retrying = useMutation({
    mutationFn: () => retryRun(run.id),
    onSuccess: (fresh) => navigate({ to: "/runs/$run", params: { run: fresh.id } }),
  });
  const may = hasRole(me, "runner");
  const why = may ? {} : { title: words.viewer };
  const over = isOver(run);
  const unsuccessful = run.state === "failed" || run.state === "cancelled";
  const fault = doing.error ?? retrying.error;
  return (
    <>
      <div className={styles.actions}>
        {run.state === "running" || run.state === "queued" ? (
          <Button icon={pause} disabled={!may} busy={doing.isPending} {...why} onClick={() => doing.mutate(pauseRun)}>
            {words.pause}
          </Button>
        ) : (
          !over && (
            <Button
              icon={resume}
              disabled={!may}
              busy={doing.isPending}
              {...why}
              onClick={() => doing.mutate(resumeRun)}
            >
              {words.resume}
            </Button>
          )
        )}
        {!over && (
          <Button
            icon={stop}
            disabled={!may}
            busy={doing.isPending}
            {...why}
            onClick={() => doing.mutate(stopRun, { onSuccess: () => confirmDone(words.stopping) })}
          >
            {words.stop}
          </Button>
        )}
        {run.flowId && (
          <Button asChild>
            <Link to="/flows/$flow" params={{ flow: run.flowId }} search={{ run: run.id }}>
              {words.onSheet}
            </Link>
          </Button>
        )}
        {over && run.flowId && (
          <>
            <Button icon={compareIcon} onClick={() => setAsking("compare")}>
              {words.compare}
            </Button>
            <Button
              kind={unsuccessful ? "plain" : "accent"}
              icon={again}
              disabled={!may}
              {...why}
              onClick={() => setAsking("start")}
            >
              {words.again}
            </Button>
          </>
        )}
        {unsuccessful && (
          <Button
            kind="accent"
            icon={again}
            disabled={!may}
            busy={retrying.isPending}
            title={may ? words.retryHelp : words.viewer}
            onClick={() => retrying.mutate()}
          >
            {words.retry}
          </Button>
        )}
        <RunMenu
          run={run}
          may={may}
          onUseInputs={() => setAsking("inputs")}
          {...(canBeTest(run) && hasRole(me, "editor") && { onSaveTest: () => setAsking("test") })}
        />
      </div>
      {fault !== null && (
        <div className={styles.fault}>
          <ProblemNotice fault={fault} />
        </div>
      )}
      {run.flowId && (asking === "start" || asking === "inputs") && (
        <StartDialog
          flow={{ id: run.flowId, title: run.title || run.flow }}
          version={asking === "inputs" && hasRole(me, "editor") ? "draft" : run.version || "draft"}
          inputs={run.inputs}
          onClose={() => setAsking(undefined)}
        />
      )}
      {run.flowId && asking === "compare" && (
        <CompareDialog run={run} flow={run.flowId} onClose={() => setAsking(undefined)} />
      )}
      {run.flowId && asking === "test" && (
        <SaveTestDialog run={run} flow={run.flowId} onClose={() => setAsking(undefined)} />
      )}
    </>
  );
}
