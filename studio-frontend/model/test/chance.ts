/** Numbers by chance from a seed (mulberry32), so that a failing run can be had again. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number from 0 to below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 to below the bound. */
  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  /** One of a list; undefined of an empty one. */
  of<T>(list: readonly T[]): T | undefined {
    return list[this.below(list.length)];
  }

  /** Some of a list, at least one if there is one. */
  some<T>(list: readonly T[], most = 4): readonly T[] {
    const count = 1 + this.below(most);
    return [...new Set(Array.from({ length: count }, () => this.of(list)).filter((each) => each !== undefined))];
  }
}

/** The seed of this run, printed so that it can be given again: SEED=42. */
export function seedOfRun(): number {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  console.log(`seed: SEED=${seed}`);
  return seed;
}
