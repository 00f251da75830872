import type { KeptWork, WorkStore } from "./session-state.ts";

/** Writes unsaved work one after the other; of those that come while one is being written, only the last. */
export class WorkWriter {
  readonly #store: WorkStore | undefined;
  #next: KeptWork | undefined;
  #wanted = false;
  #running: Promise<void> = Promise.resolve();

  constructor(store: WorkStore | undefined) {
    this.#store = store;
  }

  write(work: KeptWork): void {
    this.#next = work.pending.length + work.held.length === 0 ? undefined : work;
    if (this.#store && !this.#wanted) {
      this.#wanted = true;
      this.#running = this.#running.then(() => this.#write(this.#store));
    }
  }

  /** Waits until all has been written. */
  async done(): Promise<void> {
    await this.#running;
  }

  async #write(store: WorkStore | undefined): Promise<void> {
    this.#wanted = false;
    try {
      await store?.write(this.#next);
    } catch {
      // A full or closed store must not stop the editor: the work is still here and goes to the service.
    }
  }
}
