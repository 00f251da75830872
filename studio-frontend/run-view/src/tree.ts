import { type PathPart, partsOf } from "./path.ts";
import { isHandled, isSettled, type RunView, type Step, type StepState, type Try } from "./run.ts";
import { type Counts, isTrouble, mostUrgent, NO_COUNTS, sumOf } from "./states.ts";
import { earliest, latest } from "./times.ts";

/** A step, an item or round of a step, or one try of a step, with what is inside. */
export interface TreeNode {
  /** Unlike that of any other. */
  readonly key: string;
  readonly kind: "step" | "item" | "round" | "try";
  /** The id of the step it is or belongs to. */
  readonly id: string;
  /** Of an item or round from 0, of a try from 1. */
  readonly number: number | undefined;
  /** The path of the step it is or belongs to. */
  readonly path: string;
  /** Undefined for items, and for a step of which only the inside is known. */
  readonly step: Step | undefined;
  readonly attempt: Try | undefined;
  readonly state: StepState;
  /** The states of the steps inside, at any depth; a failure that the flow goes on from counts too. */
  readonly inside: Counts;
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  readonly children: readonly TreeNode[];
}

/** What a tree is grown from. */
interface Sprout {
  readonly key: string;
  readonly kind: TreeNode["kind"];
  readonly id: string;
  readonly number: number | undefined;
  readonly path: string;
  step: Step | undefined;
  attempt: Try | undefined;
  readonly children: Map<string, Sprout>;
}

/** Returns the steps of a run by what is inside what, in the order in which they appeared. */
export function treeOf(view: RunView): readonly TreeNode[] {
  const roots = new Map<string, Sprout>();
  for (const step of view.steps.values()) {
    place(roots, step);
  }
  return [...roots.values()].map((root) => grown(root, undefined));
}

function place(roots: Map<string, Sprout>, step: Step): void {
  const parts = partsOf(step.path);
  let level = roots;
  let body = "";
  parts.forEach((part, depth) => {
    const last = depth === parts.length - 1;
    const own = body === "" ? part.id : `${body}.${part.id}`;
    if (last) {
      const name = part.item === undefined ? own : step.path;
      sprout(level, { key: name, kind: "step", id: part.id, number: part.item, path: name }).step = step;
      return;
    }
    const holder = sprout(level, { key: own, kind: "step", id: part.id, number: undefined, path: own });
    [body, level] = entered(holder, own, part);
  });
}

/** Goes into the try and the item that a part of a path names. */
function entered(holder: Sprout, own: string, part: PathPart): [string, Map<string, Sprout>] {
  let at = holder;
  let body = own;
  if (part.attempt > 1) {
    body = `${own}~${part.attempt}`;
    at = sprout(at.children, { key: body, kind: "try", id: part.id, number: part.attempt, path: own });
  }
  if (part.item !== undefined) {
    body = `${body}[${part.item}]`;
    at = sprout(at.children, { key: body, kind: "item", id: part.id, number: part.item, path: own });
  }
  return [body, at.children];
}

function sprout(level: Map<string, Sprout>, what: Omit<Sprout, "step" | "attempt" | "children">): Sprout {
  const known = level.get(what.key);
  if (known) {
    return known;
  }
  const fresh = { ...what, step: undefined, attempt: undefined, children: new Map() };
  level.set(what.key, fresh);
  return fresh;
}

function grown(from: Sprout, holder: Step | undefined): TreeNode {
  const { step, attempt } = from;
  if (step !== undefined && step.tries.length > 1) {
    partByTry(from, step.tries);
  }
  const within = from.kind === "step" ? step : holder;
  const raw = [...from.children.values()].map((child) => grown(child, within));
  const children = from.kind === "step" || from.kind === "try" ? settledItems(raw, within) : raw;
  const state = step?.state ?? attempt?.state ?? stateOfInside(children);
  const ends = children.map((child) => child.endedAt);
  return {
    key: from.key,
    kind: from.kind === "item" && within?.type?.startsWith("flow.loop@") ? "round" : from.kind,
    id: from.id,
    number: from.number,
    path: from.path,
    step,
    attempt,
    state,
    inside: sumOf(children.map(counted)),
    startedAt: step?.startedAt ?? attempt?.startedAt ?? earliest(children.map((child) => child.startedAt)),
    endedAt: step
      ? step.endedAt
      : attempt
        ? attempt.endedAt
        : isSettled(state) && children.length > 0
          ? latest(ends.map((end) => end ?? 0))
          : undefined,
    children,
  };
}

/** Puts what the first try did beside what the others did. */
function partByTry(from: Sprout, tries: readonly Try[]): void {
  const before = [...from.children.entries()];
  from.children.clear();
  for (const attempt of tries) {
    const key = `${from.key}~${attempt.number}`;
    const known = before.find(([name, child]) => name === key && child.kind === "try")?.[1];
    const what = { key, kind: "try" as const, id: from.id, number: attempt.number, path: from.path };
    const node = known ?? sprout(from.children, what);
    node.attempt = attempt;
    from.children.set(key, node);
  }
  const first = from.children.values().next().value;
  for (const [name, child] of before) {
    if (child.kind !== "try") {
      first?.children.set(name, child);
    }
  }
}

/** An item says nothing of itself: it is over when as many of its steps as of any other item have settled. */
function settledItems(items: readonly TreeNode[], holder: Step | undefined): readonly TreeNode[] {
  const most = latest(items.map((item) => item.children.length));
  const results = collected(holder?.output);
  return items.map((item) => {
    if (item.kind !== "item" && item.kind !== "round") {
      return item;
    }
    const open = item.state === "succeeded" && item.children.length < most;
    const going = open && holder !== undefined && !isSettled(holder.state);
    const bad = item.number !== undefined && results[item.number] === false;
    const state = bad && !isTrouble(item.state) ? "failed" : going ? "running" : item.state;
    return state === item.state ? item : { ...item, state, endedAt: isSettled(state) ? item.endedAt : undefined };
  });
}

/** Returns for each item of a finished for_each that collects whether it came out well. */
function collected(output: unknown): readonly (boolean | undefined)[] {
  const items = typeof output === "object" && output !== null ? (output as { items?: unknown }).items : undefined;
  return Array.isArray(items) ? items.map((item) => (item as { ok?: boolean } | null)?.ok) : [];
}

function stateOfInside(children: readonly TreeNode[]): StepState {
  const own = children.map((child) => (child.step && isHandled(child.step) ? "succeeded" : child.state));
  const counts = sumOf(own.map((state) => ({ ...NO_COUNTS, [state]: 1 })));
  const urgent = mostUrgent(counts) ?? "waiting";
  return urgent === "skipped" ? "succeeded" : urgent;
}

/** Items and tries are no steps of their own. */
function counted(child: TreeNode): Counts {
  return child.kind === "step" ? sumOf([child.inside, { ...NO_COUNTS, [child.state]: 1 }]) : child.inside;
}
