import type { FlowSnapshot } from "../document/flow.ts";
import type { LogEntry } from "../history/history.ts";
import type { Pending } from "./pending.ts";
import type { Conflict } from "./rebase.ts";

/** How far saving has come. */
export type Saving =
  | { readonly kind: "saved" }
  | { readonly kind: "saving" }
  /** No connection, or the service is not itself: it is sent when it is back. */
  | { readonly kind: "offline"; readonly message: string }
  /** The service does not take it: it waits until a person has done something about it. */
  | { readonly kind: "refused"; readonly message: string };

/** A session at one moment; the same object until something changes. */
export interface SessionState {
  readonly flow: FlowSnapshot;
  readonly saving: Saving;
  /** Changes of ours that somebody else got in the way of. The flow shows theirs until a person has decided. */
  readonly conflicts: readonly Conflict[];
  /** Words for the menu; undefined when there is nothing to undo or redo. */
  readonly undo: string | undefined;
  readonly redo: string | undefined;
  readonly log: readonly LogEntry[];
}

/** What outlives a reload. */
export interface KeptWork {
  readonly pending: readonly Pending[];
  /** Changes that wait for a decision. */
  readonly held: readonly Pending[];
}

/** Where unsaved work is kept, such as the browser's IndexedDB. */
export interface WorkStore {
  read(): Promise<KeptWork | undefined>;
  /** Undefined forgets it. Writes come one after the other. */
  write(work: KeptWork | undefined): Promise<void>;
}

/** Calls back after some time; what it returns calls that off. */
export type Schedule = (millis: number, run: () => void) => () => void;

export const BY_TIMER: Schedule = (millis, run) => {
  const timer = setTimeout(run, millis);
  return () => clearTimeout(timer);
};
