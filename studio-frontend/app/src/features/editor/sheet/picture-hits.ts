import { type Box, collide, MEASURES, type NodePath, type Point } from "@foldwork/model";
import type { Editor } from "../store/editor-state.ts";

/** Returns the step at a point of the screen while the sheet is a picture: a folded one, or the head of a container. */
export function stepAtPoint(editor: Editor, screen: Point): NodePath | undefined {
  const { picture, camera, scene } = editor.getState();
  const point = picture ? camera?.screenToFlowPosition(screen) : undefined;
  let found: NodePath | undefined;
  for (const { path, box, unfolded } of point ? scene.nodes.values() : []) {
    const height = unfolded ? MEASURES.header : box.height;
    if (point && collide({ ...point, width: 0, height: 0 }, { ...box, height })) {
      found = path;
    }
  }
  return found;
}

/** Returns the steps that a frame touches. A container counts when its head does: what lies in it can be meant alone. */
export function stepsInFrame(editor: Editor, frame: Box): ReadonlySet<NodePath> {
  const found = new Set<NodePath>();
  for (const { path, box, unfolded } of editor.getState().scene.nodes.values()) {
    if (collide(frame, unfolded ? { ...box, height: MEASURES.header } : box)) {
      found.add(path);
    }
  }
  return found;
}
