import type { NodePath } from "@foldwork/model";
import { isHandled, isSettled, type Place, type Question, type StepError } from "@foldwork/run-view";
import { messages } from "../../../messages/index.ts";

const words = messages.editor.run;

/** What a run says at the foot of a step: what went wrong, what is asked, or where to look. */
export interface Foot {
  readonly kind: "error" | "late" | "question" | "inside";
  readonly text: string;
  /** What may be answered at once, by a button each; undefined where more room is needed. */
  readonly options?: readonly { readonly id: string; readonly label: string }[] | undefined;
  /** True when buttons stand below the words. */
  readonly acts: boolean;
}

const LONGEST = 300;
/** Options that together are no longer than this fit beside each other on a step. */
const OPTIONS_LENGTH = 20;
const OPTIONS = 2;

/**
 * Returns what is said at the feet of steps; the map of before when nothing else is said.
 *
 * @param solvable says whether a button leads to where an error is solved
 */
export function feetOf(
  places: ReadonlyMap<NodePath, Place>,
  before: ReadonlyMap<NodePath, Foot>,
  solvable: (error: StepError) => boolean,
): ReadonlyMap<NodePath, Foot> {
  const feet = new Map<NodePath, Foot>();
  let changed = false;
  for (const [path, place] of places) {
    const foot = footOf(place, solvable);
    if (foot !== undefined) {
      const old = before.get(path);
      const same = old !== undefined && sameFoot(old, foot);
      changed ||= !same;
      feet.set(path, same ? old : foot);
    }
  }
  return changed || feet.size !== before.size ? feet : before;
}

function footOf({ shown, inside, state, progress }: Place, solvable: (error: StepError) => boolean): Foot | undefined {
  const { question, error } = shown;
  if (question !== undefined) {
    return { kind: "question", text: cut(question.text), options: shortOptions(question), acts: true };
  }
  if (inside.asking > 0) {
    return { kind: "inside", text: words.asksInside(inside.asking), acts: true };
  }
  if (error !== undefined && (state === "failed" || state === "timed_out")) {
    const goesOn = isHandled(shown) ? ` ${messages.run.panel.handled}` : "";
    const kind = state === "timed_out" ? "late" : "error";
    const acts = solvable(error) || inside.failed + inside.timed_out > 0;
    return { kind, text: `${cut(error.message || error.code)}${goesOn}`, acts };
  }
  const failed = progress?.failed ?? 0;
  return failed > 0 && isSettled(state)
    ? { kind: "inside", text: words.failedOf(failed, progress?.total || failed), acts: true }
    : undefined;
}

function shortOptions({ options }: Question): Foot["options"] {
  const length = options.reduce((sum, { label }) => sum + label.length, 0);
  return options.length > 0 && options.length <= OPTIONS && length <= OPTIONS_LENGTH ? options : undefined;
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function sameFoot(left: Foot, right: Foot): boolean {
  const ids = (foot: Foot) => foot.options?.map(({ id, label }) => `${id} ${label}`).join("\n");
  return left.kind === right.kind && left.text === right.text && left.acts === right.acts && ids(left) === ids(right);
}

/** Measures of the strip (design language, paragraph 6), in CSS px at zoom 1. */
const AROUND = 21;
const LINE = 16;
const BUTTONS = 30;
const BESIDE = 46;
const CHARACTER = 6.2;
const MOST_LINES = 3;

/** Returns how many lines the words of a foot have on a step of a width; what does not fit is left out. */
export function footLines({ text }: Foot, width: number): number {
  const perLine = Math.max(10, Math.floor((width - BESIDE) / CHARACTER));
  const lines = text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);
  return Math.min(MOST_LINES, lines);
}

/** Returns how much taller a step is by its foot. */
export function footHeight(foot: Foot | undefined, width: number): number {
  return foot === undefined ? 0 : AROUND + LINE * footLines(foot, width) + (foot.acts ? BUTTONS : 0);
}
