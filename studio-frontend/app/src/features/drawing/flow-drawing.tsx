import { classes } from "../../ui/index.ts";
import { type Drawing, STEP_HEIGHT, STEP_WIDTH } from "./drawing.ts";
import styles from "./flow-drawing.module.css";

/** What became of a step. */
export type Mark = "added" | "changed" | "removed" | "conflict";

const AROUND = 24;
/** A flow of few steps is not blown up. */
const SMALLEST_WIDTH = 720;
const LONGEST_TITLE = 14;
const NONE: ReadonlyMap<string, Mark> = new Map();

interface FlowDrawingProps {
  /** Left out until it is known. */
  readonly drawing: Drawing | undefined;
  readonly label: string;
  /** True where there is room for what the steps are called. */
  readonly named?: boolean;
  /** What became of steps, by their ids. */
  readonly marks?: ReadonlyMap<string, Mark>;
}

/** The outermost steps of a flow and their wires, as small as a stamp. */
export function FlowDrawing({ drawing, label, named = false, marks = NONE }: FlowDrawingProps) {
  if (drawing === undefined || drawing.steps.length === 0) {
    return <div className={styles.preview} />;
  }
  const { steps, wires, width, height } = drawing;
  const spare = Math.max(0, (SMALLEST_WIDTH - width) / 2);
  return (
    <svg
      className={styles.preview}
      viewBox={`${-AROUND - spare} ${-AROUND} ${width + 2 * (AROUND + spare)} ${height + 2 * AROUND}`}
      role="img"
      aria-label={label}
    >
      {wires.map(([from, to]) => (
        <line
          key={`${from.id} ${to.id}`}
          className={styles.wire}
          x1={from.x + STEP_WIDTH}
          y1={from.y + STEP_HEIGHT / 2}
          x2={to.x}
          y2={to.y + STEP_HEIGHT / 2}
        />
      ))}
      {steps.map(({ id, title, x, y }) => (
        <g key={id} className={classes(styles.step, named && styles.named)} data-mark={marks.get(id)}>
          <rect x={x} y={y} width={STEP_WIDTH} height={STEP_HEIGHT} rx={8} />
          {named && (
            <text x={x + STEP_WIDTH / 2} y={y + STEP_HEIGHT / 2}>
              {title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1)}…` : title}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
