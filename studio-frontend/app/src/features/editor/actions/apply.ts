import { type Edit, EditRefused, type FlowSnapshot } from "@foldwork/model";
import type { Editor } from "../store/editor-state.ts";
import { update } from "../store/editor-store.ts";

/**
 * Does an edit: works it out on the flow as it is now, applies it, and selects what it names. What cannot be done is said
 * in one sentence. Returns false then.
 */
export function apply(editor: Editor, make: (flow: FlowSnapshot) => Edit): boolean {
  const { session, mayEdit, flow } = editor.getState();
  if (!mayEdit) {
    return false;
  }
  try {
    const edit = make(flow);
    if (edit.select.length > 0) {
      editor.setState({ refused: undefined, selectedWires: new Set(), selectedNote: undefined });
    } else {
      editor.setState({ refused: undefined });
    }
    session.apply(edit);
    if (edit.select.length > 0) {
      update(editor, { selected: new Set(edit.select) });
    }
    editor.setState({ said: edit.label });
    return true;
  } catch (fault) {
    if (fault instanceof EditRefused) {
      refuse(editor, fault.message);
      return false;
    }
    throw fault;
  }
}

/** Says why something cannot be done, until the next thing is done. */
export function refuse(editor: Editor, message: string): void {
  editor.setState({ refused: message, said: message });
}

export function undo(editor: Editor): void {
  turn(editor, "undo");
}

export function redo(editor: Editor): void {
  turn(editor, "redo");
}

function turn(editor: Editor, way: "undo" | "redo"): void {
  const { session, mayEdit } = editor.getState();
  if (mayEdit) {
    const words = session.state[way];
    const refused = session[way]();
    editor.setState({ refused, said: refused ?? (words === undefined ? "" : `${way}: ${words}`) });
  }
}
