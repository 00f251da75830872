export { RunPage } from "./run-page.tsx";
export { type RecentRuns, type RunSummary, runQueries, shownState } from "./run-queries.ts";
export { RunStatePill } from "./run-state-pill.tsx";
export { RunsPage } from "./runs-page.tsx";
