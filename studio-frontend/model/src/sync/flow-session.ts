import type { FlowSnapshot } from "../document/flow.ts";
import { History } from "../history/history.ts";
import { pointerOf, pointerText } from "../json/pointer.ts";
import { type Edit, EditRefused } from "../operation/edit.ts";
import { replaceText } from "../operation/text.ts";
import { HalfQueue } from "./half-queue.ts";
import { type HalfValue, halfOf, type Pending, pendingOf, withHalf } from "./pending.ts";
import { type Conflict, conflictOf, mineOver } from "./rebase.ts";
import { BY_TIMER, type Saving, type Schedule, type SessionState, type WorkStore } from "./session-state.ts";
import { type LoadedDraft, type Transport, TransportFault } from "./transport.ts";
import { WorkWriter } from "./work-writer.ts";

/** What a session needs. */
export interface SessionOptions {
  readonly transport: Transport;
  /** Who edits here: undo takes back only what this actor did. */
  readonly actor: string;
  readonly store?: WorkStore;
  readonly schedule?: Schedule;
  readonly now?: () => number;
}

const PAUSE_MILLIS = 400;
const LONGEST_WAIT_MILLIS = 30_000;

/**
 * A flow being edited: applies edits, undoes them, saves them by itself and takes over what others did. Nothing is lost
 * silently: what cannot be saved waits, is kept over a reload, and is said in the state.
 */
export class FlowSession {
  readonly #transport: Transport;
  readonly #schedule: Schedule;
  readonly #history: History;
  readonly #queues: readonly [HalfQueue, HalfQueue];
  readonly #writer: WorkWriter;
  readonly #listeners = new Set<() => void>();
  #conflicts: readonly Conflict[] = [];
  #fault: Saving | undefined;
  #state: SessionState | undefined;
  #callOff: (() => void) | undefined;
  #running: Promise<void> | undefined;
  #failures = 0;
  #ids = 0;

  private constructor(options: SessionOptions, start: LoadedDraft) {
    this.#transport = options.transport;
    this.#schedule = options.schedule ?? BY_TIMER;
    this.#history = new History(start.flow, options.actor, options.now);
    const queue = (half: "logic" | "layout") => new HalfQueue(half, halfOf(start.flow, half), start.revisions[half]);
    this.#queues = [queue("logic"), queue("layout")];
    this.#writer = new WorkWriter(options.store);
  }

  /** Loads the draft and goes on with what was not saved when the editor was left. */
  static async open(options: SessionOptions): Promise<FlowSession> {
    const [start, kept] = await Promise.all([options.transport.load(), options.store?.read()]);
    const session = new FlowSession(options, start);
    if (kept) {
      session.#resume(
        start,
        [...kept.held, ...kept.pending].sort((a, b) => a.id - b.id),
      );
    }
    return session;
  }

  /** The state now; the same object until something changes. */
  get state(): SessionState {
    this.#state ??= {
      flow: this.#history.flow,
      saving: this.#saving(),
      conflicts: this.#conflicts,
      undo: this.#history.undoLabel,
      redo: this.#history.redoLabel,
      log: this.#history.log,
    };
    return this.#state;
  }

  /** Calls back after every change of the state; what it returns ends that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Applies an edit at once and saves it soon. */
  apply(edit: Edit): void {
    const before = this.#history.flow;
    this.#history.apply(edit);
    this.#push(before, edit);
  }

  /** Takes the last edit back. Returns why that cannot be done; undefined when it was, or when there is nothing. */
  undo(): string | undefined {
    return this.#turn(() => this.#history.undo());
  }

  /** Does what was undone again, as undo does. */
  redo(): string | undefined {
    return this.#turn(() => this.#history.redo());
  }

  /** Decides a conflict: ours in the place of theirs, or theirs and ours is gone. */
  resolve(id: number, side: "mine" | "theirs"): void {
    const conflict = this.#conflicts.find((each) => each.id === id);
    if (!conflict) {
      return;
    }
    const text = conflict.pending.find((each) => each.steps.length === 0)?.text;
    if (text !== undefined && side === "mine") {
      const edit = replaceText(this.#history.flow, text);
      this.#conflicts = this.#conflicts.filter((each) => each !== conflict);
      this.apply(edit);
      return;
    }
    const steps = side === "mine" ? mineOver(conflict, halfOf(this.#history.flow, conflict.half)) : [];
    if (steps === undefined) {
      throw new EditRefused("The step that holds it is gone. Take theirs, then do it again elsewhere.");
    }
    this.#conflicts = this.#conflicts.filter((each) => each !== conflict);
    const of = (part: "logic" | "files" | "layout") =>
      steps
        .filter((step) => pointerOf(step.path)[0] === part)
        .map((step) => ({ ...step, path: pointerText(pointerOf(step.path).slice(1)) }));
    const label = `Keep mine: ${conflict.label}`;
    this.apply({ label, logic: of("logic"), files: of("files"), layout: of("layout"), select: [], problems: [] });
  }

  /** Looks whether somebody else changed the draft, and takes it over. Throws nothing: a fault is in the state. */
  async refresh(): Promise<void> {
    try {
      await this.#takeOver();
      this.#fault = undefined;
    } catch (fault) {
      this.#failed(fault);
    }
    this.#changed();
    this.#soon(0);
  }

  /** Tries again at once: the connection is back, or a person has done something about a refusal. */
  retry(): void {
    this.#fault = undefined;
    this.#failures = 0;
    this.#changed();
    this.#soon(0);
  }

  /** Saves what waits, as far as it goes now, and waits for that. */
  async flush(): Promise<void> {
    this.#callOff?.();
    await this.#save();
    await this.#writer.done();
  }

  #saving(): Saving {
    const waiting = this.#queues.some((queue) => queue.pending.length > 0);
    return this.#fault ?? { kind: waiting ? "saving" : "saved" };
  }

  #resume(start: LoadedDraft, kept: readonly Pending[]): void {
    this.#ids = Math.max(0, ...kept.map((each) => each.id));
    for (const queue of this.#queues) {
      // Numbers of the log begin anew with each session.
      queue.add(kept.map((each) => ({ ...each, entry: 0 })));
      this.#rebase(queue, halfOf(start.flow, queue.half), queue.revision, "Work that was not saved");
    }
    this.#changed();
    this.#soon(0);
  }

  #turn(turn: () => ReturnType<History["undo"]>): string | undefined {
    const before = this.#history.flow;
    const undone = turn();
    if (undone && "edit" in undone) {
      this.#push(before, undone.edit, undone.entry.number);
    } else if (undone) {
      this.#changed();
      return undone.refused;
    }
    return undefined;
  }

  #push(before: FlowSnapshot, edit: Edit, entry = this.#history.last): void {
    const pending = pendingOf(before, this.#history.flow, edit, entry, () => ++this.#ids);
    for (const queue of this.#queues) {
      queue.add(pending);
    }
    this.#changed();
    this.#soon(PAUSE_MILLIS);
  }

  #soon(millis: number): void {
    if (this.#fault?.kind !== "refused") {
      this.#callOff?.();
      this.#callOff = this.#schedule(millis, () => void this.#save());
    }
  }

  /** Saves until nothing waits or something is in the way; a second call waits for the first. */
  async #save(): Promise<void> {
    this.#running ??= this.#saveAll().finally(() => {
      this.#running = undefined;
    });
    await this.#running;
  }

  async #saveAll(): Promise<void> {
    try {
      for (let queue = this.#waiting(); queue; queue = this.#waiting()) {
        await this.#send(queue);
        this.#failures = 0;
        this.#fault = undefined;
        this.#changed();
      }
    } catch (fault) {
      this.#failed(fault);
      this.#changed();
    }
  }

  #waiting(): HalfQueue | undefined {
    return this.#queues.find((queue) => queue.pending.length > 0);
  }

  async #send(queue: HalfQueue): Promise<void> {
    try {
      const saved = await queue.send(this.#transport, () => this.#keep());
      this.#history.learn(saved.undo ?? []);
    } catch (fault) {
      if (!(fault instanceof TransportFault) || fault.kind !== "conflict") {
        throw fault;
      }
      const { revision } = queue;
      await this.#takeOver();
      if (queue.revision === revision) {
        throw new TransportFault("away", "The service has not settled yet.");
      }
    }
  }

  async #takeOver(): Promise<void> {
    const { flow, revisions } = await this.#transport.load();
    for (const queue of this.#queues) {
      if (!queue.sending && queue.revision < revisions[queue.half]) {
        this.#rebase(queue, halfOf(flow, queue.half), revisions[queue.half], "Changes from elsewhere");
      }
    }
  }

  #rebase(queue: HalfQueue, theirs: HalfValue, revision: number, label: string): void {
    const { value, conflicts } = queue.takeOver(theirs, revision);
    this.#history.remote(withHalf(this.#history.flow, value), "Somebody else", label);
    for (const pending of conflicts.flatMap((conflict) => conflict.pending)) {
      this.#history.drop(pending.entry, `“${pending.label}” met a change from elsewhere.`);
    }
    const older = this.#conflicts.map((each) => (each.half === queue.half ? conflictOf(each.pending, value) : each));
    this.#conflicts = [...older, ...conflicts];
  }

  #failed(fault: unknown): void {
    const message = fault instanceof Error ? fault.message : String(fault);
    if (fault instanceof TransportFault && fault.kind === "refused") {
      this.#fault = { kind: "refused", message };
      return;
    }
    this.#fault = { kind: "offline", message };
    const wait = Math.min(LONGEST_WAIT_MILLIS, 1_000 * 2 ** this.#failures++);
    this.#soon(wait);
  }

  #keep(): void {
    const held = this.#conflicts.flatMap((conflict) => conflict.pending);
    this.#writer.write({ pending: this.#queues.flatMap((queue) => queue.pending), held });
  }

  #changed(): void {
    this.#keep();
    this.#state = undefined;
    for (const listener of this.#listeners) {
      listener();
    }
  }
}
