/** Pixels that the bars have in the narrowest window, and that a letter and the space around the words take. */
const NARROWEST = 400;
const LETTER = 6.2;
const AROUND = 16;
/** Less than this part of the row is no room for words that are cut anyway. */
const LEAST = 0.25;

/** Where words stand, as styles: how far their left end is from the left, or their right end from the right. */
export interface LabelPlace {
  readonly left?: string;
  readonly right?: string;
}

/**
 * Returns where the words of a bar stand: behind or before it, where they have room or most of it, else on its end.
 *
 * @param start where the bar begins, as a part of the row from 0 to 1
 * @param end where it ends
 */
export function labelPlace(start: number, end: number, label: string): LabelPlace {
  const need = (label.length * LETTER + AROUND) / NARROWEST;
  const [before, behind] = [start, 1 - end];
  const most = Math.max(before, behind);
  if (behind >= need || (before < need && behind === most && most >= LEAST)) {
    return { left: `calc(${percent(end)} + 10px)` };
  }
  const at = before >= need || most >= LEAST ? start : end;
  return { right: `calc(${percent(1 - at)} + 8px)` };
}

function percent(part: number): string {
  return `${Math.round(part * 10_000) / 100}%`;
}
