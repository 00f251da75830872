import { MEASURES, type NodePath, type Point, ROOT } from "@foldwork/model";
import type { Editor, PickerPlace } from "../store/editor-state.ts";
import { viewOf } from "./selection.ts";

/** Returns the place to store for a step that is to be added; undefined lets the layout find one. */
export function storedPlace(editor: Editor, { holder, canvas, from, wire }: PickerPlace): Point | undefined {
  const { scene } = editor.getState();
  const point = canvas ?? (from || wire || holder !== ROOT ? undefined : middleOfView(editor));
  return point && scene.stored(holder, point);
}

/** Returns the point at which a step of usual size stands in the middle of the view, on no other one. */
function middleOfView(editor: Editor): Point | undefined {
  const { scene } = editor.getState();
  const view = viewOf(editor);
  if (!view) {
    return undefined;
  }
  const point = {
    x: view.x + (view.width - MEASURES.width) / 2,
    y: view.y + (view.height - MEASURES.row) / 2,
  };
  const tops = [...scene.nodes.values()].filter((node) => node.holder === ROOT);
  const hits = ({ x, y }: Point) =>
    tops.find(
      ({ box }) =>
        x < box.x + box.width + MEASURES.gap &&
        box.x < x + MEASURES.width + MEASURES.gap &&
        y < box.y + box.height + MEASURES.gap &&
        box.y < y + MEASURES.row + MEASURES.gap,
    );
  for (let other = hits(point); other; other = hits(point)) {
    point.y = other.box.y + other.box.height + MEASURES.gap;
  }
  return point;
}

/**
 * Returns the innermost unfolded container at a point of the canvas into which steps can be put; the flow itself where
 * there is none.
 *
 * @param moving steps that are moved now: they and what is in them do not count
 */
export function holderAt(editor: Editor, point: Point, moving: ReadonlySet<NodePath> = new Set()): NodePath {
  const { scene, inner } = editor.getState();
  let found: NodePath = ROOT;
  const closed = new Set<NodePath>();
  for (const node of scene.nodes.values()) {
    if (moving.has(node.path) || closed.has(node.holder)) {
      closed.add(node.path);
    } else if (node.unfolded && (node.called === undefined || inner.has(node.called))) {
      const { x, y, width, height } = node.box;
      if (point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height) {
        found = node.path;
      }
    } else if (node.called !== undefined) {
      closed.add(node.path);
    }
  }
  return found;
}
