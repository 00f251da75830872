import { create } from "zustand";

interface SessionEnd {
  /** True while somebody has to sign in again to go on where they are. */
  readonly ended: boolean;
}

export const useSessionEnd = create<SessionEnd>(() => ({ ended: false }));

/** Says that the service no longer knows who calls. */
export function sessionEnded(): void {
  useSessionEnd.setState({ ended: true });
}

/** Says that somebody has signed in. */
export function sessionBegun(): void {
  useSessionEnd.setState({ ended: false });
}
