import type { components } from "./generated/schema.ts";

/** A refusal in the form of RFC 9457, as the contract has it. */
export type Problem = components["schemas"]["Problem"];

/** What a request came back with instead of what it asked for; `code` is one of protocol/errors.yaml. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly code: string;
  readonly status: number;
  readonly problem: Problem;
  /** Seconds after which to come again, where the service says so. */
  readonly retryAfter: number | undefined;

  constructor(problem: Problem, retryAfter?: number) {
    super(`${problem.code}: ${problem.detail}`);
    this.code = problem.code;
    this.status = problem.status;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

/** Returns the error for an answer that is a refusal, also for one that something on the way wrote. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const seconds = Number(response.headers.get("Retry-After") ?? Number.NaN);
  const retryAfter = Number.isFinite(seconds) ? seconds : undefined;
  const text = await response.text();
  if (response.headers.get("Content-Type")?.startsWith("application/problem+json")) {
    try {
      const problem = problemIn(JSON.parse(text), response.status);
      if (problem) {
        return new ProblemError(problem, retryAfter);
      }
    } catch {
      // Cut off on the way: told as what it is, below.
    }
  }
  return new ProblemError(foreign(response.status), retryAfter);
}

/** Reads a document that has a code; something on the way may have written it without the rest. */
function problemIn(value: unknown, status: number): Problem | undefined {
  if (typeof value !== "object" || value === null) {
    return undefined;
  }
  const { code, detail, title, problems, ...rest } = value as { readonly [name: string]: unknown };
  if (typeof code !== "string") {
    return undefined;
  }
  const other = foreign(status);
  const named = typeof title === "string" ? title : other.title;
  return {
    ...other,
    ...rest,
    code,
    title: named,
    detail: typeof detail === "string" ? detail : named,
    problems: Array.isArray(problems) ? problems : [],
  };
}

function foreign(status: number): Problem {
  return {
    type: "urn:foldwork:problem:BACKEND_ANSWER",
    title: "The answer is not of the service",
    status,
    detail: `The answer ${status} has no problem document.`,
    code: "BACKEND_ANSWER",
    problems: [],
    traceId: "",
  };
}
