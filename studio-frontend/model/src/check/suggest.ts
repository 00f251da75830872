/** Returns the known name that a misspelt one may have meant (as the service's check), undefined when none is near. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) < least) {
      const far = distance(name.toLowerCase(), candidate.toLowerCase());
      if (far < least) {
        [best, least] = [candidate, far];
      }
    }
  }
  return best;
}

/** Levenshtein's edit distance, one row at a time. */
function distance(left: string, right: string): number {
  const row = Array.from({ length: right.length + 1 }, (_, i) => i);
  for (let i = 1; i <= left.length; i++) {
    let diagonal = row[0] ?? 0;
    row[0] = i;
    for (let j = 1; j <= right.length; j++) {
      const above = row[j] ?? 0;
      const change = diagonal + (left[i - 1] === right[j - 1] ? 0 : 1);
      row[j] = Math.min(change, Math.min(above, row[j - 1] ?? 0) + 1);
      diagonal = above;
    }
  }
  return row[right.length] ?? 0;
}
