import {
  addNode,
  changeNodes,
  connect,
  DONE,
  deleteNodes,
  disconnect,
  duplicate,
  type Edit,
  EditRefused,
  type FlowSnapshot,
  freshId,
  holderOf,
  idFrom,
  idOf,
  insertOnWire,
  type NewNode,
  type NodePath,
  nodeView,
  notesOf,
  type PlacedWire,
  renameNode,
  replaceType,
  setNotes,
} from "@foldwork/model";
import type { Editor, PickerPlace } from "../store/editor-state.ts";
import { update } from "../store/editor-store.ts";
import { flowIn } from "../store/inner-drafts.ts";
import { apply, applyToFlow } from "./apply.ts";
import { chained } from "./chained.ts";
import { storedPlace } from "./places.ts";
import { bringIntoView, chosen, select } from "./selection.ts";
import { focusStep } from "./walking.ts";

/** What is picked: a type, or a flow of the team to call. */
export interface Picked {
  readonly type: string;
  readonly title?: string;
  readonly uses?: string;
}

/** Adds what was picked where the picker was opened. */
export function addPicked(editor: Editor, picked: Picked, place: PickerPlace): void {
  const { types } = editor.getState();
  editor.setState({ picker: undefined });
  if (place.replace !== undefined) {
    const path = place.replace;
    apply(editor, (flow) => replaceType(flow, path, picked.type, types), holderOf(path));
    return;
  }
  const done = apply(
    editor,
    (flow) => {
      const at = storedPlace(editor, place);
      const node: NewNode = { ...picked, holder: place.holder, ...(at && { at }) };
      return place.wire ? insertOnWire(flow, place.wire, node, types) : joined(editor, flow, node, place);
    },
    place.holder,
  );
  if (done) {
    const added = [...editor.getState().selected];
    bringIntoView(editor, added);
    // Whoever goes on with the keyboard goes on from the new step.
    const [first] = added;
    if (first !== undefined) {
      focusStep(first);
    }
  }
}

/** Adds a step with the wire that was drawn to it or from it, as one thing to undo. */
function joined(editor: Editor, flow: FlowSnapshot, node: NewNode, { from, to }: PickerPlace): Edit {
  const { types } = editor.getState();
  if (from) {
    const need = from.port === DONE ? idOf(from.path) : `${idOf(from.path)}.${from.port}`;
    return addNode(flow, { ...node, needs: [need] }, types);
  }
  const edit = addNode(flow, node, types);
  const [path] = edit.select;
  if (to === undefined || path === undefined) {
    return edit;
  }
  const wire = { holder: holderOf(to), from: idOf(path), port: DONE, to: idOf(to) };
  return chained(flow, edit.label, [() => edit, (next) => ({ ...connect(next, wire, types), select: [path] })]);
}

/** Puts the focus on the sheet, where its keys work. */
export function focusSheet(): void {
  document.querySelector<HTMLElement>("[data-sheet]")?.focus({ preventScroll: true });
}

/** Deletes what is selected: steps, wires or a note. With `join` what came before is joined to what follows. */
export function deleteSelected(editor: Editor, join = false): void {
  const { selectedWires, selectedNote } = editor.getState();
  const paths = chosen(editor);
  if (selectedNote !== undefined) {
    applyToFlow(editor, (flow) =>
      setNotes(
        flow,
        notesOf(flow).filter((_, i) => i !== selectedNote),
        "Delete a note",
      ),
    );
    update(editor, { selectedNote: undefined });
  } else if (paths.length > 0) {
    apply(editor, (flow) => deleteNodes(flow, paths, join));
  } else if (selectedWires.size > 0) {
    const wires = placedWires(editor, selectedWires);
    apply(editor, (flow) => disconnect(flow, wires), wires[0]?.holder);
    update(editor, { selectedWires: new Set() });
  }
}

/** Returns wires of the sheet as the model names them. */
export function placedWires(editor: Editor, ids: ReadonlySet<string>): readonly PlacedWire[] {
  const { scene } = editor.getState();
  return scene.wires.filter(({ id }) => ids.has(id)).map(placedWire);
}

/** Returns a wire of the sheet as the model names it. */
export function placedWire(wire: { holder: NodePath; source: NodePath; port: string; target: NodePath }): PlacedWire {
  return { holder: wire.holder, from: idOf(wire.source), port: wire.port, to: idOf(wire.target) };
}

export function duplicateSelected(editor: Editor): void {
  const paths = chosen(editor);
  if (paths.length > 0) {
    apply(editor, (flow) => duplicate(flow, paths));
  }
}

/** Disables the selected steps, or enables them when all of them are disabled. */
export function toggleDisabled(editor: Editor): void {
  const paths = chosen(editor);
  if (paths.length > 0) {
    apply(editor, (flow) =>
      changeNodes(flow, paths, { disabled: !paths.every((path) => nodeView(flow, path)?.disabled) }),
    );
  }
}

/** Begins to rename a step in place. */
export function beginRenaming(editor: Editor, path = chosen(editor)[0]): void {
  if (path !== undefined && editor.getState().mayEdit) {
    update(editor, { renaming: path });
  }
}

/**
 * Gives a step another title. Its id follows while it is still the one that the title gave; expressions that read it
 * follow the id.
 */
export function rename(editor: Editor, path: NodePath, title: string): void {
  editor.setState({ renaming: undefined });
  const view = nodeView(flowIn(editor.getState(), holderOf(path)), path);
  const words = title.trim();
  if (!view || words === "" || words === view.title) {
    return;
  }
  apply(editor, (flow) => retitled(flow, path, words), holderOf(path));
}

function retitled(flow: FlowSnapshot, path: NodePath, title: string): Edit {
  const view = nodeView(flow, path);
  const titled = { ...changeNodes(flow, [path], { title }), select: [path] };
  const free = freshId(flow, holderOf(path), idFrom(title, view?.id), []);
  if (!view || !followsTitle(view.id, view.title)) {
    return titled;
  }
  try {
    return chained(flow, titled.label, [() => titled, (next) => renameNode(next, path, free)]);
  } catch (fault) {
    if (fault instanceof EditRefused) {
      return titled;
    }
    throw fault;
  }
}

function followsTitle(id: string, title: string): boolean {
  const plain = idFrom(title, id);
  return id === plain || id.replace(/_\d+$/, "") === plain;
}

/** Gives a step another id; wires and expressions follow. */
export function changeId(editor: Editor, path: NodePath, id: string): boolean {
  const { unfolded } = editor.getState();
  const done = apply(editor, (flow) => renameNode(flow, path, id), holderOf(path));
  const [now] = editor.getState().selected;
  if (done && now !== undefined && now !== path) {
    const moved = [...unfolded].map((each) =>
      each === path || each.startsWith(`${path}.`) ? now + each.slice(path.length) : each,
    );
    update(editor, { unfolded: new Set(moved) });
  }
  return done;
}

/** Draws a wire. */
export function drawWire(editor: Editor, wire: PlacedWire): boolean {
  const { types } = editor.getState();
  return apply(editor, (flow) => connect(flow, wire, types), wire.holder);
}

/** Adds a free note at a point of the canvas. */
export function addNote(editor: Editor, point: { readonly x: number; readonly y: number }): void {
  const note = { text: "", x: Math.round(point.x), y: Math.round(point.y), width: 208, height: 88 };
  const number = notesOf(editor.getState().flow).length;
  if (applyToFlow(editor, (flow) => setNotes(flow, [...notesOf(flow), note], "Add a note"))) {
    select(editor, []);
    update(editor, { selectedNote: number });
  }
}
