import type { FlowNode, FlowSnapshot } from "../document/flow.ts";
import { graphOf } from "../document/graph.ts";
import { placeOf } from "../document/layout.ts";
import { viewOf } from "../document/node-view.ts";
import { childPath, type NodePath } from "../document/path.ts";
import { type Box, collide } from "./box.ts";
import { MEASURES } from "./sizes.ts";

/**
 * Returns the stored boxes of the nodes of a body, folded; those without a place get one: right of what they need, at
 * its height, moved down until it is free. The same document always gives the same places.
 */
export function foldedBoxes(
  flow: FlowSnapshot,
  holder: NodePath,
  nodes: Readonly<Record<string, FlowNode>>,
  heightOf: (id: string) => number,
): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>();
  const columns = new Map<number, Box[]>();
  const put = (id: string, box: Box) => {
    boxes.set(id, box);
    for (const column of columnsOf(box)) {
      const known = columns.get(column) ?? [];
      columns.set(column, known);
      known.splice(firstBelow(known, box.y), 0, box);
    }
  };
  for (const id of Object.keys(nodes)) {
    const place = placeOf(flow, childPath(holder, id));
    if (place) {
      put(id, { x: place.x, y: place.y, width: place.width ?? MEASURES.width, height: heightOf(id) });
    }
  }
  const { order } = graphOf(nodes);
  for (const id of [...order, ...Object.keys(nodes)]) {
    if (!boxes.has(id)) {
      const sources = viewOf(id, nodes[id] ?? {}).needs.flatMap((need) => boxes.get(need.node) ?? []);
      put(id, free(beside(sources, heightOf(id)), columns));
    }
  }
  return boxes;
}

function beside(sources: readonly Box[], height: number): Box {
  const x = sources.reduce((most, box) => Math.max(most, box.x + box.width + MEASURES.columnGap), 0);
  const y = sources.length === 0 ? 0 : Math.min(...sources.map((box) => box.y));
  return { x, y, width: MEASURES.width, height };
}

const COLUMN = 256;

function columnsOf(box: Box): readonly number[] {
  const [first, last] = [
    Math.floor((box.x - MEASURES.gap) / COLUMN),
    Math.floor((box.x + box.width + MEASURES.gap) / COLUMN),
  ];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** Returns the number of the first box that begins below a height; the boxes stand in the order of theirs. */
function firstBelow(boxes: readonly Box[], y: number): number {
  let [low, high] = [0, boxes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((boxes[middle]?.y ?? 0) <= y) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** Moves a box down until nothing is in its way. */
function free(wanted: Box, columns: ReadonlyMap<number, readonly Box[]>): Box {
  let box = wanted;
  for (let moved = true; moved; ) {
    moved = false;
    for (const column of columnsOf(wanted)) {
      for (const other of columns.get(column) ?? []) {
        if (collide(box, other, MEASURES.gap)) {
          box = { ...box, y: other.y + other.height + MEASURES.gap };
          moved = true;
        }
      }
    }
  }
  return box;
}
