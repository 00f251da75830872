import { applyPatch } from "../json/patch.ts";
import { batchOf, changeOf, type HalfValue, type Pending } from "./pending.ts";
import { type Conflict, rebase } from "./rebase.ts";
import type { Half, Saved, Transport } from "./transport.ts";

/** What one half of a draft waits for: changes to be saved, in their order, on what the service is known to have. */
export class HalfQueue {
  readonly half: Half;
  #base: HalfValue;
  #revision: number;
  #pending: readonly Pending[] = [];
  #sending = false;

  constructor(half: Half, base: HalfValue, revision: number) {
    this.half = half;
    this.#base = base;
    this.#revision = revision;
  }

  get pending(): readonly Pending[] {
    return this.#pending;
  }

  get revision(): number {
    return this.#revision;
  }

  get sending(): boolean {
    return this.#sending;
  }

  add(pending: readonly Pending[]): void {
    this.#pending = [...this.#pending, ...pending.filter((each) => each.half === this.half)];
  }

  /**
   * Saves as much as goes out together.
   *
   * @param leave called before it is sent, once it is marked as sent
   * @throws TransportFault and then everything still waits
   */
  async send(transport: Transport, leave: () => void): Promise<Saved> {
    const batch = batchOf(this.#pending);
    const ids = new Set(batch.map((each) => each.id));
    const before = this.#base;
    const after = applyPatch(
      before,
      batch.flatMap((each) => each.steps),
    ).value as HalfValue;
    this.#pending = this.#pending.map((each) => (ids.has(each.id) ? { ...each, sent: true } : each));
    this.#sending = true;
    try {
      leave();
      const saved = await transport.save(this.half, this.#revision, changeOf(batch, before, after));
      this.#pending = this.#pending.filter((each) => !ids.has(each.id));
      this.#base = after;
      this.#revision = saved.revision;
      return saved;
    } finally {
      this.#sending = false;
    }
  }

  /** Takes over what the service has; what waits is done again on it. Returns the value here, and what met a change of theirs. */
  takeOver(base: HalfValue, revision: number): { readonly value: HalfValue; readonly conflicts: readonly Conflict[] } {
    const { value, pending, conflicts } = rebase(base, this.#pending);
    this.#base = base;
    this.#revision = revision;
    this.#pending = pending;
    return { value, conflicts };
  }
}
