import { ERROR, MEASURES, type PlacedPort, type StepShape } from "@foldwork/model";
import { Handle, Position } from "@xyflow/react";
import { memo } from "react";
import { messages } from "../../../messages/index.ts";
import { classes } from "../../../ui/index.ts";
import styles from "./port.module.css";
import { ENTRY } from "./sheet-types.ts";

const words = messages.editor.ports;

/** Returns the height of a port; an error port that nothing leaves stands at the foot of the step. */
export function portHeight(port: PlacedPort, shape: StepShape): number {
  return port.kind === "error" && !port.shown ? shape.height - 10 : port.y;
}

interface PortProps {
  readonly port: PlacedPort;
  readonly y: number;
  readonly connectable: boolean;
}

/** Where wires leave a step. */
export const Port = memo(function Port({ port, y, connectable }: PortProps) {
  return (
    <Handle
      id={port.name}
      type="source"
      position={Position.Right}
      isConnectable={connectable}
      className={classes(styles.port, styles.out, port.kind === "error" && styles.error, !port.shown && styles.quiet)}
      style={{ top: y }}
      title={port.name === ERROR ? words.failed : port.kind === "named" ? port.label : words.out}
      aria-hidden="true"
    />
  );
});

interface EntryProps {
  readonly y?: number;
  /** False for a first step of the flow: its entry shows while a wire is drawn. */
  readonly shown: boolean;
  readonly connectable: boolean;
}

/** Where wires reach a step. */
export const Entry = memo(function Entry({ y = MEASURES.firstPort, shown, connectable }: EntryProps) {
  return (
    <Handle
      id={ENTRY}
      type="target"
      position={Position.Left}
      isConnectable={connectable}
      className={classes(styles.port, styles.in, !shown && styles.quiet)}
      style={{ top: y }}
      aria-hidden="true"
    />
  );
});

interface EyeletProps {
  readonly id: string;
  readonly type: "source" | "target";
  readonly side: "left" | "right";
  readonly y: number;
  readonly error?: boolean;
  readonly connectable: boolean;
}

/** Where wires pass the border of an unfolded container. */
export const Eyelet = memo(function Eyelet({ id, type, side, y, error = false, connectable }: EyeletProps) {
  return (
    <Handle
      id={id}
      type={type}
      position={type === "source" ? Position.Right : Position.Left}
      isConnectable={connectable}
      className={classes(
        styles.port,
        side === "left" ? styles.in : styles.out,
        error ? styles.error : styles.eyelet,
        error && styles.quiet,
      )}
      style={{ top: y }}
      aria-hidden="true"
    />
  );
});
