import type { FlowSnapshot } from "../document/flow.ts";
import { type CanvasNote, type NodePlace, placeOf, writtenPlace } from "../document/layout.ts";
import type { NodePath } from "../document/path.ts";
import type { JsonObject, JsonValue } from "../json/value.ts";
import type { Edit } from "./edit.ts";
import { EditBuilder } from "./edit-builder.ts";
import { named } from "./names.ts";

/** Smallest and greatest width of a node, and the steps in which it grows. */
export const WIDTH = { least: 176, most: 320, step: 8, usual: 208 } as const;

/** Puts nodes to other places in their bodies: changes the layout only. */
export function placeNodes(
  flow: FlowSnapshot,
  places: ReadonlyMap<NodePath, { readonly x: number; readonly y: number }>,
  auto = false,
): Edit {
  const edit = new EditBuilder(flow);
  for (const [path, point] of places) {
    const { auto: _, ...old } = (placeOf(flow, path) ?? {}) as Partial<NodePlace>;
    const place = { ...old, ...writtenPlace(point), ...(auto && { auto }) };
    edit.set("layout", ["nodes", path], place);
  }
  const paths = [...places.keys()];
  return edit.build(
    auto ? "Tidy the layout" : `Move ${named(flow, paths)}`,
    [],
    auto ? undefined : `at:${paths.join()}`,
  );
}

/** Gives a node another width: changes the layout only. */
export function resizeNode(flow: FlowSnapshot, path: NodePath, width: number, at = placeOf(flow, path)): Edit {
  const fitting = Math.min(WIDTH.most, Math.max(WIDTH.least, Math.round(width / WIDTH.step) * WIDTH.step));
  const edit = new EditBuilder(flow);
  const { x, y } = at ?? { x: 0, y: 0 };
  edit.set("layout", ["nodes", path], { x, y, ...(fitting !== WIDTH.usual && { width: fitting }) });
  return edit.build(`Resize ${named(flow, [path])}`, [], `width:${path}`);
}

/** Writes the free notes of the canvas anew. */
export function setNotes(flow: FlowSnapshot, notes: readonly CanvasNote[], label = "Change a note"): Edit {
  const edit = new EditBuilder(flow);
  const written = notes.map((note): JsonValue => ({ ...note }) satisfies JsonObject);
  edit.set("layout", ["notes"], written.length === 0 ? undefined : written);
  return edit.build(label, [], "notes");
}
