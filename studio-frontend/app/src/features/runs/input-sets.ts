import { objectOf } from "../../ui/schema-form/index.ts";
import type { Where } from "./start-flow.ts";

/** What a person gave a flow before, kept in this browser. */
export interface InputMemory {
  /** What it was started with last. */
  readonly last: unknown;
  readonly where: Where | undefined;
  /** Inputs that were saved under a name. */
  readonly sets: Readonly<Record<string, unknown>>;
}

const NOTHING: InputMemory = { last: undefined, where: undefined, sets: {} };

function keyOf(flow: string): string {
  return `foldwork.starts.${flow}`;
}

/** Returns what was kept for a flow; nothing where a browser keeps nothing. */
export function recalled(flow: string): InputMemory {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(flow)) ?? "null");
    const { last, where, sets } = objectOf(kept);
    return { last, where: whereOf(where), sets: objectOf(sets) };
  } catch {
    return NOTHING;
  }
}

function whereOf(kept: unknown): Where | undefined {
  const { engine, runner } = objectOf(kept);
  if (engine === "cloud") {
    return { engine };
  }
  return engine === "local" && typeof runner === "string" ? { engine, runner } : undefined;
}

/** Keeps what changed; where a browser keeps nothing it is gone with the page. */
export function remember(flow: string, change: Partial<InputMemory>): InputMemory {
  const next = { ...recalled(flow), ...change };
  try {
    localStorage.setItem(keyOf(flow), JSON.stringify(next));
  } catch {
    // Full or forbidden: the run is more important.
  }
  return next;
}
