import { ProblemError } from "@foldwork/api";
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { sessionEnded } from "./session-end.ts";
import { needsSession } from "./told.ts";

const MOST_TRIES = 3;

function hear(fault: Error): void {
  if (needsSession(fault)) {
    sessionEnded();
  }
}

/** What the service said, kept for a while. A refusal is no accident, so it is not asked for again. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: hear }),
  mutationCache: new MutationCache({ onError: hear }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, fault) => failures < MOST_TRIES && mayPass(fault),
      retryDelay: (failures, fault) => retryAfter(fault) ?? Math.min(8_000, 500 * 2 ** failures),
    },
  },
});

/** Asks for everything anew that is no more than an answer; what lives on a page, such as an open draft, goes on. */
export function askAnew(): Promise<void> {
  return queryClient.invalidateQueries({ predicate: ({ meta }) => meta?.lives !== true });
}

function mayPass(fault: Error): boolean {
  return fault instanceof ProblemError && (fault.status >= 500 || fault.status === 429);
}

function retryAfter(fault: Error): number | undefined {
  const seconds = fault instanceof ProblemError ? fault.retryAfter : undefined;
  return seconds === undefined ? undefined : seconds * 1000;
}
