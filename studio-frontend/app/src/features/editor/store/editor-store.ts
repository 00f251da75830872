import { type FlowSession, type NodePath, type NodeTypes, nodeValue, type Pins, type Scene } from "@foldwork/model";
import { createStore } from "zustand/vanilla";
import { overlayOf } from "../run/overlay.ts";
import type { Editor, EditorState } from "./editor-state.ts";
import { between } from "./motion.ts";
import { drawn, sceneFor } from "./shown.ts";

const NO_PLACES: EditorState["places"] = new Map();
const NO_FEET: EditorState["feet"] = new Map();

/** What an editor is made of. */
export interface EditorStart {
  readonly session: FlowSession;
  readonly id: string;
  readonly types: NodeTypes;
  readonly mayEdit: boolean;
  /** What was unfolded when the flow was left. */
  readonly unfolded: Iterable<NodePath>;
  /** What is pinned to steps in this browser. */
  readonly pins: Pins;
}

/** Returns an editor on a session. */
export function createEditor(start: EditorStart): Editor {
  const { session, types } = start;
  const { flow, saving, conflicts, undo, redo } = session.state;
  const unfolded = new Set(start.unfolded);
  const first = {
    flow,
    types,
    scene: sceneFor(flow, types, unfolded, new Map(), NO_FEET),
    places: NO_PLACES,
    selected: new Set<NodePath>(),
    selectedWires: new Set<string>(),
    selectedNote: undefined,
    dragging: undefined,
    mayEdit: start.mayEdit,
  };
  return createStore<EditorState>(() => ({
    ...first,
    ...drawn(first, { nodes: [], wires: [] }),
    session,
    id: start.id,
    saving,
    conflicts,
    undo,
    redo,
    unfolded,
    called: new Map(),
    problems: new Map(),
    run: undefined,
    runView: undefined,
    runPlaces: NO_PLACES,
    feet: NO_FEET,
    answering: undefined,
    pins: start.pins,
    trial: undefined,
    stepTab: "settings",
    flowTab: "settings",
    renaming: undefined,
    keyWire: undefined,
    picker: undefined,
    dialog: undefined,
    left: first.scene.nodes.size === 0 ? "steps" : undefined,
    inspector: true,
    yaml: false,
    tool: "select",
    minimap: true,
    far: false,
    refused: undefined,
    said: "",
    pointer: undefined,
    camera: undefined,
  }));
}

const SLIDES_AT_MOST = 150;
/** What decides where everything stands. */
const SCENE = ["flow", "unfolded", "called", "feet"] as const;

/** Takes over what changed and draws what looks different. With `slide` the steps move to their new places. */
export function update(editor: Editor, change: Partial<EditorState>, slide = false): void {
  const before = editor.getState();
  const next = { ...before, ...change };
  const sceneChanged = SCENE.some((part) => next[part] !== before[part]);
  const scene = sceneChanged ? sceneFor(next.flow, next.types, next.unfolded, next.called, next.feet) : next.scene;
  const all = { ...next, scene };
  editor.setState({ ...change, scene, ...drawn(all, before) });
  if (slide && sceneChanged && scene.nodes.size <= SLIDES_AT_MOST) {
    slideTo(editor, before.scene, scene);
  }
}

/** Draws the way from one scene to another, unless a third one comes in between. */
function slideTo(editor: Editor, from: Scene, to: Scene): void {
  between(from, to, (scene) => {
    const state = editor.getState();
    if (state.scene !== to || state.dragging) {
      return false;
    }
    editor.setState(drawn({ ...state, scene }, state));
    return true;
  });
}

/** Follows the session: what it changes is shown, what was selected and is gone is not. */
export function followSession(editor: Editor): () => void {
  return editor.getState().session.subscribe(() => {
    const { session, selected } = editor.getState();
    const { flow, saving, conflicts, undo, redo } = session.state;
    const here = [...selected].filter((path) => nodeValue(flow, path) !== undefined || isForeign(editor, path));
    const kept = here.length === selected.size ? selected : new Set(here);
    const overlay = flow.logic === editor.getState().flow.logic ? {} : overlayOf({ ...editor.getState(), flow });
    update(editor, { flow, saving, conflicts, undo, redo, selected: kept, ...overlay }, true);
  });
}

function isForeign(editor: Editor, path: NodePath): boolean {
  const { nodes } = editor.getState();
  return nodes.some((node) => node.id === path && node.type !== "note" && node.data.foreign);
}
