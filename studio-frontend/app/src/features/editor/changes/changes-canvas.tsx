import "@xyflow/react/dist/base.css";
import { BUILT_IN_TYPES, type ChangedStep, type NodePath, type Scene, type SceneNode } from "@foldwork/model";
import {
  type Node,
  type NodeProps,
  PanOnScrollMode,
  ReactFlow,
  ReactFlowProvider,
  ViewportPortal,
} from "@xyflow/react";
import { type CSSProperties, memo, useMemo } from "react";
import { messages } from "../../../messages/index.ts";
import { classes, Icon } from "../../../ui/index.ts";
import steps from "../sheet/step-node.module.css";
import { summaryOf } from "../sheet/summary.ts";
import { Tile } from "../sheet/tile.tsx";
import { wirePath } from "../sheet/wire-path.ts";
import { CHANGE_MARKS } from "./change-marks.ts";
import styles from "./changes-canvas.module.css";

const words = messages.changes;

type Kind = ChangedStep["kind"];
type ShownNode = Node<{ readonly node: SceneNode; readonly kind: Kind | undefined; readonly chosen: boolean }, "shown">;

/** Where a canvas is on the screen. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

interface ChangesCanvasProps {
  readonly name: string;
  readonly scene: Scene;
  /** Wires of the other side, to know which are only here. */
  readonly other: Scene;
  readonly kinds: ReadonlyMap<NodePath, Kind>;
  readonly side: "before" | "after";
  readonly chosen: NodePath | undefined;
  readonly camera: Camera;
  readonly onCamera: (camera: Camera) => void;
  readonly onChoose: (path: NodePath) => void;
}

/** One side: the flow as it was or is, with what differs framed. It is looked at, not edited. */
export function ChangesCanvas(props: ChangesCanvasProps) {
  const { name, scene, kinds, chosen, camera, onCamera, onChoose } = props;
  const nodes = useMemo(() => shownNodes(scene, kinds, chosen), [scene, kinds, chosen]);
  const marked = nodes.filter((node) => node.data.kind !== undefined).length;
  return (
    <section
      className={styles.canvas}
      aria-label={words.canvas(name, marked)}
      // Frames stay visible from afar.
      style={{ "--afar": Math.max(1, 0.8 / camera.zoom) } as CSSProperties}
    >
      <ReactFlowProvider>
        <ReactFlow<ShownNode>
          nodes={nodes as ShownNode[]}
          edges={NO_EDGES}
          nodeTypes={NODE_TYPES}
          viewport={camera}
          onViewportChange={onCamera}
          onNodeClick={(_event, node) => node.data.kind !== undefined && onChoose(node.id)}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          elementsSelectable={false}
          onlyRenderVisibleElements={nodes.length > CULLS_ABOVE}
          zIndexMode="manual"
          minZoom={0.05}
          maxZoom={2}
          panOnScroll
          panOnScrollMode={PanOnScrollMode.Free}
          zoomOnDoubleClick={false}
          deleteKeyCode={null}
          disableKeyboardA11y
          proOptions={PRO}
        >
          <ViewportPortal>
            <Wires {...props} />
          </ViewportPortal>
        </ReactFlow>
      </ReactFlowProvider>
      {scene.nodes.size === 0 && <p className={styles.empty}>{words.empty}</p>}
    </section>
  );
}

const NO_EDGES: never[] = [];
const CULLS_ABOVE = 150;
/** The library's mark is in the notices of the studio. */
const PRO = { hideAttribution: true };
const MOST_WIRES = 20_000;

function shownNodes(
  scene: Scene,
  kinds: ReadonlyMap<NodePath, Kind>,
  chosen: NodePath | undefined,
): readonly ShownNode[] {
  return Array.from(scene.nodes.values(), (node): ShownNode => {
    const { x, y, width, height } = node.box;
    return {
      id: node.path,
      type: "shown",
      position: { x, y },
      width,
      height,
      measured: { width, height },
      zIndex: 2 * node.depth + (node.unfolded ? 0 : 1),
      data: { node, kind: kinds.get(node.path), chosen: node.path === chosen },
      domAttributes: { tabIndex: -1 },
      ...(node.unfolded && { style: { pointerEvents: "none" as const } }),
    };
  });
}

const Shown = memo(function Shown({ data: { node, kind, chosen } }: NodeProps<ShownNode>) {
  const { view, unfolded, depth } = node;
  const inside = node.hasInside && !unfolded;
  return (
    <div className={classes(styles.place, kind && styles[kind], chosen && styles.chosen)} data-change={kind}>
      {kind && (
        <span className={styles.mark}>
          <Icon of={CHANGE_MARKS[kind]} size={12} />
          {words.kinds[kind]}
        </span>
      )}
      <div className={unfolded ? styles.container : styles.step} data-depth={unfolded ? depth % 4 : undefined}>
        <div className={unfolded ? styles.head : steps.main}>
          <Tile type={view.type} small={unfolded} />
          <div className={steps.text}>
            <div className={steps.first}>
              <b className={steps.title}>{view.title}</b>
            </div>
            {!unfolded && <div className={steps.summary}>{summaryOf(view, BUILT_IN_TYPES.get(view.type))}</div>}
          </div>
        </div>
        {inside && node.shape.strip && <div className={styles.strip}>{words.inside(view.size)}</div>}
        {!unfolded &&
          node.shape.ports
            .filter((port) => port.shown && port.kind !== "plain")
            .map((port) => (
              <div key={port.name} className={steps.way}>
                {port.label}
              </div>
            ))}
      </div>
    </div>
  );
});

const NODE_TYPES = { shown: Shown };

/** The wires of a side; those that the other side does not have are marked. */
function Wires({ scene, other, side }: ChangesCanvasProps) {
  const known = useMemo(() => new Set(other.wires.map((wire) => wire.id)), [other]);
  const { x, y, width, height } = scene.bounds;
  return (
    <svg
      className={styles.wires}
      aria-hidden="true"
      style={{ left: x, top: y }}
      width={Math.max(1, width)}
      height={Math.max(1, height)}
      viewBox={`${x} ${y} ${Math.max(1, width)} ${Math.max(1, height)}`}
    >
      {scene.wires.slice(0, MOST_WIRES).map((wire) => (
        <path
          key={wire.id}
          className={classes(
            styles.wire,
            wire.error && styles.error,
            wire.kind === "step" && !known.has(wire.id) && (side === "after" ? styles.newWire : styles.goneWire),
          )}
          d={wirePath(wire.from, wire.to, wire.lane)}
        />
      ))}
    </svg>
  );
}
