import { type ReactFlowState, useStoreApi } from "@xyflow/react";
import { useEffect, useRef } from "react";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import type { Editor, EditorState } from "../store/editor-state.ts";
import { onThemeChange } from "./colours.ts";
import { type Colours, coloursOf, drawPicture, marksOf, type PictureMarks } from "./draw-picture.ts";
import { type PicturePart, pictureParts } from "./picture-paths.ts";
import styles from "./sheet.module.css";

/** The sheet from afar, with too many steps for an element each: blocks and wires, drawn on one canvas. */
export function SheetPicture() {
  const picture = useEditing((state) => state.picture);
  return picture ? <Picture /> : null;
}

function Picture() {
  const editor = useEditor();
  const flow = useStoreApi();
  const place = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = place.current;
    return canvas ? keepDrawn(canvas, editor, flow) : undefined;
  }, [editor, flow]);
  return (
    <div className={styles.picture} aria-hidden="true">
      <canvas ref={place} />
    </div>
  );
}

interface FlowStore {
  getState(): ReactFlowState;
  subscribe(listener: (state: ReactFlowState, before: ReactFlowState) => void): () => void;
}

/** Draws whenever something looks different, at most once a frame; what it returns ends that. */
function keepDrawn(canvas: HTMLCanvasElement, editor: Editor, flow: FlowStore): () => void {
  let frame: number | undefined;
  let made: Made | undefined;
  let colours: Colours | undefined;
  const draw = () => {
    frame = undefined;
    const { transform, width, height } = flow.getState();
    const ratio = devicePixelRatio;
    sized(canvas, width, height, ratio);
    made = madeFrom(editor.getState(), made);
    colours ??= coloursOf(canvas);
    drawPicture(canvas, transform, ratio, made.parts, made.marks, colours);
  };
  const soon = () => {
    frame ??= requestAnimationFrame(draw);
  };
  const repainted = () => {
    colours = undefined;
    soon();
  };
  const leaveTheme = onThemeChange(repainted);
  const leaveEditor = editor.subscribe((now, before) => looksDifferent(now, before) && soon());
  const leaveFlow = flow.subscribe((now, before) => {
    if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height) {
      soon();
    }
  });
  draw();
  return () => {
    leaveTheme();
    leaveEditor();
    leaveFlow();
    cancelAnimationFrame(frame ?? 0);
  };
}

function looksDifferent(now: EditorState, before: EditorState): boolean {
  return (
    now.scene.wires !== before.scene.wires ||
    now.dragging !== before.dragging ||
    now.selected !== before.selected ||
    now.problems !== before.problems ||
    now.places !== before.places
  );
}

function sized(canvas: HTMLCanvasElement, width: number, height: number, ratio: number): void {
  const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== across || canvas.height !== down) {
    canvas.width = across;
    canvas.height = down;
  }
}

/** What a picture is drawn from, and the state it was made for. */
interface Made {
  readonly state: EditorState;
  readonly parts: readonly PicturePart[];
  readonly marks: PictureMarks;
}

function madeFrom(state: EditorState, before: Made | undefined): Made {
  const { scene, dragging, selected, problems, places } = state;
  const old = before?.state;
  const stands = old?.scene.wires === scene.wires && old.dragging?.places === dragging?.places;
  const parts = stands && before ? before.parts : pictureParts(scene, dragging?.places);
  const marked = stands && old.selected === selected && old.problems === problems && old.places === places;
  if (marked && before) {
    return { state, parts, marks: before.marks };
  }
  return { state, parts, marks: marksOf(state) };
}
