import type { NodePath } from "@foldwork/model";
import { type ComponentType, createContext, useContext } from "react";

type Mark = ComponentType<{ readonly path: NodePath }>;

/**
 * What a run shows on the steps of the sheet; another part gives it. Its parts read the state of their own step only, so
 * that a run does not draw the whole sheet again.
 */
export interface RunOverlay {
  /** The mark at the right of the title: the state. */
  readonly Badge: Mark;
  /** At the right of the summary: how far it is, or how long it took. */
  readonly Fact: Mark;
  /** What went wrong or is asked, below everything else on a folded step. */
  readonly Foot: Mark;
  /** The band at the foot of a step. */
  readonly Band: Mark;
}

const OverlayContext = createContext<RunOverlay | undefined>(undefined);

/** Gives the sheet what to show of a run; undefined shows none. */
export const RunOverlayProvider = OverlayContext.Provider;

export function useRunOverlay(): RunOverlay | undefined {
  return useContext(OverlayContext);
}

interface RunMarkProps {
  readonly part: keyof RunOverlay;
  readonly path: NodePath;
}

/** A part of what the run that is shown says on a step, if any is. */
export function RunMark({ part, path }: RunMarkProps) {
  const overlay = useRunOverlay();
  if (overlay === undefined) {
    return null;
  }
  const Part = overlay[part];
  return <Part path={path} />;
}
