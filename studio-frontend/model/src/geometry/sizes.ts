import type { NodeTypes } from "../document/node-types.ts";
import { DONE, ERROR, type NodeView } from "../document/node-view.ts";
import { type Port, portsOf } from "../document/ports.ts";

/** Measures of the design language (paragraphs 6 and 7), in CSS px at zoom 1. */
export const MEASURES = {
  width: 208,
  row: 56,
  foldStrip: 32,
  portRow: 22,
  firstPort: 28,
  header: 36,
  padding: 20,
  deepPadding: 16,
  /** Depth from which the smaller padding is used. */
  deep: 4,
  gap: 32,
  columnGap: 56,
  /** An unfolded body without nodes still has room to drop one. */
  emptyWidth: 208,
  emptyHeight: 56,
} as const;

/** A port with its place on the right edge, counted from the top of the step. */
export interface PlacedPort extends Port {
  readonly y: number;
  /** The plain port of a step with ways of its own, and an error port nothing leaves: shown while a wire is drawn. */
  readonly shown: boolean;
}

/** How a folded step is drawn. */
export interface StepShape {
  readonly height: number;
  readonly ports: readonly PlacedPort[];
  /** True when it has an inside: the fold strip is part of its height. */
  readonly strip: boolean;
}

/**
 * Returns the shape of a folded step.
 *
 * @param leaving names of the ports that wires leave
 * @param inside true when it holds nodes or calls a flow
 */
export function stepShape(node: NodeView, types: NodeTypes, leaving: ReadonlySet<string>, inside: boolean): StepShape {
  const { ports } = portsOf(node, types);
  const own = ports.filter((port) => port.kind === "named");
  const rows = [...own.map((port) => port.name), ...(leaving.has(ERROR) ? [ERROR] : [])];
  const top = MEASURES.row + (inside ? MEASURES.foldStrip : 0);
  const placed = ports.map((port): PlacedPort => {
    const row = rows.indexOf(port.name);
    const shown = port.name === DONE ? own.length === 0 || leaving.has(DONE) : row >= 0;
    const y = row < 0 ? MEASURES.firstPort : top + MEASURES.portRow * (row + 0.5);
    return { ...port, y, shown };
  });
  return { height: top + MEASURES.portRow * rows.length, ports: placed, strip: inside };
}

/** Returns the space between the border of an unfolded container and what lies in it. */
export function paddingAt(depth: number): number {
  return depth >= MEASURES.deep ? MEASURES.deepPadding : MEASURES.padding;
}
