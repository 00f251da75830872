import { contains, type NodePath } from "@foldwork/model";
import { isHandled, type Place } from "@foldwork/run-view";
import { reveal } from "../actions/selection.ts";
import type { Editor } from "../store/editor-state.ts";

/** Shows the step inside a container that asks, else the innermost that failed; with the empty path of the whole run. */
export function showTrouble(editor: Editor, within: NodePath): void {
  const { runPlaces } = editor.getState();
  const inside = [...runPlaces].filter(([path]) => contains(within, path));
  const found = firstOf(inside, asks) ?? deepestOf(inside, failed) ?? deepestOf(inside, wentWrong);
  if (found !== undefined) {
    editor.setState({ stepTab: "output", inspector: true });
    reveal(editor, found);
  }
}

type Known = readonly [NodePath, Place];

const asks = ({ shown }: Place) => shown.question !== undefined;
const wentWrong = ({ counts }: Place) => counts.failed + counts.timed_out > 0;
const failed = (place: Place) => wentWrong(place) && !isHandled(place.shown);

function firstOf(all: readonly Known[], fits: (place: Place) => boolean): NodePath | undefined {
  return all.find(([, place]) => fits(place))?.[0];
}

/** A container only tells what failed in it. */
function deepestOf(all: readonly Known[], fits: (place: Place) => boolean): NodePath | undefined {
  const found = all.filter(([, place]) => fits(place)).map(([path]) => path);
  return found.find((path) => !found.some((other) => other.startsWith(`${path}.`)));
}
