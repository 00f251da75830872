import { type Mark, marksOf, momentsOf, type RunView, viewAt } from "@foldwork/run-view";
import { useEffect, useMemo, useState } from "react";
import type { FeedState } from "./run-feed.ts";

/** Which moment of a run is shown. */
export interface Replay {
  /** The run as it was at the moment. */
  readonly view: RunView;
  /** Undefined while the newest is shown. */
  readonly moment: number | undefined;
  /** The first and the last moment; the last moves on while the run does. */
  readonly begin: number;
  readonly end: number;
  readonly marks: readonly Mark[];
  readonly moments: readonly number[];
  readonly playing: boolean;
  readonly show: (moment: number | undefined) => void;
  readonly play: (playing: boolean) => void;
}

/** A replay takes no longer than this; short runs go at their own pace. */
const LONGEST_MILLIS = 20_000;
const FRAME_MILLIS = 80;
const CLOCK_MILLIS = 500;

/** Lets the moment of a run be chosen and played through. */
export function useReplay(feed: FeedState): Replay {
  const [moment, show] = useState<number>();
  const [playing, setPlaying] = useState(false);
  const { view: newest, events } = feed;
  const now = useClock(newest.endedAt === undefined);
  const begin = newest.startedAt ?? now;
  const end = Math.max(newest.endedAt ?? now, begin + 1);
  const view = useMemo(() => (moment === undefined ? newest : viewAt(events, moment)), [moment, newest, events]);
  const marks = useMemo(() => marksOf(events), [events]);
  const moments = useMemo(() => momentsOf(events), [events]);
  useEffect(() => {
    if (!playing) {
      return;
    }
    const pace = Math.max(1, (end - begin) / LONGEST_MILLIS);
    const timer = setInterval(() => show((before) => (before ?? begin) + pace * FRAME_MILLIS), FRAME_MILLIS);
    return () => clearInterval(timer);
  }, [playing, begin, end]);
  useEffect(() => {
    if (playing && moment !== undefined && moment >= end) {
      setPlaying(false);
      show(undefined);
    }
  }, [playing, moment, end]);
  const play = (next: boolean) => {
    if (next && moment === undefined) {
      show(begin);
    }
    setPlaying(next);
  };
  return { view, moment, begin, end, marks, moments, playing, show, play };
}

/** Returns the time, anew twice a second while it runs. */
function useClock(runs: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!runs) {
      return;
    }
    const timer = setInterval(() => setNow(Date.now()), CLOCK_MILLIS);
    return () => clearInterval(timer);
  }, [runs]);
  return now;
}
