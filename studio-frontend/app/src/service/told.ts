import { LostConnectionError, type Problem, ProblemError } from "@foldwork/api";
import { messages } from "../messages/index.ts";

/** A fault in words: what is so, and what to do next. */
export interface Told {
  readonly what: string;
  readonly next: string;
  /** Further sentences, one for each thing that is listed. */
  readonly more: readonly string[];
  /** What an operator looks for in the log; only where nobody else can help. */
  readonly trace: string | undefined;
}

const NO_SESSION = new Set(["TOKEN_MISSING", "TOKEN_INVALID", "SESSION_INVALID"]);

/** Returns true when the service does not know who calls. */
export function needsSession(fault: unknown): boolean {
  return fault instanceof ProblemError && NO_SESSION.has(fault.code);
}

/** Returns any fault in words. */
export function told(fault: unknown): Told {
  if (fault instanceof ProblemError) {
    return refusal(fault);
  }
  const words = fault instanceof LostConnectionError ? messages.problems.offline : messages.problems.unexpected;
  return { ...words, more: [], trace: undefined };
}

function refusal({ code, status, problem, retryAfter }: ProblemError): Told {
  const words = messages.problems.byCode[code] ?? byStatus(status);
  const more = listed(problem).filter((text) => text !== problem.detail);
  const next = status === 429 && retryAfter !== undefined ? messages.problems.waitSeconds(retryAfter) : words.next;
  // The service says what it is about: which flow, which key. Only what its words cannot say to a person is replaced.
  return {
    what: words.what ?? problem.detail ?? messages.problems.unexpected.what,
    next,
    more,
    trace: status >= 500 && problem.traceId !== "" ? problem.traceId : undefined,
  };
}

function byStatus(status: number): { readonly what?: string; readonly next: string } {
  const { byStatus: known, refused } = messages.problems;
  return known[status] ?? (status >= 500 ? known[500] : undefined) ?? refused;
}

function listed(problem: Problem): readonly string[] {
  return problem.problems.flatMap(({ message }) => (typeof message === "string" ? [message] : []));
}
