import { useQuery } from "@tanstack/react-query";
import { messages } from "../../../messages/index.ts";
import { Button } from "../../../ui/index.ts";
import { isOver, runQueries } from "../../runs/index.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import { showRun } from "./show-run.ts";
import styles from "./step-data.module.css";

const words = messages.editor.stepData;

/** Says that no run is shown, and offers the last one. */
export function NoRun() {
  const editor = useEditor();
  const flow = useEditing((state) => state.id);
  const last = useQuery(runQueries.ofFlow(flow, 1)).data?.[0];
  return (
    <div className={styles.none}>
      <p>{last === undefined ? words.noRunYet : words.noRun}</p>
      {last !== undefined && (
        <Button small onClick={() => showRun(editor, last.id)}>
          {isOver(last) ? words.showLast : words.showCurrent}
        </Button>
      )}
    </div>
  );
}
