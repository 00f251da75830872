import type { Question, StepError, StepState } from "./run.ts";

/** A JSON object whose members nobody has looked at yet. */
export type Members = Readonly<Record<string, unknown>>;

export function membersOf(value: unknown): Members {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Members) : {};
}

export function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

export function numberOf(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

/** Returns the moment that a text names. */
export function momentOf(value: unknown): number | undefined {
  const moment = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(moment) ? undefined : moment;
}

const STATES: ReadonlySet<string> = new Set<StepState>([
  "waiting",
  "ready",
  "running",
  "asking",
  "succeeded",
  "failed",
  "skipped",
  "cancelled",
  "timed_out",
]);

export function stateOf(value: unknown): StepState | undefined {
  return typeof value === "string" && STATES.has(value) ? (value as StepState) : undefined;
}

export function errorOf(value: unknown): StepError | undefined {
  if (typeof value !== "object" || value === null) {
    return undefined;
  }
  const { code, message, details, path, retryable } = membersOf(value);
  return {
    code: textOf(code) ?? "",
    message: textOf(message) ?? "",
    details: details ?? undefined,
    path: textOf(path) ?? "",
    retryable: retryable === true,
  };
}

export function questionOf(value: unknown, askedAt: number): Question {
  const { question, options, schema, expires, to } = membersOf(value);
  return {
    text: textOf(question) ?? "",
    options: (Array.isArray(options) ? options : []).map((option) => {
      const { id, label } = membersOf(option);
      return { id: textOf(id) ?? "", label: textOf(label) ?? textOf(id) ?? "" };
    }),
    schema: typeof schema === "object" && schema !== null ? membersOf(schema) : undefined,
    expires: momentOf(expires),
    to: textOf(to),
    askedAt,
  };
}
