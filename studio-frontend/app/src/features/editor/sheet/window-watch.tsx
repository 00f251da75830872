import { useStore as useFlowStore, useStoreApi } from "@xyflow/react";
import { useEffect } from "react";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import { update } from "../store/editor-store.ts";
import { FAR, titleScale, windowKey, windowOf } from "../store/sheet-window.ts";
import { stepsInFrame } from "./picture-hits.ts";

/** Keeps in the editor what part of the canvas one sees and from how far, so that no more is drawn than that. */
export function WindowWatch() {
  const editor = useEditor();
  const flow = useStoreApi();
  const layer = useFlowStore(({ transform: [, , zoom] }) => (zoom >= 0.7 ? 0 : zoom >= 0.5 ? 1 : zoom >= FAR ? 2 : 3));
  const key = useFlowStore(({ transform, width, height }) =>
    width > 0 && height > 0 ? windowKey(windowOf(transform, width, height)) : undefined,
  );
  const titles = useFlowStore(({ transform: [, , zoom] }) => titleScale(zoom));
  const ready = useEditing((state) => state.camera !== undefined);
  useEffect(() => editor.setState({ far: layer === 3 }), [editor, layer]);
  useEffect(() => {
    const { transform, width, height } = flow.getState();
    // Before the whole flow has been fitted in, what would be in the window is seen by nobody.
    if (key !== undefined && ready) {
      update(editor, { window: windowOf(transform, width, height) });
    }
  }, [editor, flow, key, ready]);
  return (
    <span
      hidden
      ref={(mark) => {
        const sheet = mark?.closest<HTMLElement>("[data-sheet]");
        if (sheet) {
          sheet.toggleAttribute("data-far", layer >= 1);
          sheet.toggleAttribute("data-farther", layer >= 2);
          sheet.toggleAttribute("data-farthest", layer >= 3);
          sheet.style.setProperty("--title-scale", String(titles));
        }
      }}
    />
  );
}

/** While the sheet is a picture, a frame that is drawn on it selects steps that are no elements too. */
export function FrameInPicture() {
  const editor = useEditor();
  const picture = useEditing((state) => state.picture);
  const frame = useFlowStore((state) => (picture && state.userSelectionActive ? state.userSelectionRect : null));
  const flow = useStoreApi();
  useEffect(() => {
    if (frame) {
      const [x, y, zoom] = flow.getState().transform;
      const { width, height } = frame;
      const box = {
        x: (frame.x - x) / zoom,
        y: (frame.y - y) / zoom,
        width: width / zoom,
        height: height / zoom,
      };
      update(editor, { selected: stepsInFrame(editor, box) });
    }
  }, [editor, flow, frame]);
  return null;
}
