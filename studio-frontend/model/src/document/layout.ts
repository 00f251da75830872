import { isList, isObject, type JsonObject, member, objectOf } from "../json/value.ts";
import type { FlowSnapshot } from "./flow.ts";
import type { NodePath } from "./path.ts";

/** What the layout knows of a node. Places count in the body the node stands in; its own inside has places of its own. */
export interface NodePlace {
  readonly x: number;
  readonly y: number;
  /** Width by hand; 208 otherwise. */
  readonly width?: number;
  /** Laid out by machine: a later layout may move it. What a person moved has no such mark. */
  readonly auto?: true;
}

/** A free note on the canvas. */
export interface CanvasNote {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Returns the place of a node, undefined when it has none. */
export function placeOf(flow: FlowSnapshot, path: NodePath): NodePlace | undefined {
  const place = member(objectOf(member(flow.layout, "nodes")), path);
  return isObject(place) && isNumber(place.x) && isNumber(place.y) ? (place as unknown as NodePlace) : undefined;
}

/** Returns a place as it is written: to thousandths, which only what stands beside a grown container needs. */
export function writtenPlace({ x, y }: { readonly x: number; readonly y: number }): { x: number; y: number } {
  return { x: Math.round(x * 1_000) / 1_000, y: Math.round(y * 1_000) / 1_000 };
}

/** Returns the free notes. */
export function notesOf(flow: FlowSnapshot): readonly CanvasNote[] {
  const notes = member(flow.layout, "notes");
  const fits = (note: unknown): note is JsonObject =>
    isObject(note) && typeof note.text === "string" && [note.x, note.y, note.width, note.height].every(isNumber);
  return isList(notes) ? (notes.filter(fits) as unknown as readonly CanvasNote[]) : [];
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}
