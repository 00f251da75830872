import { icon as clock } from "icon:clock-counter-clockwise";
import { icon as stopIcon } from "icon:stop-fill";
import { icon as cross } from "icon:x";
import { titleOf } from "@foldwork/model";
import type { RunView } from "@foldwork/run-view";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { messages } from "../../../messages/index.ts";
import { told } from "../../../service/index.ts";
import { Button, confirmDone, IconButton } from "../../../ui/index.ts";
import { hasRole, useMe } from "../../account/index.ts";
import {
  factsOf,
  isOver,
  newest,
  type RunDetail,
  RunStatePill,
  runQueries,
  stateWords,
  stopRun,
  waitingWords,
} from "../../runs/index.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import { isOutdated } from "./overlay.ts";
import styles from "./run-strip.module.css";
import { hideRun, showAllTheSame } from "./show-run.ts";
import type { ShownRun } from "./shown-run.ts";
import { showTrouble } from "./walk-run.ts";

const words = messages.editor.run;

/** The run that is shown on the sheet: what it is, how it stands, what can be done with it. */
export function RunStrip() {
  const run = useEditing((state) => state.run);
  return run === undefined ? null : <KnownStrip key={run.id} run={run} />;
}

function KnownStrip({ run }: { readonly run: ShownRun }) {
  const editor = useEditor();
  const view = useEditing((state) => state.runView);
  const detail = useQuery(runQueries.detail(run.id));
  return (
    <section className={styles.strip} aria-label={words.label}>
      {detail.data !== undefined && view !== undefined && <Facts run={detail.data} view={view} part={run.part} />}
      {detail.isError && detail.data === undefined && <p className={styles.words}>{told(detail.error).what}</p>}
      {detail.data === undefined && !detail.isError && <p className={styles.words}>{words.loading}</p>}
      <span className={styles.space} />
      {detail.data !== undefined && view !== undefined && <Actions run={detail.data} view={view} />}
      <IconButton icon={cross} label={words.hide} onClick={() => hideRun(editor)} />
    </section>
  );
}

interface StripProps {
  readonly run: RunDetail;
  readonly view: RunView;
}

function Facts({ run, view, part }: StripProps & { readonly part: ShownRun["part"] }) {
  const editor = useEditor();
  const outdated = useEditing(isOutdated);
  const title = useEditing((state) => (part === undefined ? "" : titleOf(state.flow, part.path)));
  const [, ...facts] = factsOf(run, view);
  const what = part === undefined ? factsOf(run, view)[0] : words.parts[part.kind](title);
  const waits = waitingWords(run, view);
  return (
    <>
      <RunStatePill run={newest(run, view)} words={stateWords(run, view)} />
      <p className={styles.words}>
        {[what, ...facts].join(" · ")}
        {waits !== undefined && <span role="status">{` · ${waits}`}</span>}
      </p>
      {outdated && (
        <>
          <p className={styles.outdated}>{words.outdated}</p>
          <Button small kind="ghost" onClick={() => showAllTheSame(editor)}>
            {words.showAllTheSame}
          </Button>
        </>
      )}
    </>
  );
}

function Actions({ run, view }: StripProps) {
  const editor = useEditor();
  const may = hasRole(useMe(), "runner");
  const stopping = useMutation({
    mutationFn: () => stopRun(run.id),
    onSuccess: () => confirmDone(messages.run.actions.stopping),
  });
  const steps = [...view.steps.values()];
  const asks = steps.some((step) => step.question !== undefined);
  const failed = steps.some((step) => step.error !== undefined);
  const over = isOver(run) || view.endedAt !== undefined;
  return (
    <>
      {stopping.isError && <p className={styles.outdated}>{told(stopping.error).what}</p>}
      {(asks || failed) && (
        <Button small onClick={() => showTrouble(editor, "")}>
          {asks ? words.showQuestion : words.showFailure}
        </Button>
      )}
      <ReplayButton />
      <Button small asChild>
        <Link to="/runs/$run" params={{ run: run.id }}>
          {words.openPage}
        </Link>
      </Button>
      {!over && (
        <Button
          small
          icon={stopIcon}
          disabled={!may}
          busy={stopping.isPending}
          title={may ? undefined : messages.run.actions.viewer}
          onClick={() => stopping.mutate()}
        >
          {messages.run.actions.stop}
        </Button>
      )}
    </>
  );
}

/** Opens and closes the choice of a moment; of a flow that is another one now no moment is shown. */
function ReplayButton() {
  const editor = useEditor();
  const outdated = useEditing(isOutdated);
  const open = useEditing((state) => state.replay !== "closed");
  return outdated ? null : (
    <Button
      small
      icon={clock}
      aria-pressed={open}
      onClick={() => editor.setState({ replay: open ? "closed" : "open" })}
    >
      {words.replay}
    </Button>
  );
}
