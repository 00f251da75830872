import { type FlowSnapshot, holdersOf, type NodePath, type NodeTypes, type Scene, sceneOf } from "@foldwork/model";
import { type Foot, footHeight } from "../run/feet.ts";
import type { CalledFlow } from "../session/called-flows.ts";
import { sheetNodes, sheetWires } from "../sheet/to-nodes.ts";
import type { EditorState } from "./editor-state.ts";
import { ALL_UP_TO, inWindow } from "./sheet-window.ts";

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

/** Returns true for a step of a flow that is called here: it is seen in place but belongs to the other flow. */
export function isForeign(scene: Scene, path: NodePath): boolean {
  return holdersOf(path).some((holder) => scene.nodes.get(holder)?.called !== undefined);
}

type Looks = Pick<
  EditorState,
  | "scene"
  | "flow"
  | "types"
  | "selected"
  | "selectedNote"
  | "selectedWires"
  | "dragging"
  | "mayEdit"
  | "window"
  | "picture"
  | "hovered"
  | "renaming"
  | "inner"
  | "places"
>;

/** Returns the nodes and wires that are elements of the page, the same objects where nothing changed. */
export function drawn(
  state: Looks,
  before: Pick<EditorState, "nodes" | "wires">,
): Pick<EditorState, "nodes" | "wires"> {
  const { scene, flow, selected, selectedNote, dragging, mayEdit, selectedWires, places } = state;
  const elements = elementsOf(state);
  const view = {
    types: state.types,
    selected,
    selectedNote,
    moved: dragging?.places,
    mayEdit,
    places,
    elements,
    inner: state.inner,
  };
  return {
    nodes: sheetNodes(scene, flow, view, before.nodes),
    wires: sheetWires(scene, selectedWires, places, before.wires, elements),
  };
}

/** Of a picture so many selected steps are elements; the ring of the others is part of it. */
export const ELEMENTS_IN_PICTURE = 40;

/** Returns which steps are elements, what holds them among them; undefined means all. */
function elementsOf(state: Looks): ReadonlySet<NodePath> | undefined {
  const { scene, window, picture, selected, hovered, renaming } = state;
  if (scene.nodes.size <= ALL_UP_TO) {
    return undefined;
  }
  const wanted =
    picture || !window
      ? [...[...selected].slice(0, ELEMENTS_IN_PICTURE), ...[hovered, renaming].flatMap((path) => path ?? [])]
      : [...inWindow(scene, window)];
  const elements = new Set(wanted);
  for (const path of wanted) {
    for (const holder of holdersOf(path)) {
      elements.add(holder);
    }
  }
  return elements;
}
