import type { FlowSnapshot } from "../document/flow.ts";
import type { PatchStep } from "../json/patch.ts";

/** The halves of a draft that the service keeps with a revision each: the document with its files, and the layout. */
export type Half = "logic" | "layout";

/** A draft as the service has it. */
export interface LoadedDraft {
  readonly flow: FlowSnapshot;
  readonly revisions: Readonly<Record<Half, number>>;
}

/** What is to be saved: steps with new files (null takes one away), or the whole text with all files instead. */
export interface Change {
  readonly patch: readonly PatchStep[];
  readonly files: Readonly<Record<string, string | null>>;
  readonly text?: string;
}

/** What became of a change; `undo` are the service's own steps that take it back, comments included. */
export interface Saved {
  readonly revision: number;
  readonly undo?: readonly PatchStep[];
}

/** The way to the service. Both throw a {@link TransportFault} and nothing else. */
export interface Transport {
  load(): Promise<LoadedDraft>;
  /** Saves a change that was made from this revision. */
  save(half: Half, revision: number, change: Change): Promise<Saved>;
}

/**
 * Why a call came to nothing. `conflict`: another revision is there (409); `away`: no answer, or one that may be better
 * later (network, 408, 429, 5xx); `refused`: it will be the same answer again (every other 4xx).
 */
export class TransportFault extends Error {
  readonly kind: "conflict" | "away" | "refused";

  constructor(kind: TransportFault["kind"], message: string) {
    super(message);
    this.name = "TransportFault";
    this.kind = kind;
  }
}
