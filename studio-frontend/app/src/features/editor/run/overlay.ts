import { deepEqual } from "@foldwork/model";
import type { StepError } from "@foldwork/run-view";
import { fixOf } from "../../runs/index.ts";
import type { EditorState } from "../store/editor-state.ts";
import { feetOf } from "./feet.ts";

type Overlay = Pick<EditorState, "places" | "feet">;

const NO_PLACES: EditorState["places"] = new Map();

/** Returns true when the flow is another one than that which ran. A run that goes on is shown all the same. */
export function isOutdated({ run, runView, flow }: Pick<EditorState, "run" | "runView" | "flow">): boolean {
  return run !== undefined && runView?.endedAt !== undefined && !deepEqual(flow.logic, run.logic);
}

/** Returns what the sheet shows of a run: the objects of before where that is the same. */
export function overlayOf(
  state: Pick<EditorState, "run" | "runView" | "flow" | "runPlaces" | "feet" | "places">,
): Overlay {
  const hidden = state.run === undefined || isOutdated(state);
  const places = hidden ? (state.places.size === 0 ? state.places : NO_PLACES) : state.runPlaces;
  return { places, feet: feetOf(places, state.feet, isSolvable) };
}

function isSolvable(error: StepError): boolean {
  return fixOf(error) !== undefined;
}
