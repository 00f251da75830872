import type { PatchStep } from "./patch.ts";
import { holds, type Pointer, pointerOf } from "./pointer.ts";

/**
 * Returns the places that steps write to. A step into a list counts as one on the whole list, as numbers of items mean
 * something else once the list has changed.
 */
export function touched(steps: readonly PatchStep[]): readonly Pointer[] {
  const places: Pointer[] = [];
  for (const step of steps) {
    for (const text of step.from === undefined ? [step.path] : [step.path, step.from]) {
      const place = listOf(pointerOf(text));
      if (!places.some((each) => holds(each, place))) {
        places.push(place);
      }
    }
  }
  return places;
}

function listOf(pointer: Pointer): Pointer {
  const item = pointer.findIndex((name) => /^(?:\d+|-)$/.test(name));
  return item < 0 ? pointer : pointer.slice(0, item);
}

/** Returns the first place of one list that is, holds or lies in a place of the other. */
export function overlap(ours: readonly Pointer[], theirs: readonly Pointer[]): Pointer | undefined {
  return ours.find((our) => theirs.some((their) => holds(our, their) || holds(their, our)));
}
