import { told } from "../../../service/index.ts";
import { exportFlow, type FlowFormat } from "../../transfer/index.ts";
import type { Editor } from "../store/editor-state.ts";
import { refuse } from "./apply.ts";

/** Has the browser save the draft, with what was typed last. */
export async function exportDraft(editor: Editor, format: FlowFormat): Promise<void> {
  const { id, session } = editor.getState();
  try {
    await session.flush();
    await exportFlow(id, format);
  } catch (fault) {
    const { what, more, next } = told(fault);
    refuse(editor, [what, ...more, next].join(" "));
  }
}
