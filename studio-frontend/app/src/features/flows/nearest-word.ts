/** Returns the word that somebody may have meant: one that is at most a third of its letters away. */
export function nearestWord(typed: string, words: Iterable<string>): string | undefined {
  const wanted = typed.toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const word of words) {
    const away = distance(wanted, word.toLowerCase(), least);
    if (away < least && away > 0) {
      least = away;
      best = word;
    }
  }
  return best;
}

/** Returns every word of some texts. */
export function wordsOf(texts: Iterable<string>): Set<string> {
  const words = new Set<string>();
  for (const text of texts) {
    for (const word of text.split(/[^\p{Letter}\p{Number}]+/u)) {
      if (word.length > 2) {
        words.add(word);
      }
    }
  }
  return words;
}

/** Levenshtein's distance; anything from `most` on is `most`. */
function distance(left: string, right: string, most: number): number {
  if (Math.abs(left.length - right.length) >= most) {
    return most;
  }
  let before = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const now = [row];
    for (let column = 1; column <= right.length; column++) {
      const changed = left[row - 1] === right[column - 1] ? 0 : 1;
      now.push(Math.min((now[column - 1] ?? 0) + 1, (before[column] ?? 0) + 1, (before[column - 1] ?? 0) + changed));
    }
    before = now;
  }
  return Math.min(most, before[right.length] ?? most);
}
