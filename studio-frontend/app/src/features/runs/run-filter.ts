import type { paths } from "@foldwork/api";

type RunsQuery = NonNullable<paths["/api/v1/runs"]["get"]["parameters"]["query"]>;

/** What the list of runs is narrowed to; it stands in the address. */
export interface RunFilter {
  readonly text?: string | undefined;
  /** Id of a stored flow. */
  readonly flow?: string | undefined;
  readonly state?: string | undefined;
  readonly engine?: string | undefined;
  readonly when?: string | undefined;
  readonly by?: string | undefined;
}

export const STATES = ["asking", "running", "queued", "paused", "parked", "failed", "cancelled", "succeeded"] as const;
export const ENGINES = ["local", "cloud"] as const;
export const TIMES = ["any", "hour", "day", "week", "month"] as const;

const HOUR = 3_600_000;
const PAST: Readonly<Record<string, number>> = { hour: HOUR, day: 24 * HOUR, week: 168 * HOUR, month: 720 * HOUR };
/** The service does not look for shorter texts. */
const SHORTEST_TEXT = 3;

/** Returns what the service is asked; what the address holds and nobody knows is left out. */
export function queryOf(filter: RunFilter, now: number): RunsQuery {
  const { text = "", flow, state, engine, when = "", by } = filter;
  const past = PAST[when];
  return {
    ...(text.trim().length >= SHORTEST_TEXT ? { text: text.trim() } : {}),
    ...(flow === undefined ? {} : { flow }),
    ...stateQuery(state),
    ...(engine === "local" || engine === "cloud" ? { engine } : {}),
    ...(past === undefined ? {} : { from: new Date(now - past).toISOString() }),
    ...(by === undefined ? {} : { by }),
  };
}

function stateQuery(state: string | undefined): Pick<RunsQuery, "asking" | "state"> {
  if (state === "asking") {
    return { asking: true };
  }
  return STATES.some((each) => each === state) && state !== undefined ? { state } : {};
}

/** Returns true when nothing is narrowed. */
export function isEmpty(filter: RunFilter): boolean {
  return Object.values(filter).every((value) => value === undefined || value === "" || value === "any");
}
