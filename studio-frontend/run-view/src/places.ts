import { placeOf } from "./path.ts";
import { isHandled, isSettled, type RunView, type Step, type StepState } from "./run.ts";
import { type Counts, mostUrgent, NO_COUNTS } from "./states.ts";
import { earliest, latest } from "./times.ts";
import { type TreeNode, treeOf } from "./tree.ts";

/** How far a step has come that does the same for several items, or in rounds. */
export interface Progress {
  readonly kind: "items" | "rounds";
  readonly done: number;
  readonly failed: number;
  readonly running: number;
  /** Of rounds, how many there may be. Zero as long as nobody knows. */
  readonly total: number;
}

/** What became of one step of the flow, in every item, round and try together: what a canvas shows on it. */
export interface Place {
  readonly path: string;
  readonly state: StepState;
  /** How often it was entered; a step inside for_each is entered for each item. */
  readonly times: number;
  readonly counts: Counts;
  /** The states of the steps inside. */
  readonly inside: Counts;
  readonly progress: Progress | undefined;
  /** The execution that is shown: the one that asks, that failed first, or the last one. */
  readonly shown: Step;
  /** True when the flow goes on from each of its failures. */
  readonly handled: boolean;
  readonly startedAt: number;
  readonly endedAt: number | undefined;
}

interface Gathered {
  readonly nodes: TreeNode[];
  readonly steps: Step[];
}

/** Returns what became of each step by its place in the flow. */
export function placesOf(view: RunView): ReadonlyMap<string, Place> {
  const gathered = new Map<string, Gathered>();
  const walk = (nodes: readonly TreeNode[]): void => {
    for (const node of nodes) {
      if (node.kind === "step" && node.step) {
        const place = placeOf(node.path);
        const known = gathered.get(place) ?? { nodes: [], steps: [] };
        known.nodes.push(node);
        known.steps.push(node.step);
        gathered.set(place, known);
      }
      walk(node.children);
    }
  };
  walk(treeOf(view));
  return new Map([...gathered].map(([path, { nodes, steps }]) => [path, together(path, nodes, steps)]));
}

/** Returns the state that is shown of a place: while it goes on, what is most urgent in it goes before its own. */
export function seenState({ state, inside }: Pick<Place, "state" | "inside">): StepState {
  if (isSettled(state)) {
    return state;
  }
  const { asking, failed, timed_out, running } = inside;
  return mostUrgent({ ...NO_COUNTS, asking, failed, timed_out, running, [state]: inside[state] + 1 }) ?? state;
}

function together(path: string, nodes: readonly TreeNode[], steps: readonly Step[]): Place {
  const counts = { ...NO_COUNTS };
  const inside = { ...NO_COUNTS };
  for (const node of nodes) {
    counts[node.state] += 1;
    for (const state of Object.keys(inside) as StepState[]) {
      inside[state] += node.inside[state];
    }
  }
  const state = mostUrgent(counts) ?? "waiting";
  const open = steps.some((step) => !isSettled(step.state));
  const failures = steps.filter((step) => step.error !== undefined);
  return {
    path,
    state,
    times: steps.length,
    counts,
    inside,
    progress: progressOf(nodes),
    shown: (steps.find((step) => step.state === state) ?? steps.at(-1)) as Step,
    handled: failures.length > 0 && failures.every(isHandled),
    startedAt: earliest(steps.map((step) => step.startedAt)),
    endedAt: open ? undefined : latest(steps.map((step) => step.endedAt ?? step.startedAt)),
  };
}

function progressOf(nodes: readonly TreeNode[]): Progress | undefined {
  const first = nodes[0]?.step?.type ?? "";
  const kind = kindOf(first);
  if (kind === undefined) {
    return undefined;
  }
  const sum = { kind, done: 0, failed: 0, running: 0, total: 0 };
  for (const node of nodes) {
    sum.total += totalOf(node.step?.input, kind);
    for (const { state } of itemsOf(node)) {
      sum.done += state === "succeeded" ? 1 : 0;
      sum.failed += state === "failed" || state === "timed_out" ? 1 : 0;
      sum.running += isSettled(state) ? 0 : 1;
    }
  }
  return sum;
}

function kindOf(type: string): Progress["kind"] | undefined {
  if (type.startsWith("flow.for_each@")) {
    return "items";
  }
  return type.startsWith("flow.loop@") ? "rounds" : undefined;
}

/** Returns the items or rounds of a step's last try. */
function itemsOf(node: TreeNode): readonly TreeNode[] {
  const last = node.children.at(-1);
  return last?.kind === "try" ? last.children : node.children;
}

function totalOf(input: unknown, kind: Progress["kind"]): number {
  const { items, max } = (input ?? {}) as { items?: unknown; max?: unknown };
  if (kind === "items") {
    return Array.isArray(items) ? items.length : 0;
  }
  return typeof max === "number" ? max : 0;
}
