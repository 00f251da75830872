import { type Folding, type Row, type RunView, rowsOf, type TreeNode } from "@foldwork/run-view";
import { useMemo, useState } from "react";
import { messages } from "../../messages/index.ts";
import type { Naming } from "./step-titles.ts";
import { type Axis, axisOf } from "./time-axis.ts";
import styles from "./timeline.module.css";
import { TimelineRow } from "./timeline-row.tsx";
import type { Replay } from "./use-replay.ts";
import { useTreeKeys } from "./use-tree-keys.ts";

const words = messages.run;
const FURTHER = 100;
const UNTOUCHED: Folding = { open: new Map(), shown: new Map() };

interface TimelineProps {
  readonly view: RunView;
  readonly tree: readonly TreeNode[];
  readonly naming: Naming;
  readonly chosen: string | undefined;
  readonly replay: Replay;
  readonly onChoose: (key: string | undefined) => void;
}

/** The steps below each other and when each of them was at work; arrows move, right and left unfold and fold. */
export function Timeline({ view, tree, naming, chosen, replay, onChoose }: TimelineProps) {
  const [folding, setFolding] = useState(UNTOUCHED);
  const rows = useMemo(() => rowsOf(tree, folding), [tree, folding]);
  const axis = axisOf(replay.begin, replay.end);
  const now = replay.moment ?? (view.endedAt === undefined ? replay.end : undefined);
  const fold = (key: string, open: boolean) =>
    setFolding((before) => ({ ...before, open: new Map(before.open).set(key, open) }));
  const showMore = (key: string) =>
    setFolding((before) => ({
      ...before,
      shown: new Map(before.shown).set(key, (before.shown.get(key) ?? 0) + FURTHER),
    }));
  const act = (row: Row) =>
    row.kind === "more" ? showMore(row.key) : onChoose(row.key === chosen ? undefined : row.key);
  const keys = useTreeKeys(rows, chosen, act, fold);
  if (rows.length === 0) {
    return <p className={styles.none}>{words.notYet}</p>;
  }
  return (
    <div className={styles.timeline}>
      <TimeHeads axis={axis} />
      <div ref={keys.place} role="tree" aria-label={words.steps} className={styles.rows} onKeyDown={keys.onKeyDown}>
        {rows.map((row) => (
          <TimelineRow
            key={row.key}
            row={row}
            naming={naming}
            axis={axis}
            now={replay.moment ?? replay.end}
            chosen={row.key === chosen}
            reached={row.key === keys.current}
            onFocus={() => keys.onFocus(row.key)}
            onAct={() => act(row)}
            onFold={(open) => fold(row.key, open)}
          />
        ))}
        {now !== undefined && (
          <div className={styles.cursor} aria-hidden="true">
            <i style={{ left: `${axis.part(now) * 100}%` }} />
          </div>
        )}
      </div>
    </div>
  );
}

function TimeHeads({ axis }: { readonly axis: Axis }) {
  return (
    <div className={styles.heads} aria-hidden="true">
      <span className={styles.stepHead}>{words.step}</span>
      <div className={styles.ticks}>
        {axis.ticks.map((tick) => (
          <span key={tick.label} style={{ left: `${tick.part * 100}%` }}>
            {tick.label}
          </span>
        ))}
      </div>
      <span className={styles.tookHead}>{words.took}</span>
    </div>
  );
}
