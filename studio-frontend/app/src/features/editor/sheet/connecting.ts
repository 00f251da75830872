import { DONE, holderOf, idOf, type NodePath, type PlacedWire, rewire, wireFault } from "@foldwork/model";
import type { Connection, FinalConnectionState } from "@xyflow/react";
import { apply, refuse } from "../actions/apply.ts";
import { holderAt } from "../actions/places.ts";
import { drawWire, placedWire } from "../actions/steps.ts";
import type { Editor } from "../store/editor-state.ts";
import { flowIn } from "../store/inner-drafts.ts";
import { INNER_ENTRY, INNER_EXIT, pathOf, type SheetWire } from "./sheet-types.ts";

interface Ends {
  readonly source: string | null;
  readonly sourceHandle?: string | null;
  readonly target: string | null;
  readonly targetHandle?: string | null;
}

/** Returns the wire that two ends mean. */
export function wireOf({ source, sourceHandle, target }: Ends): PlacedWire | undefined {
  const [from, to] = [source === null ? undefined : pathOf(source), target === null ? undefined : pathOf(target)];
  if (from === undefined || to === undefined) {
    return undefined;
  }
  return {
    holder: holderOf(to),
    from: holderOf(from) === holderOf(to) ? idOf(from) : "",
    port: sourceHandle ?? DONE,
    to: idOf(to),
  };
}

/** Returns why two ends cannot be joined, in one line; undefined when they can. */
export function faultOf(editor: Editor, ends: Ends): string | undefined {
  const state = editor.getState();
  const inner = ends.sourceHandle === INNER_ENTRY || ends.targetHandle === INNER_EXIT;
  const wire = inner ? undefined : wireOf(ends);
  return wire ? wireFault(flowIn(state, wire.holder), wire, state.types) : "A wire joins two steps of the same sheet.";
}

/** Joins what a person drew. */
export function connected(editor: Editor, connection: Connection): void {
  const wire = wireOf(connection);
  if (wire) {
    drawWire(editor, wire);
  }
}

/** Moves an end of a wire. */
export function reconnected(editor: Editor, old: SheetWire, connection: Connection): void {
  const { types } = editor.getState();
  const next = wireOf(connection);
  if (next && old.data) {
    const before = placedWire(old.data.wire);
    apply(editor, (flow) => rewire(flow, before, next, types), before.holder);
  }
}

/** What follows when a wire was let go: on a step it is joined to it, in the empty a step is picked for it. */
export function letGo(editor: Editor, event: MouseEvent | TouchEvent, state: FinalConnectionState): void {
  const { fromNode, fromHandle, isValid } = state;
  const path = fromNode ? pathOf(fromNode.id) : undefined;
  if (isValid || path === undefined || !fromHandle) {
    return;
  }
  const point = "changedTouches" in event ? event.changedTouches[0] : event;
  const screen = { x: point?.clientX ?? 0, y: point?.clientY ?? 0 };
  const backwards = fromHandle.type === "target";
  const port = fromHandle.id ?? DONE;
  const node = nodeAtPoint(screen);
  if (node !== undefined && node !== path) {
    const ends = backwards
      ? { source: node, sourceHandle: DONE, target: path }
      : { source: path, sourceHandle: port, target: node };
    const fault = faultOf(editor, ends);
    if (fault !== undefined) {
      refuse(editor, fault);
    } else {
      connected(editor, { ...ends, targetHandle: null });
    }
    return;
  }
  if (node === path && !isClick(state, screen, editor)) {
    return;
  }
  openPicker(editor, path, port, backwards, screen);
}

/** A port that is only clicked asks for the next step too, beside this one. */
function isClick({ from }: FinalConnectionState, screen: { x: number; y: number }, editor: Editor): boolean {
  const at = editor.getState().camera?.screenToFlowPosition(screen);
  return from !== null && at !== undefined && Math.abs(at.x - from.x) < 16 && Math.abs(at.y - from.y) < 16;
}

function openPicker(
  editor: Editor,
  path: NodePath,
  port: string,
  backwards: boolean,
  screen: { readonly x: number; readonly y: number },
): void {
  const { camera, scene } = editor.getState();
  const canvas = camera?.screenToFlowPosition(screen);
  const box = scene.nodes.get(path)?.box;
  const near =
    canvas &&
    box &&
    canvas.x > box.x - 24 &&
    canvas.x < box.x + box.width + 24 &&
    canvas.y > box.y - 24 &&
    canvas.y < box.y + box.height + 24;
  const inBody = canvas && holderAt(editor, canvas) === holderOf(path);
  editor.setState({
    picker: {
      screen,
      holder: holderOf(path),
      ...(canvas && !near && inBody && { canvas: { x: canvas.x, y: canvas.y - 28 } }),
      ...(backwards ? { to: path } : { from: { path, port } }),
    },
  });
}

function nodeAtPoint({ x, y }: { readonly x: number; readonly y: number }): string | undefined {
  const element = document.elementFromPoint(x, y)?.closest<HTMLElement>(".react-flow__node");
  const id = element?.dataset.id;
  return id === undefined || element?.classList.contains("react-flow__node-container") ? undefined : pathOf(id);
}
