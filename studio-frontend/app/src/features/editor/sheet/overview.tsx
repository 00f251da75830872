import { type Box, notesOf, type Point } from "@foldwork/model";
import { type ReactFlowState, useStore as useFlowStore } from "@xyflow/react";
import { type PointerEvent, useEffect, useMemo, useRef, type WheelEvent } from "react";
import { messages } from "../../../messages/index.ts";
import { zoomBy } from "../actions/camera.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import type { EditorState } from "../store/editor-state.ts";
import { byStateColour, useThemeChange } from "./colours.ts";
import styles from "./overview.module.css";

const words = messages.editor.docks;
const SIZE = { width: 172, height: 96 };
const PADDING = 8;
/** A flow of few steps is not blown up. */
const LARGEST = 0.12;

/** The whole flow in small; where one points in it the sheet goes. */
export function Overview() {
  const shown = useEditing((state) => state.minimap && state.scene.nodes.size > 0);
  return shown ? <SmallMap /> : null;
}

function SmallMap() {
  const editor = useEditor();
  const bounds = useEditing((state) => state.scene.bounds);
  const scale = useMemo(() => scaleOf(bounds), [bounds]);
  const go = ({ clientX, clientY, currentTarget, buttons }: PointerEvent) => {
    const { camera } = editor.getState();
    if (camera && buttons === 1) {
      const { left, top } = currentTarget.getBoundingClientRect();
      const x = (clientX - left - scale.x) / scale.by;
      const y = (clientY - top - scale.y) / scale.by;
      void camera.setCenter(x, y, { zoom: camera.getZoom() });
    }
  };
  return (
    <div
      className={styles.map}
      role="img"
      aria-label={words.map}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={go}
      onWheel={(event: WheelEvent) => zoomBy(editor, event.deltaY < 0 ? "in" : "out")}
    >
      <Blocks scale={scale} />
      <View scale={scale} />
    </div>
  );
}

/** How the canvas lies in the map: enlarge by `by`, then shift. */
interface Scale extends Point {
  readonly by: number;
}

function scaleOf({ x, y, width, height }: Box): Scale {
  const across = (SIZE.width - 2 * PADDING) / Math.max(1, width);
  const by = Math.min(LARGEST, across, (SIZE.height - 2 * PADDING) / Math.max(1, height));
  return { by, x: (SIZE.width - width * by) / 2 - x * by, y: (SIZE.height - height * by) / 2 - y * by };
}

function Blocks({ scale }: { readonly scale: Scale }) {
  const editor = useEditor();
  const place = useRef<HTMLCanvasElement>(null);
  // Where steps stand, not what is in them: a key typed into one draws nothing anew.
  const standing = useEditing((state) => state.scene.wires);
  const selected = useEditing((state) => state.selected);
  const layout = useEditing((state) => state.flow.layout);
  const places = useEditing((state) => state.places);
  const theme = useThemeChange();
  // biome-ignore lint/correctness/useExhaustiveDependencies: when one of these is another one, it looks different
  useEffect(() => {
    const canvas = place.current;
    const { scene, flow } = editor.getState();
    if (canvas) {
      draw(canvas, scale, { scene, notes: notesOf(flow), selected, places });
    }
  }, [editor, scale, standing, layout, selected, places, theme]);
  return <canvas ref={place} />;
}

interface Mapped extends Pick<EditorState, "scene" | "selected" | "places"> {
  readonly notes: readonly Box[];
}

function draw(canvas: HTMLCanvasElement, { x, y, by }: Scale, { scene, notes, selected, places }: Mapped): void {
  const ratio = devicePixelRatio;
  canvas.width = SIZE.width * ratio;
  canvas.height = SIZE.height * ratio;
  const context = canvas.getContext("2d");
  const style = getComputedStyle(canvas);
  const fill = (colour: string, boxes: Iterable<Box>) => {
    const path = new Path2D();
    for (const box of boxes) {
      path.rect(box.x, box.y, Math.max(box.width, 1.5 / by), Math.max(box.height, 1.5 / by));
    }
    if (context) {
      context.fillStyle = style.getPropertyValue(colour);
      context.fill(path);
    }
  };
  context?.setTransform(by * ratio, 0, 0, by * ratio, x * ratio, y * ratio);
  const nodes = [...scene.nodes.values()];
  fill("--pencil-sand", notes);
  fill(
    "--depth-3",
    nodes.filter((node) => node.unfolded).map((node) => node.box),
  );
  fill(
    "--line-strong",
    nodes.filter((node) => !node.unfolded).map((node) => node.box),
  );
  const folded = (paths: Iterable<string>) =>
    [...paths].flatMap((path) => scene.nodes.get(path) ?? []).flatMap((node) => (node.unfolded ? [] : node.box));
  for (const [colour, paths] of byStateColour(places)) {
    fill(colour, folded(paths));
  }
  fill("--accent", folded(selected));
}

/** Returns the part of the canvas that is on the screen, as numbers in a text: the same text for the same part. */
function shownView({ transform: [x, y, zoom], width, height }: ReactFlowState): string {
  return [-x / zoom, -y / zoom, width / zoom, height / zoom].map(Math.round).join(" ");
}

/** What of the flow is on the screen. */
function View({ scale }: { readonly scale: Scale }) {
  const view = useFlowStore(shownView);
  const [left = 0, top = 0, width = 0, height = 0] = view.split(" ").map(Number);
  const box = {
    x: left * scale.by + scale.x,
    y: top * scale.by + scale.y,
    width: width * scale.by,
    height: height * scale.by,
  };
  const { x, y } = box;
  const around = `M0 0H${SIZE.width}V${SIZE.height}H0Z`;
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}>
      <path
        className={styles.veil}
        fillRule="evenodd"
        d={`${around}M${x} ${y}h${box.width}v${box.height}h${-box.width}Z`}
      />
      <rect className={styles.view} {...box} rx="2" />
    </svg>
  );
}
