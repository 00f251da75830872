import { icon as halt } from "icon:pause-fill";
import { icon as play } from "icon:play-fill";
import type { ReactNode } from "react";
import { messages } from "../../messages/index.ts";
import { Button, IconButton } from "../../ui/index.ts";
import styles from "./replay-bar.module.css";
import type { FeedState } from "./run-feed.ts";
import type { Replay } from "./use-replay.ts";

const words = messages.run.replay;
const STEPS = 1_000;

interface ReplayBarProps {
  readonly feed: FeedState;
  readonly replay: Replay;
  /** What stands at its end. */
  readonly children?: ReactNode;
}

/** Chooses the moment of the run that the steps below are shown at; failures are marked. */
export function ReplayBar({ feed, replay, children }: ReplayBarProps) {
  const { begin, end, moment, marks, playing } = replay;
  const whole = end - begin;
  const at = (moment ?? end) - begin;
  const part = Math.min(1, at / whole);
  const { position } = messages.time;
  const move = (step: number) => {
    replay.play(false);
    replay.show(step >= STEPS ? undefined : begin + (step / STEPS) * whole);
  };
  return (
    <div className={styles.bar}>
      <IconButton
        icon={playing ? halt : play}
        label={playing ? words.halt : words.play}
        className={styles.play}
        onClick={() => replay.play(!playing)}
      />
      <div className={styles.track}>
        <span className={styles.line} aria-hidden="true" />
        <span className={styles.past} style={{ width: `${part * 100}%` }} aria-hidden="true" />
        {marks.map((mark) => (
          <i
            key={`${mark.path} ${mark.at}`}
            className={styles.mark}
            style={{ left: `${((mark.at - begin) / whole) * 100}%` }}
            aria-hidden="true"
          />
        ))}
        <input
          type="range"
          className={styles.slider}
          aria-label={words.label}
          aria-valuetext={words.of(position(at), position(whole))}
          min={0}
          max={STEPS}
          step={1}
          value={Math.round(part * STEPS)}
          onChange={(event) => move(Number(event.target.value))}
        />
      </div>
      <span className={styles.time}>{words.of(position(at), position(whole))}</span>
      {moment !== undefined && (
        <Button small kind="ghost" onClick={() => move(STEPS)}>
          {feed.ended ? words.toLive : words.live}
        </Button>
      )}
      {children}
    </div>
  );
}
