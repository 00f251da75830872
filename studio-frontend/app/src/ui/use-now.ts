import { useSyncExternalStore } from "react";

const STEP_MILLIS = 30_000;

function everyStep(changed: () => void): () => void {
  const timer = setInterval(changed, STEP_MILLIS);
  return () => clearInterval(timer);
}

/** Returns the time to half a minute, for words such as "4 min ago". */
export function useNow(): Date {
  return new Date(useSyncExternalStore(everyStep, () => Math.floor(Date.now() / STEP_MILLIS)) * STEP_MILLIS);
}
