import { icon as right } from "icon:caret-right-bold";
import { type MoreRow, mostUrgent, type NodeRow, type Row, type StepState } from "@foldwork/run-view";
import { messages } from "../../messages/index.ts";
import { classes, Icon } from "../../ui/index.ts";
import bands from "./band.module.css";
import { labelPlace } from "./label-place.ts";
import { StateIcon } from "./state-icon.tsx";
import type { Naming } from "./step-titles.ts";
import type { Axis } from "./time-axis.ts";
import styles from "./timeline.module.css";
import { labelOf, nameOf } from "./timeline-words.ts";

const words = messages.run;
const INDENT = 18;

interface TimelineRowProps {
  readonly row: Row;
  readonly naming: Naming;
  readonly axis: Axis;
  /** Until when a step that goes on is drawn. */
  readonly now: number;
  readonly chosen: boolean;
  /** The row that the Tab key comes to. */
  readonly reached: boolean;
  readonly onFocus: () => void;
  readonly onAct: () => void;
  readonly onFold: (open: boolean) => void;
}

/** One row: name and state, the bar with its words, how long it took. */
export function TimelineRow(props: TimelineRowProps) {
  const { row, naming, axis, now, chosen, reached, onFocus, onAct, onFold } = props;
  const { state, startedAt, end, name, label } = factsOf(row, naming, now);
  const took = row.kind === "node" && row.node.step?.kept ? "" : messages.time.took(end - startedAt);
  const foldable = row.kind === "node" && row.foldable;
  return (
    // Keys are heard by the tree.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      role="treeitem"
      aria-level={row.depth + 1}
      aria-expanded={foldable ? row.open : undefined}
      aria-selected={chosen}
      tabIndex={reached ? 0 : -1}
      data-key={row.key}
      className={classes(styles.row, chosen && styles.chosen)}
      onFocus={onFocus}
      onClick={onAct}
    >
      <div className={styles.name} style={{ paddingLeft: `${16 + row.depth * INDENT}px` }}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys do the same */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
        <span
          className={classes(styles.caret, foldable && row.open && styles.open)}
          onClick={(event) => {
            if (row.kind === "node") {
              event.stopPropagation();
              onFold(!row.open);
            }
          }}
        >
          {(foldable || row.kind === "more") && <Icon of={right} size={12} />}
        </span>
        <StateIcon state={state} />
        <span className={styles.text}>{name}</span>
        <span className={styles.unseen}>{words.states[state]}</span>
      </div>
      <Bar axis={axis} state={state} from={startedAt} to={end} label={label} faint={row.kind === "more"} />
      <span className={styles.took}>{row.kind === "more" ? "" : took}</span>
    </div>
  );
}

interface RowFacts {
  readonly state: StepState;
  readonly startedAt: number;
  readonly end: number;
  readonly name: string;
  readonly label: string;
}

function factsOf(row: Row, naming: Naming, now: number): RowFacts {
  return row.kind === "more" ? moreFacts(row, now) : nodeFacts(row, naming, now);
}

function moreFacts({ counts, startedAt, endedAt, count }: MoreRow, now: number): RowFacts {
  const failed = counts.failed + counts.timed_out;
  const open = counts.waiting + counts.ready + counts.running + counts.asking;
  const label = [
    counts.succeeded > 0 && words.good(counts.succeeded),
    failed > 0 && words.bad(failed),
    open > 0 && words.open(open),
  ].filter((part) => part !== false);
  const state = mostUrgent(counts) ?? "succeeded";
  return { state, startedAt, end: endedAt ?? now, name: words.more(count), label: label.join(", ") };
}

function nodeFacts({ node }: NodeRow, naming: Naming, now: number): RowFacts {
  const { state, startedAt, endedAt } = node;
  return {
    state,
    startedAt,
    end: Math.max(startedAt, endedAt ?? now),
    name: nameOf(node, naming),
    label: labelOf(node),
  };
}

interface BarProps {
  readonly axis: Axis;
  readonly state: StepState;
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly faint: boolean;
}

/** When something happened, and its words beside it. */
function Bar({ axis, state, from, to, label, faint }: BarProps) {
  const start = axis.part(from);
  const end = axis.part(to);
  return (
    <div className={styles.bars}>
      <span className={styles.bar} style={{ left: `${start * 100}%`, width: `max(4px, ${(end - start) * 100}%)` }}>
        <span className={classes(bands.band, bands[state], styles.fill, faint && styles.faint)} />
      </span>
      <span className={styles.label} style={labelPlace(start, end, label)}>
        {label}
      </span>
    </div>
  );
}
