import { useQuery } from "@tanstack/react-query";
import { messages } from "../../../messages/index.ts";
import { RunOverview, runQueries } from "../../runs/index.ts";
import { reveal } from "../actions/selection.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import { NoRun } from "./no-run.tsx";
import { onSheet } from "./shown-run.ts";
import styles from "./step-data.module.css";
import { useRunNaming } from "./use-run-naming.ts";

/** The shown run as a whole, while no step is selected. */
export function RunInFlow() {
  const run = useEditing((state) => state.run);
  return run === undefined ? <NoRun /> : <KnownRun key={run.id} id={run.id} />;
}

function KnownRun({ id }: { readonly id: string }) {
  const editor = useEditor();
  const view = useEditing((state) => state.runView);
  const run = useEditing((state) => state.run);
  const detail = useQuery(runQueries.detail(id));
  const naming = useRunNaming();
  if (detail.data === undefined || view === undefined || run === undefined) {
    return <p className={styles.none}>{messages.editor.run.loading}</p>;
  }
  const show = (path: string) => {
    editor.setState({ stepTab: "output" });
    reveal(editor, onSheet(run, path));
  };
  return <RunOverview run={detail.data} view={view} naming={naming} onChoose={show} />;
}
