import { type Place, placesOf, type RunView } from "@foldwork/run-view";
import { useMemo, useSyncExternalStore } from "react";
import { api } from "../../service/index.ts";
import { type FeedState, RunFeed } from "./run-feed.ts";

const feeds = new Map<string, RunFeed>();

function feedOf(run: string): RunFeed {
  const known = feeds.get(run);
  if (known !== undefined) {
    return known;
  }
  const feed = new RunFeed(api, run, () => feeds.delete(run));
  feeds.set(run, feed);
  return feed;
}

/** Follows a run's events; all who follow the same run share one stream. */
export function useRun(run: string): FeedState {
  const feed = feedOf(run);
  return useSyncExternalStore(feed.subscribe, feed.state);
}

const nobody = () => () => {};
const nothing = () => undefined;

/** What a canvas shows of a run: its state, and by each step's place in the flow what became of it. */
export interface RunStates {
  readonly view: RunView;
  readonly places: ReadonlyMap<string, Place>;
  readonly ended: boolean;
}

/** Follows a run for a canvas; without a run there is nothing to show. */
export function useRunStates(run: string | undefined): RunStates | undefined {
  const feed = run === undefined ? undefined : feedOf(run);
  const state = useSyncExternalStore<FeedState | undefined>(feed?.subscribe ?? nobody, feed?.state ?? nothing);
  return useMemo(() => state && { view: state.view, places: placesOf(state.view), ended: state.ended }, [state]);
}
