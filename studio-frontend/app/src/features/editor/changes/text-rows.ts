import { diffLines } from "diff";

/** A line of two texts beside each other, or lines left out because they are the same. */
export type TextRow =
  | {
      readonly kind: "same" | "added" | "removed";
      readonly before?: number;
      readonly after?: number;
      readonly text: string;
    }
  | { readonly kind: "gap"; readonly before: number; readonly count: number };

/** What differs between two texts. */
export interface TextRows {
  readonly rows: readonly TextRow[];
  readonly added: number;
  readonly removed: number;
}

/** So many lines that are the same are shown around those that differ. */
const AROUND = 3;

/** Returns the lines that differ with some around them, numbered from 1 in each text. */
export function textRows(before: string, after: string): TextRows {
  let [left, right, added, removed] = [1, 1, 0, 0];
  const parts = diffLines(before, after, { stripTrailingCr: true });
  const rows = parts.flatMap(({ value, added: isNew, removed: isOld }, at): TextRow[] => {
    const lines = linesOf(value);
    if (isNew) {
      added += lines.length;
      return lines.map((text) => ({ kind: "added", after: right++, text }));
    }
    if (isOld) {
      removed += lines.length;
      return lines.map((text) => ({ kind: "removed", before: left++, text }));
    }
    const same = lines.map((text): TextRow => ({ kind: "same", before: left++, after: right++, text }));
    return folded(same, at > 0, at < parts.length - 1);
  });
  return { rows, added, removed };
}

/** Leaves out what lies further than some lines from the change before and the one behind. */
function folded(rows: readonly TextRow[], changeBefore: boolean, changeBehind: boolean): TextRow[] {
  const [head, tail] = [changeBefore ? AROUND : 0, changeBehind ? AROUND : 0];
  const left = rows.length - head - tail;
  const first = rows[head];
  if (left < 2 || first === undefined || first.before === undefined) {
    return [...rows];
  }
  const gap = { kind: "gap", before: first.before, count: left } as const;
  return [...rows.slice(0, head), gap, ...rows.slice(rows.length - tail)];
}

function linesOf(text: string): readonly string[] {
  const lines = text.split("\n");
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}
