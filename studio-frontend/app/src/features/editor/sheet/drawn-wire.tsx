import { type ConnectionLineComponentProps, ViewportPortal } from "@xyflow/react";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import { faultOf } from "./connecting.ts";
import styles from "./drawn-wire.module.css";
import type { SheetNode } from "./sheet-types.ts";
import { wirePath } from "./wire-path.ts";

/** The wire while it is drawn; where it cannot end it says why. */
export function DrawnWire(props: ConnectionLineComponentProps<SheetNode>) {
  const { fromX, fromY, toX, toY, fromHandle, fromNode, toNode, toHandle, connectionStatus } = props;
  const editor = useEditor();
  const backwards = fromHandle.type === "target";
  const [from, to] = [
    { x: fromX, y: fromY },
    { x: toX, y: toY },
  ];
  const wrong = connectionStatus === "invalid";
  const ends = backwards
    ? { source: toNode?.id ?? null, sourceHandle: toHandle?.id ?? null, target: fromNode.id }
    : { source: fromNode.id, sourceHandle: fromHandle.id ?? null, target: toNode?.id ?? null };
  const reason = wrong && toNode ? faultOf(editor, ends) : undefined;
  return (
    <g>
      <path className={wrong ? styles.wrong : styles.line} d={backwards ? wirePath(to, from) : wirePath(from, to)} />
      <circle className={wrong ? styles.wrongEnd : styles.end} cx={toX} cy={toY} r="5" />
      {reason !== undefined && (
        <text className={styles.reason} x={toX + 14} y={toY + 24}>
          {reason}
        </text>
      )}
    </g>
  );
}

/** The wire that is drawn by keyboard. */
export function KeyWireLine() {
  const wire = useEditing((state) => state.keyWire);
  const from = useEditing((state) => (wire ? state.scene.nodes.get(wire.from) : undefined));
  const to = useEditing((state) => (wire?.target === undefined ? undefined : state.scene.nodes.get(wire.target)));
  if (!wire || !from) {
    return null;
  }
  const port = from.shape.ports.find((each) => each.name === wire.port);
  const begin = { x: from.box.x + from.box.width, y: from.eyelets?.out ?? from.box.y + (port?.y ?? 28) };
  const end = to ? { x: to.box.x, y: to.eyelets?.in ?? to.box.y + 28 } : { x: begin.x + 64, y: begin.y };
  return (
    <ViewportPortal>
      <svg className={styles.over} aria-hidden="true">
        <path className={styles.line} d={wirePath(begin, end)} />
        <circle className={styles.end} cx={end.x} cy={end.y} r="5" />
      </svg>
    </ViewportPortal>
  );
}

/** The wire that was let go in the empty, until its step is picked. */
export function WaitingWire() {
  const place = useEditing((state) => state.picker);
  const from = useEditing((state) => (place?.from ? state.scene.nodes.get(place.from.path) : undefined));
  if (!place?.from || !place.canvas || !from) {
    return null;
  }
  const port = from.shape.ports.find((each) => each.name === place.from?.port);
  const begin = { x: from.box.x + from.box.width, y: from.eyelets?.out ?? from.box.y + (port?.y ?? 28) };
  const end = { x: place.canvas.x, y: place.canvas.y + 28 };
  return (
    <ViewportPortal>
      <svg className={styles.over} aria-hidden="true">
        <path className={styles.line} d={wirePath(begin, end)} />
        <circle className={styles.end} cx={end.x} cy={end.y} r="5" />
      </svg>
    </ViewportPortal>
  );
}

/** Lines that show what a dragged step is lined up with. */
export function HelperLines() {
  const lines = useEditing((state) => state.dragging?.lines);
  if (!lines || lines.length === 0) {
    return null;
  }
  return (
    <ViewportPortal>
      <svg className={styles.over} aria-hidden="true">
        {lines.map(({ axis, at, from, to }) => (
          <path
            key={`${axis}${at}`}
            className={styles.helper}
            d={axis === "x" ? `M${at} ${from - 16}V${to + 16}` : `M${from - 16} ${at}H${to + 16}`}
          />
        ))}
      </svg>
    </ViewportPortal>
  );
}
