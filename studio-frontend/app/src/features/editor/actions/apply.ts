import { type Edit, EditRefused, editInside, type FlowSnapshot, type NodePath, ROOT } from "@foldwork/model";
import { confirmDone } from "../../../ui/index.ts";
import type { Editor } from "../store/editor-state.ts";
import { retell, update } from "../store/editor-store.ts";
import { callAround, draftIn, flowIn, isLockedIn, selectedHolder } from "../store/inner-drafts.ts";

/**
 * Does an edit: works it out on the flow as it is now, applies it, and selects what it names. What cannot be done is said
 * in one sentence. Returns false then.
 *
 * @param holder the body that it is about: in an unfolded called flow it is an edit of that one
 */
export function apply(
  editor: Editor,
  make: (flow: FlowSnapshot) => Edit,
  holder: NodePath = selectedHolder(editor.getState()),
): boolean {
  const state = editor.getState();
  if (!state.mayEdit) {
    return false;
  }
  try {
    if (isLockedIn(state, holder)) {
      throw new EditRefused("This belongs to the flow that is called here. Edit that one first.");
    }
    const edit = make(flowIn(state, holder));
    const cleared = edit.select.length > 0 && { selectedWires: new Set<string>(), selectedNote: undefined };
    editor.setState({ refused: undefined, ...cleared });
    applyTo(editor, edit, holder);
    if (edit.select.length > 0) {
      update(editor, { selected: new Set(edit.select) });
    }
    editor.setState({ said: edit.label });
    tell(editor, edit);
    return true;
  } catch (fault) {
    if (fault instanceof EditRefused) {
      refuse(editor, fault.message);
      return false;
    }
    throw fault;
  }
}

/** Does an edit of the flow as a whole, wherever the selection is. */
export function applyToFlow(editor: Editor, make: (flow: FlowSnapshot) => Edit): boolean {
  return apply(editor, make, ROOT);
}

/** How much of what follows from an edit is told at once. */
const MOST_TOLD = 3;

/** Says what is lost or does not work any more after an edit, with the way back. */
function tell(editor: Editor, { problems }: Edit): void {
  if (problems.length > 0) {
    const words = problems.slice(0, MOST_TOLD).map(({ message }) => message);
    confirmDone(words.join(" "), () => undo(editor));
  }
}

function applyTo(editor: Editor, edit: Edit, holder: NodePath): void {
  const state = editor.getState();
  const draft = draftIn(state, holder);
  const session = draft?.session ?? state.session;
  const own = draft ? editInside(edit, callAround(state.scene, holder), session.state.flow) : edit;
  if (!own) {
    throw new EditRefused("That would change two flows at once. Copy the steps and paste them there.");
  }
  state.order.change(session, () => session.apply(own));
  retell(editor);
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
  const { order, mayEdit } = editor.getState();
  if (mayEdit) {
    const words = editor.getState()[way];
    const refused = order.turn(way);
    retell(editor);
    editor.setState({ refused, said: refused ?? (words === undefined ? "" : `${way}: ${words}`) });
  }
}
