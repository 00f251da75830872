/**
 * What a run's events say: states by step and try, what is inside what, when it was, how two runs differ. It knows
 * neither a screen nor a framework, and does what `RunFold` of flow-model does, so that both tell the same of a run.
 */
export { type Comparison, compareRuns, type StepDifference } from "./compare.ts";
export { type Difference, differences } from "./differences.ts";
export { RunFold } from "./fold.ts";
export { holderOf, idOf, type PathPart, partsOf, placeOf } from "./path.ts";
export { type Place, type Progress, placesOf, seenState } from "./places.ts";
export { type Mark, marksOf, momentsOf, viewAt } from "./replay.ts";
export { type Folding, type MoreRow, type NodeRow, type Row, rowsOf } from "./rows.ts";
export {
  type Answer,
  isHandled,
  isSettled,
  type LogLine,
  type Question,
  type RunState,
  type RunView,
  type Step,
  type StepError,
  type StepState,
  type Try,
  type Usage,
} from "./run.ts";
export { type Counts, isTrouble, mostUrgent, NO_COUNTS, sumOf } from "./states.ts";
export { steady } from "./steady.ts";
export { type TreeNode, treeOf } from "./tree.ts";
