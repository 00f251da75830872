import { type FlowSnapshot, type NodePath, type NodeTypes, type Scene, sceneOf } from "@foldwork/model";
import { type Foot, footHeight } from "../run/feet.ts";
import type { CalledFlow } from "../session/called-flows.ts";
import { sheetNodes, sheetWires } from "../sheet/to-nodes.ts";
import type { EditorState } from "./editor-state.ts";

/** Returns the scene of a flow as it is unfolded here. */
export function sceneFor(
  flow: FlowSnapshot,
  types: NodeTypes,
  unfolded: ReadonlySet<NodePath>,
  called: ReadonlyMap<string, CalledFlow | undefined>,
  feet: ReadonlyMap<NodePath, Foot>,
): Scene {
  const foot = (path: NodePath, width: number) => footHeight(feet.get(path), width);
  return sceneOf(flow, { types, unfolded, foot, called: (uses) => called.get(uses)?.snapshot });
}

/** Returns what is drawn for a state: nodes and wires, the same objects where nothing changed. */
export function drawn(
  state: Pick<
    EditorState,
    "scene" | "flow" | "types" | "selected" | "selectedNote" | "dragging" | "mayEdit" | "selectedWires" | "places"
  >,
  before: Pick<EditorState, "nodes" | "wires">,
): Pick<EditorState, "nodes" | "wires"> {
  const { scene, flow, selected, selectedNote, dragging, mayEdit, selectedWires, places } = state;
  const view = { types: state.types, selected, selectedNote, moved: dragging?.places, mayEdit, places };
  return {
    nodes: sheetNodes(scene, flow, view, before.nodes),
    wires: sheetWires(scene, selectedWires, places, before.wires),
  };
}
