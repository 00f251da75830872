import {
  childPath,
  type FlowNode,
  type FlowSnapshot,
  flowSnapshot,
  holderOf,
  type JsonObject,
  MEASURES,
  type NodePath,
  type NodeTypes,
  nodesOf,
  placeOf,
  ROOT,
  sceneOf,
} from "@foldwork/model";
import { type Place, seenState } from "@foldwork/run-view";
import { memo, useMemo } from "react";
import { useEditing } from "../store/editor-context.tsx";
import { flowIn } from "../store/inner-drafts.ts";
import styles from "./fold-strip.module.css";

const NONE: ReadonlySet<string> = new Set();
const MOST = 200;
const COLUMNS = 4;
const ROWS = 2;
const BLOCK = { width: 22, height: 6, gap: 6 };

interface FoldStripProps {
  readonly path: NodePath;
  /** What is inside of a called flow. */
  readonly called: FlowSnapshot | undefined;
}

/** The inside of a folded step as tiny blocks. */
export const FoldStrip = memo(function FoldStrip({ path, called }: FoldStripProps) {
  const holder = called ? ROOT : path;
  const flow = useEditing((state) => called ?? flowIn(state, holderOf(path)));
  const nodes = nodesOf(flow, holder);
  const { layout } = flow;
  const types = useEditing((state) => state.types);
  const blocks = useMemo(() => miniature(nodes, layout, holder, types), [nodes, layout, holder, types]);
  const seen = useEditing((state) => (state.places.size === 0 ? "" : statesOf(state.places, path, blocks.places)));
  const states = useMemo(() => classesOf(seen), [seen]);
  return (
    <svg className={styles.strip} viewBox="0 0 120 20" preserveAspectRatio="xMinYMid meet" aria-hidden="true">
      {blocks.wires.map(([from, to]) => (
        <path
          key={`${from.x}:${from.y}:${to.x}:${to.y}`}
          d={`M${from.x + BLOCK.width} ${from.y + 3}C${from.x + BLOCK.width + 3} ${from.y + 3} ${to.x - 3} ${to.y + 3} ${to.x} ${to.y + 3}`}
        />
      ))}
      {blocks.places.map(({ id, x, y }) => (
        <rect
          key={`${x}:${y}`}
          className={states[id]}
          x={x + 0.5}
          y={y + 0.5}
          width={BLOCK.width}
          height={BLOCK.height - 1}
          rx="1.5"
        />
      ))}
    </svg>
  );
});

/** A folded step tells what a run makes of what is in it. One text, so that nothing is drawn again while nothing changes. */
function statesOf(places: ReadonlyMap<NodePath, Place>, path: NodePath, blocks: readonly Block[]): string {
  return blocks
    .map(({ id }) => {
      const place = places.get(childPath(path, id));
      return place ? `${id} ${seenState(place)}` : "";
    })
    .join("\n");
}

function classesOf(seen: string): Readonly<Record<string, string | undefined>> {
  const pairs = seen.split("\n").map((line) => line.split(" "));
  return Object.fromEntries(pairs.map(([id = "", state = ""]) => [id, styles[state]]));
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

interface Block extends Spot {
  readonly id: string;
}

interface Miniature {
  readonly places: readonly Block[];
  readonly wires: readonly (readonly [Spot, Spot])[];
}

/** Puts the first steps of a body into at most four columns and two rows, in the order in which they stand. */
function miniature(
  nodes: Readonly<Record<string, FlowNode>>,
  layout: JsonObject,
  holder: NodePath,
  types: NodeTypes,
): Miniature {
  const ids = Object.keys(nodes);
  if (ids.length === 0 || ids.length > MOST) {
    return { places: [], wires: [] };
  }
  const whole = flowSnapshot({}, layout);
  const known = ids.flatMap((id) => {
    const place = placeOf(whole, childPath(holder, id));
    return place ? [[id, { x: place.x, y: place.y }] as const] : [];
  });
  const alone = flowSnapshot({ spec: { nodes } }, { nodes: Object.fromEntries(known) });
  const scene = sceneOf(alone, { types, unfolded: NONE });
  const inside = [...scene.nodes.values()];
  const columns = [...new Set(inside.map((node) => Math.round(node.box.x / (MEASURES.width / 2))))].sort(
    (a, b) => a - b,
  );
  const places = new Map<NodePath, Spot>();
  const filled = new Map<number, number>();
  for (const node of inside.sort((a, b) => a.box.y - b.box.y)) {
    const column = columns.indexOf(Math.round(node.box.x / (MEASURES.width / 2)));
    const row = filled.get(column) ?? 0;
    if (column < COLUMNS && row < ROWS) {
      filled.set(column, row + 1);
      places.set(node.path, { x: column * (BLOCK.width + BLOCK.gap), y: row * 10 });
    }
  }
  for (const [path, spot] of places) {
    const column = spot.x / (BLOCK.width + BLOCK.gap);
    places.set(path, { x: spot.x, y: filled.get(column) === 1 ? 7 : spot.y + 2 });
  }
  const wires = scene.wires.flatMap(({ source, target, kind }) => {
    const [from, to] = [places.get(source), places.get(target)];
    return kind === "step" && from && to && from.x < to.x ? [[from, to] as const] : [];
  });
  return { places: Array.from(places, ([id, spot]) => ({ id, ...spot })), wires };
}
