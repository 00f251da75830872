import type { NodePath } from "@foldwork/model";
import { type ComponentType, createContext, useContext } from "react";

/**
 * What a run shows on the steps of the sheet; another feature gives it. Its parts read the state of their own step only, so
 * that a run does not draw the whole sheet again.
 */
export interface RunOverlay {
  /** The mark at the right of the title: state, count and time. */
  readonly Badge: ComponentType<{ readonly path: NodePath }>;
  /** The band at the foot of a step. */
  readonly Band: ComponentType<{ readonly path: NodePath }>;
}

const OverlayContext = createContext<RunOverlay | undefined>(undefined);

/** Gives the sheet what to show of a run; undefined shows none. */
export const RunOverlayProvider = OverlayContext.Provider;

export function useRunOverlay(): RunOverlay | undefined {
  return useContext(OverlayContext);
}

/** The band of the run that is shown, if any. */
export function RunBand({ path }: { readonly path: NodePath }) {
  const overlay = useRunOverlay();
  return overlay ? <overlay.Band path={path} /> : null;
}
