import { around, type NodePath } from "@foldwork/model";
import type { Editor } from "../store/editor-state.ts";
import { FAR } from "../store/sheet-window.ts";

const PADDING = 0.12;

function duration(): number {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 260;
}

/** Shows the whole flow. */
export function fitAll(editor: Editor, quick = false): void {
  const { camera, scene } = editor.getState();
  if (camera && scene.nodes.size > 0) {
    const pane = document.querySelector(".react-flow");
    const { width, height } = scene.bounds;
    const zoom = Math.min((pane?.clientWidth ?? width) / width, (pane?.clientHeight ?? height) / height);
    // A thousand steps are not drawn in full only to become blocks at once.
    editor.setState({ far: zoom < FAR });
    void camera.fitBounds(scene.bounds, { padding: PADDING, duration: quick ? 0 : duration() });
    keepReadable(editor, quick);
  }
}

/** A small flow is not drawn larger than life. */
function keepReadable(editor: Editor, quick: boolean): void {
  const { camera, scene } = editor.getState();
  const pane = document.querySelector(".react-flow");
  if (!camera || !pane) {
    return;
  }
  const { width, height, x, y } = scene.bounds;
  const least = Math.min(pane.clientWidth / (width * (1 + PADDING)), pane.clientHeight / (height * (1 + PADDING)));
  if (least > 1) {
    void camera.setCenter(x + width / 2, y + height / 2, { zoom: 1, duration: quick ? 0 : duration() });
  }
}

/** Shows these steps, as large as they fit. */
export function fitPaths(editor: Editor, paths: Iterable<NodePath>): void {
  const { camera, scene } = editor.getState();
  const box = around([...paths].flatMap((path) => scene.nodes.get(path)?.box ?? []));
  if (camera && box) {
    const grown = { x: box.x - 40, y: box.y - 40, width: box.width + 80, height: box.height + 80 };
    void camera.fitBounds(grown, { padding: 0, duration: duration() });
  }
}

export function zoomTo(editor: Editor, zoom: number): void {
  void editor.getState().camera?.zoomTo(zoom, { duration: duration() });
}

export function zoomBy(editor: Editor, way: "in" | "out"): void {
  const { camera } = editor.getState();
  void (way === "in" ? camera?.zoomIn({ duration: 120 }) : camera?.zoomOut({ duration: 120 }));
}

/** Moves the view by a part of the screen. */
export function pan(editor: Editor, dx: number, dy: number): void {
  const { camera } = editor.getState();
  const view = camera?.getViewport();
  if (camera && view) {
    void camera.setViewport({ ...view, x: view.x - dx, y: view.y - dy });
  }
}
