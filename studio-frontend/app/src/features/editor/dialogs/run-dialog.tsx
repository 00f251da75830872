import { StartDialog } from "../../runs/index.ts";
import { showRun } from "../run/show-run.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import { flowTitle } from "../store/flow-title.ts";

/** Asks for what the flow needs, and runs its draft as it is on the sheet. */
export function RunDialog() {
  const editor = useEditor();
  const open = useEditing((state) => state.dialog === "run");
  const id = useEditing((state) => state.id);
  const title = useEditing((state) => flowTitle(state.flow));
  return open ? (
    <StartDialog
      flow={{ id, title }}
      version="draft"
      prepare={() => editor.getState().session.flush()}
      onStarted={(run) => showRun(editor, run.id)}
      onClose={() => editor.setState({ dialog: undefined })}
    />
  ) : null;
}
