import type { FlowSession } from "@foldwork/model";

/** In which order the flows that are open in one editor were changed, so that undo takes back the last thing of all. */
export class UndoOrder {
  readonly #root: FlowSession;
  #done: FlowSession[] = [];
  #undone: FlowSession[] = [];

  constructor(root: FlowSession) {
    this.#root = root;
  }

  /** The flow that the next undo is about, and that of the next redo. */
  get last(): { readonly undo: FlowSession; readonly redo: FlowSession } {
    return { undo: this.#done.at(-1) ?? this.#root, redo: this.#undone.at(-1) ?? this.#root };
  }

  /** Does a change of a flow and remembers it, unless it became part of the one before. */
  change(session: FlowSession, change: () => void): void {
    const before = countOf(session);
    change();
    if (countOf(session) > before) {
      this.#done.push(session);
    }
    this.#undone = [];
  }

  /** Takes the last change back, or does again what was taken back last. Returns why it cannot be done. */
  turn(way: "undo" | "redo"): string | undefined {
    const [from, to] = way === "undo" ? [this.#done, this.#undone] : [this.#undone, this.#done];
    const session = from.pop() ?? this.#root;
    const refused = session[way]();
    if (refused === undefined) {
      to.push(session);
    }
    return refused;
  }

  /** Forgets a flow that is no longer open here. */
  forget(session: FlowSession): void {
    this.#done = this.#done.filter((each) => each !== session);
    this.#undone = this.#undone.filter((each) => each !== session);
  }
}

function countOf(session: FlowSession): number {
  return session.state.log.filter((entry) => entry.state === "done").length;
}
