import type { FlowPart, FlowSnapshot } from "../document/flow.ts";
import { type NodePath, nodeAt } from "../document/path.ts";
import { diff } from "../json/diff.ts";
import type { PatchStep } from "../json/patch.ts";
import type { Pointer } from "../json/pointer.ts";
import { overlap, touched } from "../json/touched.ts";
import { deepEqual } from "../json/value.ts";
import { applyEdit, type Edit, isEmpty } from "../operation/edit.ts";

/** One entry of the log. */
export interface LogEntry {
  readonly number: number;
  /** Who did it. */
  readonly actor: string;
  readonly edit: Edit;
  readonly inverse: Edit;
  /** `undone` and what undid it cancel out; `dropped` can no longer be undone, for the reason that is given. */
  readonly state: "done" | "undone" | "dropped";
  readonly reason?: string;
}

/** What undo and redo came to: an edit that is to be saved like any other, or why there is none. */
export type Undone = { readonly edit: Edit; readonly entry: LogEntry } | { readonly refused: string };

const MERGE_MILLIS = 1_000;
const PARTS: readonly FlowPart[] = ["logic", "files", "layout"];

interface Kept {
  entry: LogEntry;
  at: number;
}

/**
 * What was done to a flow in this editor, by whom, and how to take it back. Undo takes back only what this actor did; what
 * others did meanwhile stays. A step that another's change got in the way of is dropped, and says why.
 */
export class History {
  readonly actor: string;
  readonly #now: () => number;
  #flow: FlowSnapshot;
  #log: Kept[] = [];
  #number = 0;

  constructor(flow: FlowSnapshot, actor: string, now: () => number = Date.now) {
    this.#flow = flow;
    this.actor = actor;
    this.#now = now;
  }

  /** The flow as it is now. */
  get flow(): FlowSnapshot {
    return this.#flow;
  }

  /** All that was done, the oldest first. */
  get log(): readonly LogEntry[] {
    return this.#log.map((kept) => kept.entry);
  }

  /** Words for the undo menu; undefined when there is nothing to undo. */
  get undoLabel(): string | undefined {
    return this.#own("done").at(-1)?.entry.edit.label;
  }

  /** Words for the redo menu; undefined when there is nothing to redo. */
  get redoLabel(): string | undefined {
    return this.#own("undone")[0]?.entry.edit.label;
  }

  /** Does an edit of this actor. What was undone before can no longer be redone. */
  apply(edit: Edit): FlowSnapshot {
    const { flow, inverse } = applyEdit(this.#flow, edit);
    if (isEmpty(inverse)) {
      return this.#flow;
    }
    this.#log = this.#log.filter((kept) => !(this.#isOwn(kept) && kept.entry.state === "undone"));
    const last = this.#log.at(-1);
    const at = this.#now();
    if (last && edit.merge && this.#mergeable(last, edit.merge, at)) {
      const both = { ...joined(last.entry.edit, edit), label: edit.label };
      last.entry = { ...last.entry, edit: both, inverse: joined(inverse, last.entry.inverse) };
      last.at = at;
    } else {
      this.#push(this.actor, edit, inverse, at);
    }
    this.#flow = flow;
    return flow;
  }

  #mergeable(last: Kept, merge: string, at: number): boolean {
    const fits = this.#isOwn(last) && last.entry.state === "done" && last.entry.edit.merge === merge;
    return fits && at - last.at < MERGE_MILLIS;
  }

  /** Returns the number of this actor's last entry, 0 when there is none. */
  get last(): number {
    return this.#own("done").at(-1)?.entry.number ?? 0;
  }

  /** Adds to what takes edits back how the service had written it, so that comments come back with it. */
  learn(undo: readonly PatchStep[]): void {
    const sources = undo.filter((step) => step.source !== undefined);
    for (const kept of sources.length > 0 ? this.#log : []) {
      const logic = kept.entry.inverse.logic.map((step) => {
        const same = sources.find((each) => each.path === step.path && deepEqual(each.value, step.value));
        return same?.source !== undefined && step.value !== undefined ? { ...step, source: same.source } : step;
      });
      kept.entry = { ...kept.entry, inverse: { ...kept.entry.inverse, logic } };
    }
  }

  /** Takes over what somebody else made of the flow. */
  remote(flow: FlowSnapshot, actor: string, label = "Changes from elsewhere"): void {
    const steps = (part: FlowPart) => diff(this.#flow[part], flow[part], "ignored");
    const edit = { ...EMPTY, label, logic: steps("logic"), files: steps("files"), layout: steps("layout") };
    const { inverse } = applyEdit(this.#flow, edit);
    if (!isEmpty(edit)) {
      this.#push(actor, edit, inverse, this.#now());
    }
    this.#flow = flow;
  }

  /** Takes back the last edit of this actor that is not yet undone; undefined when there is none. */
  undo(): Undone | undefined {
    const kept = this.#own("done").at(-1);
    return kept && this.#turn(kept, kept.entry.inverse, "undone", "Undo");
  }

  /** Does again what was undone last; undefined when there is nothing. */
  redo(): Undone | undefined {
    const kept = this.#own("undone")[0];
    return kept && this.#turn(kept, kept.entry.edit, "done", "Redo");
  }

  /** Says that an edit of this actor can no longer be undone. */
  drop(number: number, reason: string): void {
    const kept = this.#log.find((each) => each.entry.number === number);
    if (kept) {
      kept.entry = { ...kept.entry, state: "dropped", reason };
    }
  }

  #turn(kept: Kept, steps: Edit, state: "done" | "undone", word: string): Undone {
    const inWay = this.#inWay(kept, steps);
    if (inWay !== undefined) {
      this.drop(kept.entry.number, inWay);
      return { refused: inWay };
    }
    const edit: Edit = { ...steps, label: `${word}: ${kept.entry.edit.label}` };
    try {
      const applied = applyEdit(this.#flow, steps);
      this.#flow = applied.flow;
      const back =
        state === "undone"
          ? { edit: { ...applied.inverse, select: kept.entry.edit.select } }
          : { inverse: applied.inverse };
      kept.entry = { ...kept.entry, ...back, state };
    } catch {
      const reason = `“${kept.entry.edit.label}” no longer fits the flow.`;
      this.drop(kept.entry.number, reason);
      return { refused: reason };
    }
    return { edit, entry: kept.entry };
  }

  /** Returns why an entry cannot be turned: somebody else changed the same place after it. */
  #inWay(kept: Kept, steps: Edit): string | undefined {
    for (const { entry } of this.#log.slice(this.#log.indexOf(kept) + 1)) {
      if (entry.actor !== this.actor || entry.state === "dropped") {
        for (const part of PARTS) {
          const place = overlap(touched(steps[part]), touched(entry.edit[part]));
          if (place) {
            const who = entry.actor === this.actor ? `“${entry.edit.label}”` : entry.actor;
            return `${who} changed ${placeName(part, place)} after “${kept.entry.edit.label}”.`;
          }
        }
      }
    }
    return undefined;
  }

  #own(state: LogEntry["state"]): Kept[] {
    return this.#log.filter((kept) => this.#isOwn(kept) && kept.entry.state === state);
  }

  #isOwn(kept: Kept): boolean {
    return kept.entry.actor === this.actor;
  }

  #push(actor: string, edit: Edit, inverse: Edit, at: number): void {
    this.#log.push({ entry: { number: ++this.#number, actor, edit, inverse, state: "done" }, at });
  }
}

const EMPTY: Edit = { label: "", logic: [], files: [], layout: [], select: [], problems: [] };

function joined(first: Edit, second: Edit): Edit {
  const both = (part: FlowPart) => [...first[part], ...second[part]];
  return { ...second, logic: both("logic"), files: both("files"), layout: both("layout") };
}

/** Returns words for a place: the node it is in, with the member that changed. */
export function placeName(part: FlowPart, place: Pointer): string {
  const path: NodePath = part === "layout" ? (place[1] ?? "") : part === "logic" ? nodeAt(place) : "";
  return path === "" ? place.join("/") || "the flow" : path.replaceAll(".", " › ");
}
