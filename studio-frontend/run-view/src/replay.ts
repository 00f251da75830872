import type { RunEvent } from "@foldwork/api";
import { RunFold } from "./fold.ts";
import { membersOf } from "./read.ts";
import type { RunView } from "./run.ts";

/** A failure on the way, for the slider. */
export interface Mark {
  readonly at: number;
  readonly path: string;
}

/** Returns what was known of the run at a moment. */
export function viewAt(events: readonly RunEvent[], moment: number): RunView {
  const fold = new RunFold();
  for (const event of events) {
    // The first event is the run itself; without it there is nothing to show.
    if (event.seq === 1 || Date.parse(event.at) <= moment) {
      fold.add(event);
    }
  }
  return fold.view;
}

/** Returns when tries and steps failed. */
export function marksOf(events: readonly RunEvent[]): readonly Mark[] {
  return events.filter(isFailure).map(({ at, path }) => ({ at: Date.parse(at), path }));
}

function isFailure({ kind, data }: RunEvent): boolean {
  const { state, kept } = membersOf(data);
  return (
    kind === "node_retrying" ||
    (kind === "node_settled" && kept !== true && (state === "failed" || state === "timed_out"))
  );
}

/** Returns the moments at which something happened, each once and in order. */
export function momentsOf(events: readonly RunEvent[]): readonly number[] {
  return [...new Set(events.map(({ at }) => Date.parse(at)))].sort((one, other) => one - other);
}
