import { holderOf, ROOT } from "@foldwork/model";
import { type Place, type RunView, steady } from "@foldwork/run-view";
import type { Editor, EditorState } from "../store/editor-state.ts";
import { update } from "../store/editor-store.ts";
import { overlayOf } from "./overlay.ts";
import { onSheet, type RunPart } from "./shown-run.ts";

const NO_PLACES: EditorState["places"] = new Map();
const NO_FEET: EditorState["feet"] = new Map();

/** Shows a run on the sheet instead of the one before, and as a whole beside it while no step is selected. */
export function showRun(editor: Editor, id: string, part?: RunPart): void {
  const { flow } = editor.getState();
  const under = part?.kind === "alone" ? holderOf(part.path) : ROOT;
  const run = { id, part, under, logic: flow.logic };
  const nothingYet = { runView: undefined, runPlaces: NO_PLACES, places: NO_PLACES, feet: NO_FEET };
  update(editor, { run, ...nothingYet, replay: "closed", flowTab: "run" }, true);
}

/** Takes the run off the sheet; it goes on all the same. */
export function hideRun(editor: Editor): void {
  const nothing = { run: undefined, runView: undefined, runPlaces: NO_PLACES, places: NO_PLACES, feet: NO_FEET };
  update(editor, { ...nothing, replay: "closed", answering: undefined, flowTab: "settings" }, true);
}

/** Shows the run's marks although the flow was changed since. */
export function showAllTheSame(editor: Editor): void {
  const state = editor.getState();
  if (state.run) {
    const run = { ...state.run, logic: state.flow.logic };
    update(editor, { run, ...overlayOf({ ...state, run }) }, true);
  }
}

/** Takes over what is known of the shown run now. */
export function hear(editor: Editor, runView: RunView, told: ReadonlyMap<string, Place>): void {
  const state = editor.getState();
  const { run } = state;
  if (run) {
    const moved =
      run.under === ROOT ? told : new Map(Array.from(told, ([path, place]) => [onSheet(run, path), place] as const));
    const runPlaces = steady(state.runPlaces, moved);
    const next = { runView, runPlaces };
    update(editor, { ...next, ...overlayOf({ ...state, ...next }) }, true);
  }
}
