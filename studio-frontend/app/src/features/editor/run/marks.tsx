import { icon as asksIcon } from "icon:question";
import { icon as insideIcon } from "icon:stack";
import { icon as warning } from "icon:warning";
import type { NodePath } from "@foldwork/model";
import { isSettled, type Place, type Progress, type StepState, seenState } from "@foldwork/run-view";
import { useEffect, useState } from "react";
import { messages } from "../../../messages/index.ts";
import { classes, Icon } from "../../../ui/index.ts";
import { StateBand, StateIcon } from "../../runs/index.ts";
import type { RunOverlay } from "../sheet/run-marks.tsx";
import { useEditing } from "../store/editor-context.tsx";
import { footLines } from "./feet.ts";
import { FootActions } from "./foot-actions.tsx";
import styles from "./marks.module.css";

const words = messages.editor.run;
const { took } = messages.time;

interface MarkProps {
  readonly path: NodePath;
}

/** What a run shows on the steps of the sheet. */
export const RUN_MARKS: RunOverlay = { Badge, Fact, Foot, Band };

function usePlace(path: NodePath): Place | undefined {
  return useEditing((state) => state.places.get(path));
}

function Badge({ path }: MarkProps) {
  const place = usePlace(path);
  return place === undefined ? null : (
    <span className={styles.badge}>
      <StateIcon state={seenState(place)} size={16} labelled />
    </span>
  );
}

function Fact({ path }: MarkProps) {
  const place = usePlace(path);
  if (place === undefined || place.state === "skipped") {
    return null;
  }
  const { progress, times, counts, shown, startedAt, endedAt } = place;
  if (progress !== undefined && (progress.total > 0 || progress.done > 0)) {
    return <span className={styles.fact}>{progressWords(progress)}</span>;
  }
  if (times > 1) {
    const failed = counts.failed + counts.timed_out;
    return <span className={styles.fact}>{failed > 0 ? words.failedTimes(failed, times) : words.times(times)}</span>;
  }
  if (shown.kept) {
    return <span className={styles.fact}>{words.kept}</span>;
  }
  return endedAt === undefined ? (
    <Clock since={startedAt} />
  ) : (
    <span className={styles.fact}>{took(endedAt - startedAt)}</span>
  );
}

function progressWords({ kind, done, failed, running, total }: Progress): string {
  return kind === "items"
    ? messages.run.progress(done + failed, Math.max(total, done + failed + running))
    : words.round(done + failed + running, total);
}

const SECOND = 1_000;

/** How long it has been going on. */
function Clock({ since }: { readonly since: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND);
    return () => clearInterval(timer);
  }, []);
  return <span className={styles.fact}>{messages.time.position(now - since)}</span>;
}

const FOOT_ICONS = { error: warning, late: warning, question: asksIcon, inside: insideIcon };

function Foot({ path }: MarkProps) {
  const foot = useEditing((state) => state.feet.get(path));
  const width = useEditing((state) => state.scene.nodes.get(path)?.box.width ?? 0);
  return foot === undefined ? null : (
    <div className={classes(styles.foot, styles[foot.kind])}>
      <div className={styles.words}>
        <Icon of={FOOT_ICONS[foot.kind]} size={14} />
        <p className={styles.text} style={{ WebkitLineClamp: footLines(foot, width) }} title={foot.text}>
          {foot.text}
        </p>
      </div>
      {foot.acts && <FootActions path={path} foot={foot} />}
    </div>
  );
}

function Band({ path }: MarkProps) {
  const place = usePlace(path);
  return place === undefined ? null : (
    <div className={styles.band} aria-hidden="true">
      {parts(place).map(([state, share]) => (
        <StateBand key={state} state={state} share={share} />
      ))}
    </div>
  );
}

/** Of a step that does many things the band says how many of them are in which state. */
function parts(place: Place): readonly (readonly [StepState, number])[] {
  const { progress, state } = place;
  if (progress?.kind !== "items" || progress.total === 0) {
    return [[seenState(place), 1]];
  }
  const { done, failed, running, total } = progress;
  const open = isSettled(state) ? 0 : Math.max(0, total - done - failed - running);
  const all: readonly (readonly [StepState, number])[] = [
    ["succeeded", done],
    ["failed", failed],
    [state === "asking" || place.inside.asking > 0 ? "asking" : "running", running],
    ["waiting", open],
  ];
  const some = all.filter(([, share]) => share > 0);
  return some.length === 0 ? [[state, 1]] : some;
}
