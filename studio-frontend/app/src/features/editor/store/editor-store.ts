import { type FlowSession, type NodePath, type NodeTypes, nodeValue, type Scene } from "@foldwork/model";
import { createStore } from "zustand/vanilla";
import type { Editor, EditorState } from "./editor-state.ts";
import { between } from "./motion.ts";
import { drawn, sceneFor } from "./shown.ts";

/** What an editor is made of. */
export interface EditorStart {
  readonly session: FlowSession;
  readonly id: string;
  readonly types: NodeTypes;
  readonly mayEdit: boolean;
  /** What was unfolded when the flow was left. */
  readonly unfolded: Iterable<NodePath>;
}

/** Returns an editor on a session. */
export function createEditor(start: EditorStart): Editor {
  const { session, types } = start;
  const { flow, saving, conflicts, undo, redo } = session.state;
  const unfolded = new Set(start.unfolded);
  const first = {
    flow,
    types,
    scene: sceneFor(flow, types, unfolded, new Map()),
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

/** Takes over what changed and draws what looks different. With `slide` the steps move to their new places. */
export function update(editor: Editor, change: Partial<EditorState>, slide = false): void {
  const before = editor.getState();
  const next = { ...before, ...change };
  const sceneChanged = next.flow !== before.flow || next.unfolded !== before.unfolded || next.called !== before.called;
  const scene = sceneChanged ? sceneFor(next.flow, next.types, next.unfolded, next.called) : next.scene;
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
    update(editor, { flow, saving, conflicts, undo, redo, selected: kept }, true);
  });
}

function isForeign(editor: Editor, path: NodePath): boolean {
  const { nodes } = editor.getState();
  return nodes.some((node) => node.id === path && node.type !== "note" && node.data.foreign);
}
