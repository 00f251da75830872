export { QuestionForm } from "./question-form.tsx";
export { RunPage } from "./run-page.tsx";
export { type RecentRuns, type RunDetail, type RunSummary, runQueries, shownState } from "./run-queries.ts";
export { RunStatePill } from "./run-state-pill.tsx";
export { RunsPage } from "./runs-page.tsx";
export { StartDialog, type StartDialogProps } from "./start-dialog.tsx";
export { StateIcon } from "./state-icon.tsx";
export { type RunStates, useRun, useRunStates } from "./use-run.ts";
