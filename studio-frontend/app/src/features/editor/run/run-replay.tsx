import { placesOf } from "@foldwork/run-view";
import { useEffect } from "react";
import { messages } from "../../../messages/index.ts";
import { ReplayBar, useReplay, useRun } from "../../runs/index.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import styles from "./run-replay.module.css";
import { hear } from "./show-run.ts";

/** Lets one choose a moment of the run that is shown: the sheet shows what was known of it then. */
export function RunReplay() {
  const run = useEditing((state) => (state.replay === "closed" ? undefined : state.run?.id));
  return run === undefined ? null : <OpenReplay key={run} run={run} />;
}

function OpenReplay({ run }: { readonly run: string }) {
  const editor = useEditor();
  const feed = useRun(run);
  const replay = useReplay(feed);
  const past = replay.moment !== undefined;
  const { view } = replay;
  useEffect(() => {
    if (editor.getState().run?.id === run) {
      editor.setState({ replay: past ? "past" : "open" });
    }
  }, [editor, run, past]);
  useEffect(() => {
    if (past && editor.getState().run?.id === run) {
      hear(editor, view, placesOf(view));
    }
  }, [editor, run, past, view]);
  return (
    <section className={styles.replay} aria-label={messages.run.replay.canvas}>
      <ReplayBar feed={feed} replay={replay} />
    </section>
  );
}
