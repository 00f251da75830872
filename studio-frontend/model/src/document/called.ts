import { type FlowSnapshot, nodeValue } from "./flow.ts";
import { childPath, idsOf, type NodePath, ROOT } from "./path.ts";

/** The document that a path on the canvas leads into, and the path there. */
export interface DocumentPlace {
  /** The calling node on the canvas; the empty path for the flow that is open. */
  readonly call: NodePath;
  /** What the calling node names; undefined for the flow that is open. */
  readonly uses?: string;
  readonly flow: FlowSnapshot;
  /** The path in that document. */
  readonly path: NodePath;
}

/** Returns in which document a node of the canvas stands: edits of it are edits of that one. */
export function documentAt(
  flow: FlowSnapshot,
  path: NodePath,
  called: (uses: string) => FlowSnapshot | undefined = () => undefined,
): DocumentPlace | undefined {
  let place: DocumentPlace = { call: ROOT, flow, path: ROOT };
  let canvas: NodePath = ROOT;
  for (const id of idsOf(path)) {
    const holder = place.path === ROOT ? undefined : nodeValue(place.flow, place.path);
    const uses = holder === undefined ? "" : String(holder.uses ?? "");
    if (uses !== "") {
      const inner = called(uses);
      if (!inner) {
        return undefined;
      }
      place = { call: canvas, uses, flow: inner, path: ROOT };
    }
    place = { ...place, path: childPath(place.path, id) };
    canvas = childPath(canvas, id);
  }
  return place;
}
