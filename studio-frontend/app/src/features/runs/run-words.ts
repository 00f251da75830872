import type { RunView } from "@foldwork/run-view";
import { messages } from "../../messages/index.ts";
import { isOver, type RunDetail, shownState } from "./run-queries.ts";
import { versionWords } from "./run-row.tsx";

const words = messages.run;
/** A start usually takes less. */
const PATIENCE_MILLIS = 3_000;

/** Returns what became of a run in a few words; failures that it went on from are not hidden. */
export function stateWords(run: RunDetail, view: RunView): string {
  const state = shownState(newest(run, view));
  const failed = [...view.steps.values()].filter((step) => step.error !== undefined && !holdsOthers(step.type)).length;
  return state === "succeeded" && failed > 0 ? words.stateLine.failedInside(failed) : messages.runs.states[state];
}

/** Returns the run as its events tell of it, which come sooner than its record. */
export function newest(run: RunDetail, view: RunView): Pick<RunDetail, "asking" | "state"> {
  const asks = [...view.steps.values()].some((step) => step.question !== undefined);
  return { asking: asks && view.endedAt === undefined, state: view.seq === 0 || isOver(run) ? run.state : view.state };
}

/** What failed inside a step is counted there. */
function holdsOthers(type: string | undefined): boolean {
  return type !== undefined && /^flow\.(group|for_each|loop|call)@/.test(type);
}

/** Returns what is to be known of a run beside its state. */
export function factsOf(run: RunDetail, view: RunView): readonly string[] {
  const begin = Date.parse(run.startedAt ?? run.createdAt);
  const end = run.endedAt ? Date.parse(run.endedAt) : undefined;
  const tokens = tokensOf(view);
  return [
    run.version === null || run.version === undefined ? words.fromFile : versionWords(run.version),
    words.where[run.engine],
    messages.time.moment(new Date(run.createdAt)),
    ...(end === undefined ? [] : [messages.time.took(end - begin)]),
    ...(tokens > 0 ? [words.tokens(tokens)] : []),
    ...(run.startedBy ? [words.startedBy(run.startedBy)] : []),
  ];
}

function tokensOf(view: RunView): number {
  let sum = 0;
  for (const { usage } of view.steps.values()) {
    sum += usage.reduce((tokens, { input, output }) => tokens + input + output, 0);
  }
  return sum;
}

/** Returns why nothing happens, where that is so. */
export function waitingWords(run: RunDetail, view: RunView): string | undefined {
  if (run.state === "parked") {
    return view.parked === undefined ? words.parkedPlain : words.parked(view.parked);
  }
  const waits = !isOver(run) && run.state === "queued" && Date.now() - Date.parse(run.createdAt) > PATIENCE_MILLIS;
  return waits ? (run.engine === "local" ? words.waitsForComputer : words.waitsForCloud) : undefined;
}
