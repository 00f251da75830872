import { DONE, holderOf, idOf, wireFault } from "@foldwork/model";
import { messages } from "../../../messages/index.ts";
import type { Editor } from "../store/editor-state.ts";
import { flowIn } from "../store/inner-drafts.ts";
import { refuse } from "./apply.ts";
import { chosen } from "./selection.ts";
import { drawWire, placedWires } from "./steps.ts";
import { nearestStep } from "./walking.ts";

const words = messages.editor.keyWire;

/** Begins a wire at the selected step; pressed again it takes the next way out of it. */
export function beginWire(editor: Editor): void {
  const { keyWire, scene } = editor.getState();
  const from = keyWire?.from ?? chosen(editor)[0];
  const node = from === undefined ? undefined : scene.nodes.get(from);
  if (!node) {
    refuse(editor, words.needsStep);
    return;
  }
  const ports = node.shape.ports.filter((port) => port.kind === "error" || port.shown);
  const names = ports.length === 0 ? [DONE] : ports.map((port) => port.name);
  const at = keyWire ? names.indexOf(keyWire.port) + 1 : 0;
  const port = names[at % names.length] ?? DONE;
  const first = keyWire?.target ?? nearestStep(editor, node, "right", node.path)?.path;
  editor.setState({ keyWire: { from: node.path, port, target: first } });
  say(editor);
}

/** Moves the end of the wire that is drawn by keyboard. */
export function aimWire(editor: Editor, way: "left" | "right" | "up" | "down"): void {
  const { keyWire, scene } = editor.getState();
  const at = keyWire && scene.nodes.get(keyWire.target ?? keyWire.from);
  const next = at && nearestStep(editor, at, way, keyWire.from);
  if (keyWire && next) {
    editor.setState({ keyWire: { ...keyWire, target: next.path } });
    say(editor);
  }
}

/** Draws the wire, or says why it cannot be. */
export function endWire(editor: Editor): void {
  const { keyWire, types } = editor.getState();
  editor.setState({ keyWire: undefined });
  if (keyWire?.target === undefined) {
    return;
  }
  const wire = {
    holder: holderOf(keyWire.target),
    from: idOf(keyWire.from),
    port: keyWire.port,
    to: idOf(keyWire.target),
  };
  const fault = wireFault(flowIn(editor.getState(), wire.holder), wire, types);
  if (fault === undefined) {
    drawWire(editor, wire);
  } else {
    refuse(editor, fault);
  }
}

export function dropWire(editor: Editor): void {
  editor.setState({ keyWire: undefined, said: words.dropped });
}

function say(editor: Editor): void {
  const { keyWire, scene } = editor.getState();
  const title = (path: string | undefined) =>
    path === undefined ? words.nowhere : (scene.nodes.get(path)?.view.title ?? path);
  if (keyWire) {
    editor.setState({ said: words.to(title(keyWire.from), keyWire.port, title(keyWire.target)) });
  }
}

/** Opens the picker for the selected wire, the selected step, or the place of the pointer. */
export function addByKey(editor: Editor): void {
  const { selectedWires, mayEdit, selected, scene, pointer, camera } = editor.getState();
  if (!mayEdit) {
    return;
  }
  const [wire] = placedWires(editor, selectedWires);
  const [first] = selected;
  const node = first === undefined ? undefined : scene.nodes.get(first);
  if (wire) {
    editor.setState({ picker: { holder: wire.holder, wire } });
  } else if (node?.unfolded && node.called === undefined && node.view.size === 0) {
    editor.setState({ picker: { holder: node.path } });
  } else if (node && chosen(editor).length > 0) {
    const port = node.shape.ports.find((each) => each.kind === "named")?.name ?? DONE;
    editor.setState({ picker: { holder: node.holder, from: { path: node.path, port } } });
  } else {
    const sheet = document.querySelector("[data-sheet]");
    const over = pointer && document.elementFromPoint(pointer.x, pointer.y);
    const at = pointer && over && sheet?.contains(over) ? camera?.screenToFlowPosition(pointer) : undefined;
    editor.setState({ picker: { holder: "", ...(pointer && at && { screen: pointer, canvas: at }) } });
  }
}
