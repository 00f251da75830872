const MASK = (1n << 64n) - 1n;

/**
 * Chance that is the same each time for the same seed text, and the same as on the engines: SplitMix64 whose state is the
 * first eight bytes, big endian, of the seed's SHA-256; a number is the upper 53 bits divided by 2^53.
 */
export async function seededRandom(seed: string): Promise<() => number> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(seed));
  let state = new DataView(digest).getBigUint64(0);
  return () => {
    state = (state + 0x9e3779b97f4a7c15n) & MASK;
    let z = state;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK;
    return Number((z ^ (z >> 31n)) >> 11n) / 2 ** 53;
  };
}

/** Fisher and Yates, from the last place down. */
export function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    const kept = result[i] as T;
    result[i] = result[other] as T;
    result[other] = kept;
  }
  return result;
}
