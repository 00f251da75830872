import type { ELK, ElkNode, ElkPort } from "elkjs/lib/elk-api.js";
import type { LayoutBox, Layouter, LayoutWire } from "./layouter.ts";
import type { Point } from "./point.ts";
import { MEASURES } from "./sizes.ts";

const OPTIONS: Readonly<Record<string, string>> = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.layered.spacing.nodeNodeBetweenLayers": String(MEASURES.columnGap),
  "elk.spacing.nodeNode": String(MEASURES.gap),
  "elk.spacing.componentComponent": String(MEASURES.gap),
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.layered.nodePlacement.strategy": "BRANDES_KOEPF",
  "elk.layered.nodePlacement.bk.fixedAlignment": "BALANCED",
};

/**
 * Lays out with ELK's layered algorithm. Give it `new ELK()` of `elkjs/lib/elk.bundled.js`, or of `elk-api.js` with a
 * worker: it takes seconds for a thousand boxes.
 */
export function elkLayouter(elk: Pick<ELK, "layout">): Layouter {
  return {
    async layout(boxes, wires) {
      const known = new Set(boxes.map((box) => box.id));
      const graph: ElkNode = {
        id: "root",
        layoutOptions: { ...OPTIONS },
        children: boxes.map(child),
        edges: wires.filter(({ from, to }) => known.has(from) && known.has(to)).map((wire, i) => edge(wire, i, boxes)),
      };
      const { children = [] } = await elk.layout(graph);
      return new Map(
        children.map(({ id, x = 0, y = 0 }): [string, Point] => [id, { x: Math.round(x), y: Math.round(y) }]),
      );
    },
  };
}

function child(box: LayoutBox): ElkNode {
  const port = (id: string, x: number, y: number, side: string): ElkPort => ({
    id,
    x,
    y,
    width: 0,
    height: 0,
    layoutOptions: { "elk.port.side": side },
  });
  return {
    id: box.id,
    width: box.width,
    height: box.height,
    layoutOptions: { "elk.portConstraints": "FIXED_POS" },
    ports: [
      port(`in:${box.id}`, 0, box.entry, "WEST"),
      ...Object.entries(box.ports).map(([name, y]) => port(`out:${box.id}:${name}`, box.width, y, "EAST")),
    ],
  };
}

function edge(wire: LayoutWire, number: number, boxes: readonly LayoutBox[]) {
  const source = boxes.find((box) => box.id === wire.from);
  const port = source && Object.hasOwn(source.ports, wire.port) ? `out:${wire.from}:${wire.port}` : wire.from;
  return { id: `e${number}`, sources: [port], targets: [`in:${wire.to}`] };
}
