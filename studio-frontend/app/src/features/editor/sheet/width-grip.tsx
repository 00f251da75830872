import type { NodePath } from "@foldwork/model";
import { type PointerEvent, useRef } from "react";
import { messages } from "../../../messages/index.ts";
import { classes } from "../../../ui/index.ts";
import { setWidth } from "../actions/width.ts";
import { useEditor } from "../store/editor-context.tsx";
import styles from "./width-grip.module.css";

/** The corner of a selected step by which one makes it wider or narrower. */
export function WidthGrip({ path, width }: { readonly path: NodePath; readonly width: number }) {
  const editor = useEditor();
  const start = useRef<{ readonly x: number; readonly width: number }>(undefined);
  const move = ({ clientX }: PointerEvent) => {
    const zoom = editor.getState().camera?.getZoom() ?? 1;
    if (start.current) {
      setWidth(editor, path, start.current.width + (clientX - start.current.x) / zoom);
    }
  };
  const end = () => {
    start.current = undefined;
  };
  return (
    <span
      className={classes(styles.grip, "nodrag", "nopan")}
      title={messages.editor.step.width}
      aria-hidden="true"
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width };
      }}
      onPointerMove={move}
      onPointerUp={end}
      onLostPointerCapture={end}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  );
}
