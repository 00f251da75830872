import type { EdgeProps } from "@xyflow/react";
import { memo } from "react";
import { messages } from "../../../messages/index.ts";
import { classes } from "../../../ui/index.ts";
import { deleteSelected, placedWire } from "../actions/steps.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import { update } from "../store/editor-store.ts";
import { isLockedIn } from "../store/inner-drafts.ts";
import type { SheetWire } from "./sheet-types.ts";
import { HANDLE } from "./to-nodes.ts";
import styles from "./wire-edge.module.css";
import { wireMiddle, wirePath } from "./wire-path.ts";

const words = messages.editor.wire;

/** A wire between two steps, or through the border of a container. */
export const WireEdge = memo(function WireEdge(props: EdgeProps<SheetWire>) {
  const { id, data, selected = false } = props;
  const isTarget = useEditing((state) => state.dragging?.wire === id);
  // Ports are squares around the points where wires meet a step.
  const from = { x: props.sourceX - HANDLE / 2, y: props.sourceY };
  const to = { x: props.targetX + HANDLE / 2, y: props.targetY };
  const wire = data?.wire;
  const path = wirePath(from, to, wire?.lane);
  return (
    <g className={classes(styles.wire, selected && styles.selected, isTarget && styles.selected)}>
      <path className={styles.hit} d={path} data-wire={id} />
      <path
        className={classes(
          styles.line,
          wire?.error && styles.error,
          wire?.disabled && styles.disabled,
          data?.run && styles[data.run],
        )}
        d={path}
      />
      {wire?.kind === "step" && <Buttons id={id} wire={wire} at={wireMiddle(from, to, wire.lane)} />}
    </g>
  );
});

interface ButtonsProps {
  readonly id: string;
  readonly wire: NonNullable<SheetWire["data"]>["wire"];
  readonly at: { readonly x: number; readonly y: number };
}

/** In the middle of a wire under the pointer: put a step in, or with Alt take the wire away. */
function Buttons({ id, wire, at }: ButtonsProps) {
  const editor = useEditor();
  const mayEdit = useEditing((state) => state.mayEdit);
  const foreign = useEditing((state) => isLockedIn(state, wire.holder));
  if (!mayEdit || foreign) {
    return null;
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard has N on a selected wire
    <g
      className={styles.insert}
      transform={`translate(${at.x} ${at.y})`}
      onClick={(event) => {
        event.stopPropagation();
        if (event.altKey) {
          update(editor, { selectedWires: new Set([id]), selected: new Set() });
          deleteSelected(editor);
        } else {
          const screen = { x: event.clientX, y: event.clientY };
          editor.setState({ picker: { screen, holder: wire.holder, wire: placedWire(wire) } });
        }
      }}
    >
      <title>{words.insert}</title>
      <circle r="9" />
      <path d="M-4 0H4M0-4V4" />
    </g>
  );
}
