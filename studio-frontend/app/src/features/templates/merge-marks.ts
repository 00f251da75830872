import type { Mark } from "../drawing/index.ts";
import type { MergeItem } from "./merge-words.ts";

const STEP = /^\/spec\/nodes\/([^/]+)(\/.+)?$/;

/** Returns what an update does to each outermost step; the part of somebody's own changes is none. */
export function marksOf(items: readonly MergeItem[]): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const item of items) {
    const [, name, inside] = STEP.exec(item.key) ?? [];
    const mark = markOf(item, inside !== undefined);
    if (name !== undefined && mark !== undefined) {
      const id = name.replaceAll("~1", "/").replaceAll("~0", "~");
      marks.set(id, marks.get(id) === "conflict" ? "conflict" : mark);
    }
  }
  return marks;
}

function markOf(item: MergeItem, inside: boolean): Mark | undefined {
  switch (item.outcome) {
    case "conflict":
      return "conflict";
    case "kept":
    case "same":
      return undefined;
    case "joined":
      return "changed";
    case "taken":
      return inside || ("mine" in item && "merged" in item) ? "changed" : "merged" in item ? "added" : "removed";
  }
}
