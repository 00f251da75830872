import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { messages } from "../../../messages/index.ts";
import { Ago, classes, Loading, ProblemNotice } from "../../../ui/index.ts";
import { RunStatePill, type RunSummary, runQueries, versionWords } from "../../runs/index.ts";
import { showRun } from "../run/show-run.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import { Panel, PanelHead } from "./panel.tsx";
import styles from "./runs-panel.module.css";

const words = messages.editor.runsPanel;
const MOST = 30;

/** The last runs of this flow, whoever started them; each can be shown on the sheet. */
export function RunsPanel() {
  const flow = useEditing((state) => state.id);
  const shown = useEditing((state) => state.run?.id);
  const runs = useQuery(runQueries.ofFlow(flow, MOST));
  return (
    <Panel label={words.title} side="left" width={248}>
      <PanelHead title={words.title} />
      <div className={styles.list}>
        {runs.isPending && <Loading what={messages.runs.loading} rows={4} />}
        {runs.isError && <ProblemNotice fault={runs.error} />}
        {runs.data?.length === 0 && <p className={styles.none}>{messages.runs.empty}</p>}
        <ul>
          {runs.data?.map((run) => (
            <RunChoice key={run.id} run={run} shown={run.id === shown} />
          ))}
        </ul>
      </div>
      <div className={styles.foot}>
        <Link to="/runs" search={{ flow }}>
          {words.all}
        </Link>
      </div>
    </Panel>
  );
}

function RunChoice({ run, shown }: { readonly run: RunSummary; readonly shown: boolean }) {
  const editor = useEditor();
  return (
    <li>
      <button
        type="button"
        className={classes(styles.run, shown && styles.shown)}
        aria-pressed={shown}
        onClick={() => showRun(editor, run.id)}
      >
        <span className={styles.line}>
          <RunStatePill run={run} />
          <span className={styles.version}>{versionWords(run.version)}</span>
        </span>
        <span className={styles.quiet}>
          {run.startedBy} · <Ago at={run.createdAt} />
        </span>
      </button>
    </li>
  );
}
