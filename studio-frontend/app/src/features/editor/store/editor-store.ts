import {
  type FlowSession,
  type NodePath,
  type NodeTypes,
  nodeValue,
  type Pins,
  type Scene,
  sceneAfter,
} from "@foldwork/model";
import { createStore } from "zustand/vanilla";
import { overlayOf } from "../run/overlay.ts";
import type { Editor, EditorState } from "./editor-state.ts";
import { between } from "./motion.ts";
import { isPicture } from "./sheet-window.ts";
import { drawn, isForeign, sceneFor } from "./shown.ts";
import { UndoOrder } from "./undo-order.ts";

const NO_PLACES: EditorState["places"] = new Map();
const NO_FEET: EditorState["feet"] = new Map();

/** What an editor is made of. */
export interface EditorStart {
  readonly session: FlowSession;
  readonly id: string;
  readonly types: NodeTypes;
  readonly mayEdit: boolean;
  readonly openDraft: EditorState["openDraft"];
  /** What was unfolded when the flow was left. */
  readonly unfolded: Iterable<NodePath>;
  /** What is pinned to steps in this browser. */
  readonly pins: Pins;
}

/** Returns an editor on a session. */
export function createEditor(start: EditorStart): Editor {
  const { session, types } = start;
  const { flow } = session.state;
  const order = new UndoOrder(session);
  const inner: EditorState["inner"] = new Map();
  const unfolded = new Set(start.unfolded);
  const scene = sceneFor(flow, types, unfolded, new Map(), NO_FEET);
  const first = {
    flow,
    types,
    scene,
    places: NO_PLACES,
    window: undefined,
    picture: isPicture(scene, undefined, false),
    hovered: undefined,
    renaming: undefined,
    selected: new Set<NodePath>(),
    selectedWires: new Set<string>(),
    selectedNote: undefined,
    dragging: undefined,
    inner,
    mayEdit: start.mayEdit,
  };
  return createStore<EditorState>(() => ({
    ...first,
    ...drawn(first, { nodes: [], wires: [] }),
    session,
    id: start.id,
    order,
    openDraft: start.openDraft,
    ...told(session, inner, order),
    unfolded,
    called: new Map(),
    problems: new Map(),
    run: undefined,
    runView: undefined,
    replay: "closed",
    runPlaces: NO_PLACES,
    feet: NO_FEET,
    answering: undefined,
    pins: start.pins,
    trial: undefined,
    stepTab: "settings",
    flowTab: "settings",
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
  const changed = SCENE.filter((part) => next[part] !== before[part]);
  const sceneChanged = changed.length > 0;
  const alike =
    changed.every((part) => part === "flow") && sceneAfter(before.scene, before.flow, next.flow, next.types);
  const scene = alike || sceneFor(next.flow, next.types, next.unfolded, next.called, next.feet);
  const seen = sceneChanged || next.window !== before.window;
  const picture = seen ? isPicture(scene, next.window, before.picture) : before.picture;
  const all = { ...next, scene, picture };
  editor.setState({ ...change, scene, picture, ...drawn(all, before) });
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
    const { session, selected, scene, inner, order } = editor.getState();
    const { flow } = session.state;
    const here = [...selected].filter((path) => nodeValue(flow, path) !== undefined || isForeign(scene, path));
    const kept = here.length === selected.size ? selected : new Set(here);
    const overlay = flow.logic === editor.getState().flow.logic ? {} : overlayOf({ ...editor.getState(), flow });
    update(editor, { flow, selected: kept, ...told(session, inner, order), ...overlay }, true);
  });
}

/** Follows the draft of a called flow that is edited in place: it is what is shown there. */
export function followInner(editor: Editor, uses: string): () => void {
  const draft = editor.getState().inner.get(uses);
  const follow = () => {
    const { session, called, inner, order, selected } = editor.getState();
    const before = called.get(uses);
    if (!draft || !before) {
      return;
    }
    const snapshot = draft.session.state.flow;
    const shown = snapshot === before.snapshot ? called : new Map(called).set(uses, { ...before, snapshot });
    update(editor, { called: shown, ...told(session, inner, order) }, true);
    const { scene } = editor.getState();
    const kept = [...selected].filter((path) => scene.nodes.has(path));
    if (kept.length < selected.size) {
      update(editor, { selected: new Set(kept) });
    }
  };
  follow();
  return draft?.session.subscribe(follow) ?? (() => {});
}

/** Says anew what can be undone and whether all is saved, after the order of what was done has changed. */
export function retell(editor: Editor): void {
  const { session, inner, order } = editor.getState();
  editor.setState(told(session, inner, order));
}

type Told = Pick<EditorState, "saving" | "conflicts" | "undo" | "redo">;
const WORST: readonly EditorState["saving"]["kind"][] = ["refused", "offline", "saving", "saved"];

/** What all flows that are open here say together. */
function told(root: FlowSession, inner: EditorState["inner"], order: UndoOrder): Told {
  const sessions = [root, ...Array.from(inner.values(), (draft) => draft.session)];
  const { undo, redo } = order.last;
  const saving = sessions.map((session) => session.state.saving);
  return {
    saving: WORST.flatMap((kind) => saving.find((each) => each.kind === kind) ?? [])[0] ?? root.state.saving,
    conflicts: sessions.flatMap((session) => session.state.conflicts.map((conflict) => ({ session, conflict }))),
    undo: undo.state.undo,
    redo: redo.state.redo,
  };
}
