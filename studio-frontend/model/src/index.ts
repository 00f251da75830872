/**
 * The flow editor's model: what a flow is, what can be done to it, where everything stands, and how it is kept in step
 * with the service. It knows neither a screen nor a framework. Values are never changed: an operation gives an
 * {@link Edit}, a {@link FlowSession} applies, saves and undoes it.
 */
export { collapse } from "./borders/collapse.ts";
export { onlyExpression } from "./borders/inline.ts";
export { editInside, insideAt } from "./borders/inside.ts";
export { moveNodes } from "./borders/move.ts";
export { collapseToFlow, type OwnFlow } from "./borders/own-flow.ts";
export { unpack } from "./borders/unpack.ts";
export { unpackCall } from "./borders/unpack-call.ts";
export { nodeProblems, quickProblems } from "./check/check.ts";
export type { Fix, QuickProblem } from "./check/problem.ts";
export { nodeSeen, readable, type Scope, scopeAt } from "./check/scope.ts";
export { nearest } from "./check/suggest.ts";
export { type ChangedStep, changedSteps } from "./diff/changed-steps.ts";
export { type Difference, differences } from "./diff/differences.ts";
export { BUILT_IN_TYPES } from "./document/built-in-types.ts";
export { type DocumentPlace, documentAt } from "./document/called.ts";
export {
  allPaths,
  eachNode,
  type FlowNode,
  type FlowPart,
  type FlowSnapshot,
  flowSnapshot,
  nodesOf,
  nodeValue,
} from "./document/flow.ts";
export { type Wire, wiresOf } from "./document/graph.ts";
export { type CanvasNote, type NodePlace, notesOf, placeOf } from "./document/layout.ts";
export { type BodyKind, hasBody, type NodeType, type NodeTypes, nodeTypes } from "./document/node-types.ts";
export { DONE, ERROR, type Need, type NodeView, nodeView } from "./document/node-view.ts";
export {
  childPath,
  contains,
  holderOf,
  holdersOf,
  idOf,
  type NodePath,
  nodeAt,
  nodePointer,
  outermost,
  ROOT,
} from "./document/path.ts";
export { optionId, type Port, portsOf } from "./document/ports.ts";
export { accessOf, type Requirement, requirementsOf } from "./document/requirements.ts";
export { type Alignment, align, distribute, type HelperLine, type Snapped, snap } from "./geometry/align.ts";
export { around, type Box, collide } from "./geometry/box.ts";
export type { LayoutBox, Layouter, LayoutWire } from "./geometry/layouter.ts";
export type { Point } from "./geometry/point.ts";
export { type Scene, type SceneOptions, sceneOf } from "./geometry/scene.ts";
export { sceneAfter } from "./geometry/scene-after.ts";
export type { SceneNode } from "./geometry/scene-node.ts";
export type { SceneWire } from "./geometry/scene-wires.ts";
export { MEASURES, type PlacedPort, type StepShape } from "./geometry/sizes.ts";
export { type Tidying, tidy } from "./geometry/tidy.ts";
export { History, type LogEntry, type Undone } from "./history/history.ts";
export { PatchError, type PatchStep } from "./json/patch.ts";
export { type Pointer, pointerOf, valueAt } from "./json/pointer.ts";
export { deepEqual, isList, isObject, type JsonList, type JsonObject, type JsonValue, objectOf } from "./json/value.ts";
export { addNode, dropOnWire, insertOnWire, type NewNode } from "./operation/add.ts";
export {
  changeFlow,
  changeNodes,
  type FlowChange,
  type NodeChange,
  setFile,
  setOutput,
  setSetting,
} from "./operation/change.ts";
export { copyText, duplicate, type PasteTarget, pasteText } from "./operation/clipboard.ts";
export { deleteNodes } from "./operation/delete.ts";
export { applyEdit, type Edit, type EditProblem, EditRefused } from "./operation/edit.ts";
export { freshId, idFrom, titleOf } from "./operation/names.ts";
export { placeNodes, resizeNode, setNotes, WIDTH } from "./operation/place.ts";
export { renameNode } from "./operation/rename.ts";
export { type Replacing, replaceAll } from "./operation/replace-all.ts";
export { replaceType } from "./operation/replace-type.ts";
export { replaceText, restore, type WrittenFlow } from "./operation/text.ts";
export { connect, disconnect, type PlacedWire, rewire, wireFault } from "./operation/wires.ts";
export { type Query, queryOf } from "./search/query.ts";
export { type FoundText, type SearchHit, searchFlow } from "./search/search.ts";
export { FlowSession, type SessionOptions } from "./sync/flow-session.ts";
export type { Pending } from "./sync/pending.ts";
export type { Conflict, ConflictField } from "./sync/rebase.ts";
export type { KeptWork, Saving, Schedule, SessionState, WorkStore } from "./sync/session-state.ts";
export {
  type Change,
  type Half,
  type LoadedDraft,
  type Saved,
  type Transport,
  TransportFault,
} from "./sync/transport.ts";
export { type ReadText, readYaml, yamlText } from "./text/yaml.ts";
export type { Pin, Pins } from "./trial/pins.ts";
export { type Trial, trialOfStep, trialUpTo } from "./trial/trial.ts";
