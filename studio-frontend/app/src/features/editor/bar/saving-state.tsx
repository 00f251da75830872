import { messages } from "../../../messages/index.ts";
import { useConnectedness } from "../../../service/index.ts";
import { Button } from "../../../ui/index.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import type { Editor } from "../store/editor-state.ts";
import styles from "./saving-state.module.css";

const words = messages.editor.saving;

/** Tries again with every flow that is open here. */
function retry(editor: Editor): void {
  const { session, inner } = editor.getState();
  for (const each of [session, ...Array.from(inner.values(), (draft) => draft.session)]) {
    each.retry();
  }
}

/** Whether what was done is kept by the service. */
export function SavingState() {
  const editor = useEditor();
  const saving = useEditing((state) => state.saving);
  const mayEdit = useEditing((state) => state.mayEdit);
  const lost = useConnectedness((state) => state.now === "lost");
  if (!mayEdit) {
    return <span className={styles.state}>{words.readOnly}</span>;
  }
  switch (saving.kind) {
    case "saved":
      return (
        <span className={styles.state} role="status">
          {lost ? words.offline : words.saved}
        </span>
      );
    case "saving":
      return <span className={styles.state}>{words.saving}</span>;
    case "offline":
      return (
        <span className={styles.trouble} role="status" title={saving.message}>
          {words.offline}
        </span>
      );
    case "refused":
      return (
        <span className={styles.trouble} role="alert" title={saving.message}>
          <span className={styles.words}>{words.refused(saving.message)}</span>
          <Button small onClick={() => retry(editor)}>
            {messages.common.tryAgain}
          </Button>
        </span>
      );
  }
}
