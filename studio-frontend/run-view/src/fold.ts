import type { RunEvent } from "@foldwork/api";
import { errorOf, type Members, membersOf, momentOf, numberOf, questionOf, stateOf, textOf } from "./read.ts";
import type { LogLine, RunState, RunView, Step, StepError, StepState, Try } from "./run.ts";

type Facts = Omit<RunView, "steps" | "logs">;

const UNKNOWN: Facts = {
  state: "queued",
  flow: "",
  title: "",
  engine: "",
  inputs: undefined,
  output: undefined,
  error: undefined,
  rerunOf: undefined,
  parked: undefined,
  trace: undefined,
  startedAt: undefined,
  endedAt: undefined,
  seq: 0,
};

/** Folds a run's events, which come in order of their numbers, into what is known of it. */
export class RunFold {
  readonly #steps = new Map<string, Step>();
  readonly #logs: LogLine[] = [];
  #facts: Facts = UNKNOWN;
  #view: RunView | undefined;

  /** What is known now; the same object until the next event. */
  get view(): RunView {
    this.#view ??= { ...this.#facts, steps: new Map(this.#steps), logs: [...this.#logs] };
    return this.#view;
  }

  /** Takes in the next event; one that was taken in before changes nothing. */
  add(event: RunEvent): void {
    if (event.seq <= this.#facts.seq) {
      return;
    }
    const at = Date.parse(event.at);
    const data = membersOf(event.data);
    this.#view = undefined;
    this.#facts = { ...this.#facts, seq: event.seq };
    if (event.kind.startsWith("run_")) {
      this.#run(event.kind, at, data);
    } else {
      this.#node(event, at, data);
    }
  }

  #run(kind: string, at: number, data: Members): void {
    switch (kind) {
      case "run_started":
        this.#know({
          flow: textOf(data.flow) ?? "",
          title: textOf(data.title) ?? "",
          engine: textOf(data.engine) ?? "",
          inputs: data.inputs,
          rerunOf: textOf(data.rerunOf),
          trace: textOf(data.traceparent)?.split("-")[1],
          startedAt: at,
        });
        break;
      case "run_paused":
        this.#know({ state: "paused" });
        break;
      case "run_resumed":
        this.#know({ state: "running", parked: undefined });
        break;
      case "run_finished":
        this.#know({
          state: (textOf(data.state) ?? "failed") as RunState,
          output: data.output ?? undefined,
          error: errorOf(data.error),
          endedAt: at,
        });
        break;
      case "run_parked":
        this.#know({ state: "parked", parked: textOf(data.reason) });
        break;
      default:
      // A newer service may tell of more.
    }
  }

  #know(facts: Partial<Facts>): void {
    this.#facts = { ...this.#facts, ...facts };
  }

  #node({ kind, path, attempt = 0 }: RunEvent, at: number, data: Members): void {
    if (kind === "node_log") {
      const message = textOf(data.message) ?? "";
      this.#logs.push({ path, at, level: textOf(data.level) ?? "info", message, fields: data.fields ?? undefined });
      return;
    }
    if (this.#facts.state === "queued" && data.kept !== true) {
      this.#know({ state: "running" });
    }
    const before = this.#steps.get(path) ?? unseen(path, at);
    const step = changed(before, kind, attempt, at, data);
    if (step !== undefined) {
      this.#steps.set(path, step);
    }
  }
}

function unseen(path: string, startedAt: number): Step {
  return {
    path,
    type: undefined,
    state: "waiting",
    tries: [],
    input: undefined,
    output: undefined,
    port: undefined,
    continued: false,
    kept: false,
    error: undefined,
    question: undefined,
    asked: undefined,
    answer: undefined,
    until: undefined,
    usage: [],
    startedAt,
    endedAt: undefined,
  };
}

function changed(step: Step, kind: string, attempt: number, at: number, data: Members): Step | undefined {
  switch (kind) {
    case "node_started":
      return started(step, attempt, at, data);
    case "node_waiting":
      return { ...going(step, "running"), until: momentOf(data.until) };
    case "node_asking": {
      const question = questionOf(data, at);
      return { ...going(step, "asking"), question, asked: question, answer: undefined };
    }
    case "node_answered":
      return {
        ...going(step, "running"),
        answer: { value: data.answer, by: textOf(data.by) ?? "", expired: data.expired === true, at },
      };
    case "node_retrying":
      return {
        ...going(step, "ready"),
        tries: ended(step.tries, at, undefined, errorOf(data.error)),
        until: momentOf(data.until),
      };
    case "node_settled":
      return settled(step, at, data);
    case "node_usage": {
      const usage = { model: textOf(data.model) ?? "", input: numberOf(data.input), output: numberOf(data.output) };
      return { ...step, usage: [...step.usage, usage] };
    }
    default:
      return undefined;
  }
}

function started(step: Step, number: number, at: number, data: Members): Step {
  // A try whose end was lost is run again under the same number.
  const others = step.tries.filter((each) => each.number !== number);
  return {
    ...unseen(step.path, step.startedAt),
    usage: step.usage,
    type: textOf(data.type),
    state: "running",
    input: data.input,
    tries: [...others, { number, startedAt: at, endedAt: undefined, state: "running", error: undefined }],
  };
}

function going(step: Step, state: StepState): Step {
  const tries = step.tries.map((each) => (each.endedAt === undefined ? { ...each, state } : each));
  return { ...step, state, tries, question: undefined, until: undefined };
}

function settled(step: Step, at: number, data: Members): Step {
  const state = stateOf(data.state) ?? "failed";
  const error = errorOf(data.error);
  return {
    ...step,
    state,
    error,
    tries: ended(step.tries, at, state, error),
    port: textOf(data.port),
    continued: data.continued === true,
    kept: data.kept === true,
    output: data.output ?? undefined,
    question: undefined,
    until: undefined,
    endedAt: at,
  };
}

function ended(
  tries: readonly Try[],
  endedAt: number,
  state: StepState | undefined,
  error: StepError | undefined,
): readonly Try[] {
  return tries.map((each) =>
    each.endedAt === undefined ? { ...each, endedAt, error, state: state ?? failureOf(error) } : each,
  );
}

function failureOf(error: StepError | undefined): StepState {
  return error?.code === "TIMEOUT" ? "timed_out" : "failed";
}
