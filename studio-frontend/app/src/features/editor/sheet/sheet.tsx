import "@xyflow/react/dist/base.css";
import { notesOf, type Point, setNotes } from "@foldwork/model";
import {
  type NodeChange,
  PanOnScrollMode,
  ReactFlow,
  type ReactFlowProps,
  SelectionMode,
  useStore as useFlowStore,
} from "@xyflow/react";
import { type PointerEvent, useCallback, useEffect, useMemo, useState } from "react";
import { messages } from "../../../messages/index.ts";
import { apply } from "../actions/apply.ts";
import { FAR, fitAll } from "../actions/camera.ts";
import { holderAt } from "../actions/places.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import type { Editor } from "../store/editor-state.ts";
import { update } from "../store/editor-store.ts";
import { connected, faultOf, letGo, reconnected } from "./connecting.ts";
import { Container } from "./container-node.tsx";
import { dragged, draggedOver, dropped } from "./dragging.ts";
import { DrawnWire, HelperLines, KeyWireLine, WaitingWire } from "./drawn-wire.tsx";
import { Note } from "./note-node.tsx";
import styles from "./sheet.module.css";
import { NOTE_PREFIX, pathOf, type SheetNode, type SheetWire } from "./sheet-types.ts";
import { Step } from "./step-node.tsx";
import { WireEdge } from "./wire-edge.tsx";

const NODE_TYPES = { step: Step, container: Container, note: Note };
const EDGE_TYPES = { wire: WireEdge };
const CULLS_ABOVE = 150;
const DELETE_KEYS = null;
const HAND_PANS = true;
const MIDDLE_PANS = [1];

type Events = Pick<
  ReactFlowProps<SheetNode, SheetWire>,
  | "onNodesChange"
  | "onEdgesChange"
  | "onNodeDrag"
  | "onNodeDragStop"
  | "onSelectionDrag"
  | "onSelectionDragStop"
  | "onConnect"
  | "onConnectEnd"
  | "onReconnect"
  | "isValidConnection"
  | "onInit"
>;

/** The canvas with everything that lies on it. */
export function Sheet() {
  const editor = useEditor();
  const nodes = useEditing((state) => state.nodes);
  const wires = useEditing((state) => state.wires);
  const tool = useEditing((state) => state.tool);
  const [drawing, setDrawing] = useState(false);
  const events = useMemo(() => eventsOf(editor), [editor]);
  const track = useCallback(
    (event: PointerEvent) => editor.setState({ pointer: { x: event.clientX, y: event.clientY } }),
    [editor],
  );
  return (
    <section
      className={styles.sheet}
      data-sheet
      // The sheet is one stop of the Tab key; inside, Tab goes along the wires.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys are the editor's
      tabIndex={0}
      aria-label={messages.editor.sheet}
      data-drawing={drawing || undefined}
      onPointerMove={track}
      onDoubleClick={(event) => addHere(editor, event)}
    >
      <ReactFlow<SheetNode, SheetWire>
        nodes={nodes as SheetNode[]}
        edges={wires as SheetWire[]}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        {...events}
        onConnectStart={() => setDrawing(true)}
        onConnectEnd={(event, state) => {
          setDrawing(false);
          letGo(editor, event, state);
        }}
        connectionLineComponent={DrawnWire}
        connectionRadius={28}
        minZoom={0.03}
        maxZoom={2}
        zIndexMode="manual"
        elevateNodesOnSelect={false}
        elevateEdgesOnSelect={false}
        onlyRenderVisibleElements={nodes.length > CULLS_ABOVE}
        selectionOnDrag={tool === "select"}
        selectionMode={SelectionMode.Partial}
        panOnDrag={tool === "hand" ? HAND_PANS : MIDDLE_PANS}
        panOnScroll
        panOnScrollMode={PanOnScrollMode.Free}
        panActivationKeyCode="Space"
        zoomOnDoubleClick={false}
        multiSelectionKeyCode={MULTI}
        deleteKeyCode={DELETE_KEYS}
        disableKeyboardA11y
        nodeDragThreshold={3}
        autoPanOnNodeFocus={false}
        connectOnClick={false}
        proOptions={PRO}
      >
        <HelperLines />
        <KeyWireLine />
        <WaitingWire />
        <Grid />
        <ZoomLayer />
      </ReactFlow>
    </section>
  );
}

const MULTI = ["Shift", "Meta", "Control"];
/** The library's mark is in the notices of the studio instead of on the sheet. */
const PRO = { hideAttribution: true };

function eventsOf(editor: Editor): Events {
  const over = (event: MouseEvent | TouchEvent | { readonly clientX: number; readonly clientY: number }) => {
    const point = "changedTouches" in event ? event.changedTouches[0] : event;
    if (point) {
      draggedOver(editor, { x: point.clientX, y: point.clientY });
    }
  };
  return {
    onNodesChange: (changes) => nodesChanged(editor, changes),
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

function nodesChanged(editor: Editor, changes: readonly NodeChange<SheetNode>[]): void {
  const { selected, selectedNote } = editor.getState();
  const next = new Set(selected);
  let note = selectedNote;
  let selects = false;
  const places = new Map<string, Point>();
  for (const change of changes) {
    if (change.type === "select") {
      selects = true;
      const path = pathOf(change.id);
      if (path !== undefined) {
        next[change.selected ? "add" : "delete"](path);
      } else {
        const number = Number(change.id.slice(NOTE_PREFIX.length));
        note = change.selected ? number : note === number ? undefined : note;
      }
    } else if (change.type === "position" && change.position && change.dragging) {
      places.set(change.id, change.position);
    } else if (change.type === "dimensions" && change.resizing && change.dimensions) {
      resizeNote(editor, change.id, change.dimensions);
    }
  }
  if (selects) {
    update(editor, { selected: next, selectedNote: note, refused: undefined });
  }
  if (places.size > 0) {
    dragged(editor, places);
  }
}

function resizeNote(editor: Editor, id: string, { width, height }: { width: number; height: number }): void {
  const number = Number(id.slice(NOTE_PREFIX.length));
  apply(editor, (flow) =>
    setNotes(
      flow,
      notesOf(flow).map((note, i) =>
        i === number ? { ...note, width: Math.round(width), height: Math.round(height) } : note,
      ),
    ),
  );
}

/** A double click on the empty sheet asks for a step there. */
function addHere(
  editor: Editor,
  event: { readonly target: EventTarget; readonly clientX: number; readonly clientY: number },
) {
  const { camera, mayEdit } = editor.getState();
  const empty = event.target instanceof Element && event.target.classList.contains("react-flow__pane");
  if (!camera || !mayEdit || !empty) {
    return;
  }
  const screen = { x: event.clientX, y: event.clientY };
  const canvas = camera.screenToFlowPosition(screen);
  editor.setState({ picker: { screen, canvas, holder: holderAt(editor, canvas) } });
}

/** The crosses of the empty sheet; they go when one is far away. */
function Grid() {
  const [x, y, zoom] = useFlowStore((state) => state.transform);
  const size = 96 * zoom;
  if (size < 40) {
    return null;
  }
  return (
    <svg className={styles.grid} aria-hidden="true">
      <pattern id="sheet-grid" x={x} y={y} width={size} height={size} patternUnits="userSpaceOnUse">
        <path d={`M${size / 2 - 3} ${size / 2}h6M${size / 2} ${size / 2 - 3}v6`} />
      </pattern>
      <rect width="100%" height="100%" fill="url(#sheet-grid)" />
    </svg>
  );
}

/** Says how far away the sheet is, so that less is drawn of each step. */
function ZoomLayer() {
  const editor = useEditor();
  const layer = useFlowStore(({ transform: [, , zoom] }) => (zoom >= 0.7 ? 0 : zoom >= 0.5 ? 1 : zoom >= FAR ? 2 : 3));
  useEffect(() => editor.setState({ far: layer === 3 }), [editor, layer]);
  return (
    <span
      hidden
      ref={(mark) => {
        const sheet = mark?.closest<HTMLElement>("[data-sheet]");
        if (sheet) {
          sheet.toggleAttribute("data-far", layer >= 1);
          sheet.toggleAttribute("data-farther", layer >= 2);
          sheet.toggleAttribute("data-farthest", layer >= 3);
        }
      }}
    />
  );
}
