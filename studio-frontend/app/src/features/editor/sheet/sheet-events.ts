import { notesOf, type Point, setNotes } from "@foldwork/model";
import type { NodeChange, ReactFlowProps, ReactFlowState } from "@xyflow/react";
import { applyToFlow } from "../actions/apply.ts";
import { fitAll } from "../actions/camera.ts";
import { select } from "../actions/selection.ts";
import type { Editor } from "../store/editor-state.ts";
import { update } from "../store/editor-store.ts";
import { connected, faultOf, reconnected } from "./connecting.ts";
import { dragged, draggedOver, dropped } from "./dragging.ts";
import { stepAtPoint } from "./picture-hits.ts";
import { NOTE_PREFIX, pathOf, type SheetNode, type SheetWire } from "./sheet-types.ts";

type Events = Pick<
  ReactFlowProps<SheetNode, SheetWire>,
  | "onNodesChange"
  | "onEdgesChange"
  | "onNodeDrag"
  | "onNodeDragStop"
  | "onPaneClick"
  | "onSelectionStart"
  | "onSelectionDrag"
  | "onSelectionDragStop"
  | "onConnect"
  | "onReconnect"
  | "isValidConnection"
  | "onInit"
>;

/** What React Flow holds of what a person is doing. */
export type SheetGestures = Pick<ReactFlowState, "multiSelectionActive" | "userSelectionActive">;

/** Returns what becomes of what a person does on the sheet. */
export function eventsOf(editor: Editor, gestures: () => SheetGestures): Events {
  const over = (event: MouseEvent | TouchEvent | { readonly clientX: number; readonly clientY: number }) => {
    const point = "changedTouches" in event ? event.changedTouches[0] : event;
    if (point) {
      draggedOver(editor, { x: point.clientX, y: point.clientY });
    }
  };
  return {
    onNodesChange: (changes) => nodesChanged(editor, changes, gestures()),
    onEdgesChange: (changes) => {
      const selectedWires = new Set(editor.getState().selectedWires);
      for (const change of changes) {
        if (change.type === "select") {
          selectedWires[change.selected ? "add" : "delete"](change.id);
        }
      }
      update(editor, { selectedWires });
    },
    onNodeDrag: (event) => over(event),
    onNodeDragStop: () => dropped(editor),
    // What is selected need not be an element, so React Flow knows only some of it.
    onPaneClick: (event) => {
      const path = stepAtPoint(editor, { x: event.clientX, y: event.clientY });
      // It takes the selection away itself after this.
      queueMicrotask(() => select(editor, path === undefined ? [] : [path]));
    },
    onSelectionStart: () => select(editor, []),
    onSelectionDrag: (event) => over(event),
    onSelectionDragStop: () => dropped(editor),
    onConnect: (connection) => connected(editor, connection),
    onReconnect: (old, connection) => reconnected(editor, old, connection),
    isValidConnection: (ends) =>
      faultOf(editor, { ...ends, sourceHandle: ends.sourceHandle ?? null, targetHandle: ends.targetHandle ?? null }) ===
      undefined,
    onInit: (camera) => {
      editor.setState({ camera });
      fitAll(editor, true);
    },
  };
}

function nodesChanged(editor: Editor, changes: readonly NodeChange<SheetNode>[], gestures: SheetGestures): void {
  const places = new Map<string, Point>();
  for (const change of changes) {
    if (change.type === "position" && change.position && change.dragging) {
      places.set(change.id, change.position);
    } else if (change.type === "dimensions" && change.resizing && change.dimensions) {
      resizeNote(editor, change.id, change.dimensions);
    }
  }
  selectionChanged(editor, changes, gestures);
  if (places.size > 0) {
    dragged(editor, places);
  }
}

function selectionChanged(editor: Editor, changes: readonly NodeChange<SheetNode>[], gestures: SheetGestures): void {
  const chosen = changes.flatMap((change) => (change.type === "select" ? [change] : []));
  if (chosen.length === 0) {
    return;
  }
  const { selected, selectedNote, nodes } = editor.getState();
  const replaces = chosen.some((each) => each.selected) && !gestures.multiSelectionActive;
  // One that is chosen alone takes the place of all others, also of those that are no elements now.
  const known = replaces && !gestures.userSelectionActive ? new Set(nodes.map((node) => node.id)) : undefined;
  const next = new Set([...selected].filter((path) => known === undefined || known.has(path)));
  let note = selectedNote;
  for (const { id, selected: on } of chosen) {
    const path = pathOf(id);
    if (path !== undefined) {
      next[on ? "add" : "delete"](path);
    } else {
      const number = Number(id.slice(NOTE_PREFIX.length));
      note = on ? number : note === number ? undefined : note;
    }
  }
  update(editor, { selected: next, selectedNote: note, refused: undefined });
}

function resizeNote(editor: Editor, id: string, { width, height }: { width: number; height: number }): void {
  const number = Number(id.slice(NOTE_PREFIX.length));
  applyToFlow(editor, (flow) =>
    setNotes(
      flow,
      notesOf(flow).map((note, i) =>
        i === number ? { ...note, width: Math.round(width), height: Math.round(height) } : note,
      ),
    ),
  );
}
