import type { NodePath } from "@foldwork/model";

function keyOf(flow: string): string {
  return `foldwork.unfolded.${flow}`;
}

/** Returns what was unfolded when the flow was left in this browser. */
export function keptUnfolded(flow: string): readonly NodePath[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(flow)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((path) => typeof path === "string") : [];
  } catch {
    return [];
  }
}

export function keepUnfolded(flow: string, unfolded: ReadonlySet<NodePath>): void {
  try {
    localStorage.setItem(keyOf(flow), JSON.stringify([...unfolded].slice(0, 500)));
  } catch {
    // It opens folded the next time.
  }
}
