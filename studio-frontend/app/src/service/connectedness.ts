import type { Pulse } from "@foldwork/api";
import { onlineManager } from "@tanstack/react-query";
import { create } from "zustand";

/** How the service is reached now: slow is an answer that takes longer than two seconds. */
export type Connectedness = "good" | "slow" | "lost";

const SLOW_MILLIS = 2_000;

interface ConnectednessState {
  readonly now: Connectedness;
}

export const useConnectedness = create<ConnectednessState>(() => ({ now: "good" }));

const waiting = new Set<symbol>();

/** Hears every request of the page. */
export const pulse: Pulse = {
  asked() {
    const request = Symbol("request");
    const timer = setTimeout(() => {
      waiting.add(request);
      say(useConnectedness.getState().now === "lost" ? "lost" : "slow");
    }, SLOW_MILLIS);
    return (answered) => {
      clearTimeout(timer);
      waiting.delete(request);
      say(answered ? (waiting.size > 0 ? "slow" : "good") : "lost");
    };
  },
};

function say(now: Connectedness): void {
  if (useConnectedness.getState().now !== now) {
    useConnectedness.setState({ now });
    // What is asked while nothing answers waits and is sent when something does.
    onlineManager.setOnline(now !== "lost");
  }
}
