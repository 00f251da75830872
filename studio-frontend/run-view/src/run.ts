/** Where a step stands; the words of the contract. */
export type StepState =
  | "waiting"
  | "ready"
  | "running"
  | "asking"
  | "succeeded"
  | "failed"
  | "skipped"
  | "cancelled"
  | "timed_out";

/** Where a run stands; the words of the contract. */
export type RunState = "queued" | "running" | "paused" | "succeeded" | "failed" | "cancelled" | "parked";

export interface StepError {
  readonly code: string;
  readonly message: string;
  readonly details: unknown;
  /** The step that failed first. */
  readonly path: string;
  readonly retryable: boolean;
}

/** What a step asks a person. */
export interface Question {
  readonly text: string;
  /** What may be chosen; empty for a free answer. */
  readonly options: readonly { readonly id: string; readonly label: string }[];
  /** JSON Schema of a free answer. */
  readonly schema: Readonly<Record<string, unknown>> | undefined;
  readonly expires: number | undefined;
  readonly to: string | undefined;
  readonly askedAt: number;
}

export interface Answer {
  readonly value: unknown;
  readonly by: string;
  /** Nobody answered in time. */
  readonly expired: boolean;
  readonly at: number;
}

/** One try of a step. Times are milliseconds since 1970. */
export interface Try {
  readonly number: number;
  readonly startedAt: number;
  /** Undefined while it goes on. */
  readonly endedAt: number | undefined;
  readonly state: StepState;
  readonly error: StepError | undefined;
}

/** What models used in a step. */
export interface Usage {
  readonly model: string;
  readonly input: number;
  readonly output: number;
}

/** What a run knows of a step at one path. A step that changes is another object. */
export interface Step {
  readonly path: string;
  /** Undefined until it started. */
  readonly type: string | undefined;
  readonly state: StepState;
  readonly tries: readonly Try[];
  /** Settings as they were worked out; keys stand as markers. */
  readonly input: unknown;
  readonly output: unknown;
  /** The port it took, undefined for the plain one. */
  readonly port: string | undefined;
  /** It failed, and what follows goes on all the same. */
  readonly continued: boolean;
  /** Taken over from the run that this one repeats. */
  readonly kept: boolean;
  readonly error: StepError | undefined;
  /** The open question. */
  readonly question: Question | undefined;
  /** The question that was asked last, also when it is answered. */
  readonly asked: Question | undefined;
  readonly answer: Answer | undefined;
  /** When a step that waits goes on. */
  readonly until: number | undefined;
  readonly usage: readonly Usage[];
  readonly startedAt: number;
  readonly endedAt: number | undefined;
}

export interface LogLine {
  readonly path: string;
  readonly at: number;
  readonly level: string;
  readonly message: string;
  readonly fields: unknown;
}

/** Everything a run's events say so far. */
export interface RunView {
  readonly state: RunState;
  readonly flow: string;
  readonly title: string;
  readonly engine: string;
  readonly inputs: unknown;
  readonly output: unknown;
  readonly error: StepError | undefined;
  readonly rerunOf: string | undefined;
  /** Why it was set aside. */
  readonly parked: string | undefined;
  readonly trace: string | undefined;
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  /** The number of the last event. */
  readonly seq: number;
  /** In the order in which the steps first appeared. */
  readonly steps: ReadonlyMap<string, Step>;
  readonly logs: readonly LogLine[];
}

const SETTLED: ReadonlySet<StepState> = new Set(["succeeded", "failed", "skipped", "cancelled", "timed_out"]);

/** Returns true for a state that never changes again. */
export function isSettled(state: StepState): boolean {
  return SETTLED.has(state);
}

/** Returns true for a step whose failure the flow goes on from. */
export function isHandled(step: Step): boolean {
  return (step.state === "failed" || step.state === "timed_out") && (step.port !== undefined || step.continued);
}
