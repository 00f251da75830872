import type { StepState } from "@foldwork/run-view";
import { classes } from "../../ui/index.ts";
import bands from "./band.module.css";

interface StateBandProps {
  readonly state: StepState;
  /** Its part of the width beside others. */
  readonly share?: number;
}

/** A state as a pattern that is told apart without its colour. */
export function StateBand({ state, share = 1 }: StateBandProps) {
  return <span className={classes(bands.band, bands[state])} style={{ flex: share }} />;
}
