const TAP_MILLIS = 500;

/** Tells a tap of the space bar from holding it to move the sheet: what a tap does is done when it is let go. */
export class SpaceTap {
  readonly #tapped: () => void;
  #since: number | undefined;

  constructor(tapped: () => void) {
    this.#tapped = tapped;
  }

  /** A key went down; `begins` says that it is a space bar that means something here. */
  down(event: KeyboardEvent, begins: boolean): void {
    if (!event.repeat) {
      this.#since = begins ? event.timeStamp : undefined;
    }
  }

  up(event: KeyboardEvent): void {
    const since = this.#since;
    this.#since = undefined;
    if (event.key === " " && since !== undefined && event.timeStamp - since < TAP_MILLIS) {
      this.#tapped();
    }
  }

  /** Something else was done while it was down. */
  drop(): void {
    this.#since = undefined;
  }
}
