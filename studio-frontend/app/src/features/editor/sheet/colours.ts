import type { NodePath } from "@foldwork/model";
import { type Place, type StepState, seenState } from "@foldwork/run-view";
import { useEffect, useState } from "react";

const STATE_COLOURS: Partial<Readonly<Record<StepState, string>>> = {
  running: "--running-solid",
  asking: "--asking-solid",
  succeeded: "--succeeded-solid",
  failed: "--failed-solid",
  timed_out: "--timed-out-solid",
};

/** Returns the steps that have a state in a run by the name of the colour in which that state is drawn. */
export function byStateColour(places: ReadonlyMap<NodePath, Place>): ReadonlyMap<string, readonly NodePath[]> {
  return Map.groupBy(places.keys(), (path) => {
    const place = places.get(path);
    return (place && STATE_COLOURS[seenState(place)]) ?? "--idle-solid";
  });
}

/** Calls back when the page takes another theme; what it returns ends that. */
export function onThemeChange(changed: () => void): () => void {
  const chosen = new MutationObserver(changed);
  chosen.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  const system = matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", changed);
  return () => {
    chosen.disconnect();
    system.removeEventListener("change", changed);
  };
}

/** Returns a number that is another one after each change of the theme, for what is drawn on a canvas. */
export function useThemeChange(): number {
  const [count, setCount] = useState(0);
  useEffect(() => onThemeChange(() => setCount((before) => before + 1)), []);
  return count;
}
