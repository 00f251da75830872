import type { NodePath, Pin } from "@foldwork/model";
import { messages } from "../../../messages/index.ts";
import { refuse } from "../actions/apply.ts";
import type { Editor } from "../store/editor-state.ts";
import { keepPins } from "./kept-pins.ts";

const words = messages.editor.pins;

/** Pins data to a step: runs of parts take it instead of doing the step. Kept in this browser only. */
export function pin(editor: Editor, path: NodePath, data: Pin): void {
  set(editor, new Map([...editor.getState().pins, [path, data]]));
}

export function unpin(editor: Editor, path: NodePath): void {
  set(editor, new Map([...editor.getState().pins].filter(([each]) => each !== path)));
}

function set(editor: Editor, pins: ReadonlyMap<NodePath, Pin>): void {
  editor.setState({ pins });
  if (!keepPins(editor.getState().id, pins)) {
    refuse(editor, words.noRoom);
  }
}
