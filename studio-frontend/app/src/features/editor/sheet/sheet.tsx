import "@xyflow/react/dist/base.css";
import { PanOnScrollMode, ReactFlow, SelectionMode, useStore as useFlowStore, useStoreApi } from "@xyflow/react";
import { type PointerEvent, useCallback, useMemo, useState } from "react";
import { messages } from "../../../messages/index.ts";
import { holderAt } from "../actions/places.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import type { Editor } from "../store/editor-state.ts";
import { update } from "../store/editor-store.ts";
import { ALL_UP_TO } from "../store/sheet-window.ts";
import { letGo } from "./connecting.ts";
import { Container } from "./container-node.tsx";
import { DrawnWire, HelperLines, KeyWireLine, WaitingWire } from "./drawn-wire.tsx";
import { Note } from "./note-node.tsx";
import { stepAtPoint } from "./picture-hits.ts";
import styles from "./sheet.module.css";
import { eventsOf } from "./sheet-events.ts";
import { SheetPicture } from "./sheet-picture.tsx";
import type { SheetNode, SheetWire } from "./sheet-types.ts";
import { Step } from "./step-node.tsx";
import { StickyHeads } from "./sticky-heads.tsx";
import { FrameInPicture, WindowWatch } from "./window-watch.tsx";
import { WireEdge } from "./wire-edge.tsx";

const NODE_TYPES = { step: Step, container: Container, note: Note };
const EDGE_TYPES = { wire: WireEdge };
const DELETE_KEYS = null;
const HAND_PANS = true;
const MIDDLE_PANS = [1];

/** The canvas with everything that lies on it. */
export function Sheet() {
  const editor = useEditor();
  const nodes = useEditing((state) => state.nodes);
  const wires = useEditing((state) => state.wires);
  const tool = useEditing((state) => state.tool);
  const [drawing, setDrawing] = useState(false);
  const culls = useEditing((state) => state.scene.nodes.size > ALL_UP_TO);
  const picture = useEditing((state) => state.picture);
  const waiting = useEditing((state) => state.camera === undefined);
  const flow = useStoreApi();
  const events = useMemo(() => eventsOf(editor, flow.getState), [editor, flow]);
  const track = useCallback((event: PointerEvent) => pointed(editor, event), [editor]);
  return (
    <section
      className={styles.sheet}
      data-sheet
      // The sheet is one stop of the Tab key; inside, Tab goes along the wires.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys are the editor's
      tabIndex={0}
      aria-label={messages.editor.sheet}
      data-drawing={drawing || undefined}
      data-picture={picture || undefined}
      data-waiting={waiting || undefined}
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
        // A port that is only clicked is heard too: it asks for the next step.
        connectionDragThreshold={0}
        minZoom={0.03}
        maxZoom={2}
        zIndexMode="manual"
        elevateNodesOnSelect={false}
        elevateEdgesOnSelect={false}
        onlyRenderVisibleElements={culls}
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
        <SheetPicture />
        <FrameInPicture />
        <WindowWatch />
        <StickyHeads />
      </ReactFlow>
    </section>
  );
}

const MULTI = ["Shift", "Meta", "Control"];
/** The library's mark is in the notices of the studio instead of on the sheet. */
const PRO = { hideAttribution: true };

/** Remembers where the pointer is. In a picture the step under it becomes an element, so that it can be taken hold of. */
function pointed(editor: Editor, { clientX: x, clientY: y, buttons }: PointerEvent): void {
  editor.setState({ pointer: { x, y } });
  const { picture, hovered } = editor.getState();
  if (picture && buttons === 0) {
    const path = stepAtPoint(editor, { x, y });
    if (path !== hovered) {
      update(editor, { hovered: path });
    }
  }
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
