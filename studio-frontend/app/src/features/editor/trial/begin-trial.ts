import { EditRefused, type NodePath, type Trial, trialOfStep, trialUpTo } from "@foldwork/model";
import { messages } from "../../../messages/index.ts";
import { told } from "../../../service/index.ts";
import { confirmDone } from "../../../ui/index.ts";
import { rerunFrom } from "../../runs/index.ts";
import { refuse } from "../actions/apply.ts";
import { isOutdated } from "../run/overlay.ts";
import { showRun } from "../run/show-run.ts";
import type { Editor, EditorState } from "../store/editor-state.ts";

const words = messages.editor.trial;

/** Asks for what it takes to run up to the selected step, or that step alone. */
export function askTrial(editor: Editor, kind: "up-to" | "alone", path = onlySelected(editor.getState())): void {
  const state = editor.getState();
  if (path === undefined) {
    return;
  }
  try {
    // What cannot be made is said here and not in a dialog that nobody can use.
    trialOf(state, kind, path);
    editor.setState({ trial: { kind, path }, dialog: "trial", refused: undefined });
  } catch (fault) {
    if (!(fault instanceof EditRefused)) {
      throw fault;
    }
    refuse(editor, fault.message);
  }
}

/** Returns the part of the flow, as it is on the sheet, that is run. */
export function trialOf(
  { flow, types, pins }: Pick<EditorState, "flow" | "types" | "pins">,
  kind: "up-to" | "alone",
  path: NodePath,
): Trial {
  return kind === "up-to" ? trialUpTo(flow, path, pins, types) : trialOfStep(flow, path, pins, types);
}

/** Runs the shown run again from the selected step; the results that do not depend on it are kept. */
export async function runFromHere(editor: Editor): Promise<void> {
  const state = editor.getState();
  const path = onlySelected(state);
  const from = path === undefined ? undefined : state.runPlaces.get(path)?.shown.path;
  const { run } = state;
  if (run === undefined || from === undefined) {
    return;
  }
  try {
    const fresh = await rerunFrom(run.id, from);
    if (isOutdated(state)) {
      confirmDone(words.oldFlow);
    }
    showRun(editor, fresh.id, run.part);
  } catch (fault) {
    refuse(editor, told(fault).what);
  }
}

/** Returns true when the shown run can be run again from the selected step. */
export function canRunFrom(state: EditorState): boolean {
  const path = onlySelected(state);
  return path !== undefined && state.runView?.endedAt !== undefined && state.runPlaces.has(path);
}

/** Returns the step that is selected when it is the only one. */
export function onlySelected({ selected }: Pick<EditorState, "selected">): NodePath | undefined {
  const [path, other] = selected;
  return other === undefined ? path : undefined;
}
