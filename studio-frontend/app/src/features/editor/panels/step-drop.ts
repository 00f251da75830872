import type { DragEvent } from "react";
import { holderAt } from "../actions/places.ts";
import { addPicked, type Picked, placedWire } from "../actions/steps.ts";
import type { Editor } from "../store/editor-state.ts";

/** What a step is called while it is dragged from the palette. */
export const STEP_DRAG = "application/x-foldwork-step";

/** Lets a step be dropped here. */
export function overSheet(event: DragEvent): void {
  if (event.dataTransfer.types.includes(STEP_DRAG)) {
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
  }
}

/** Adds the step that was dropped: into the container there, or between the ends of a wire. */
export function dropOnSheet(editor: Editor, event: DragEvent): void {
  const text = event.dataTransfer.getData(STEP_DRAG);
  const { camera, scene, mayEdit } = editor.getState();
  if (text === "" || !camera || !mayEdit) {
    return;
  }
  event.preventDefault();
  const picked = JSON.parse(text) as Picked;
  const point = camera.screenToFlowPosition({ x: event.clientX, y: event.clientY });
  const canvas = { x: point.x - 104, y: point.y - 28 };
  const wires = document.elementsFromPoint(event.clientX, event.clientY).flatMap((element) => {
    const id = element.getAttribute("data-wire");
    return scene.wires.filter((wire) => wire.id === id && wire.kind === "step");
  });
  const [wire] = wires;
  const holder = wire?.holder ?? holderAt(editor, point);
  addPicked(editor, picked, { holder, canvas, ...(wire && { wire: placedWire(wire) }) });
}
