import type { Schemas } from "@foldwork/api";

/** What became of a trigger once, whatever its kind. */
export interface Entry {
  readonly id: string;
  /** When it was due, delivered, or when the event happened. */
  readonly at: string;
  readonly outcome: "started" | "queued" | "skipped" | "missed" | "failed" | "refused" | "gone";
  readonly run: string | null;
  readonly reason: string | null;
  /** Which delivery or event it was; empty for a due time. */
  readonly what: string;
}

export function entryOfFire({ dueAt, outcome, run, reason }: Schemas["Fire"]): Entry {
  return { id: dueAt, at: dueAt, outcome, run, reason, what: "" };
}

/** A delivery is listed only if it started a run, so one without a run has lost it to retention. */
export function entryOfDelivery({ id, delivery, at, run }: Schemas["Delivery"]): Entry {
  return { id, at, outcome: run === null ? "gone" : "started", run, reason: null, what: delivery };
}

export function entryOfEvent({ event, type, happenedAt, outcome, run, reason }: Schemas["EventFire"]): Entry {
  return { id: event, at: happenedAt, outcome, run, reason, what: type };
}
