/** How much one evaluation may take. */
export interface Bounds {
  /** Wall time in milliseconds. A regular expression cannot be interrupted: evaluate in a worker and end it when late. */
  readonly millis: number;
  /** Nesting of calls. */
  readonly depth: number;
  /** Greatest length of a list it builds, and number of entries of its result. */
  readonly items: number;
}

export const USUAL_BOUNDS: Bounds = { millis: 1_000, depth: 200, items: 1_000_000 };

/** What an evaluation depends on besides its scope. */
export interface Context {
  /** What `$now()` and `$millis()` answer, in milliseconds since 1970. */
  readonly now: number;
  /** What `$random()` and `$shuffle()` are drawn from. */
  readonly randomSeed: string;
  readonly bounds?: Bounds;
}
