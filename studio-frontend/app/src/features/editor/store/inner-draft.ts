import type { FlowSession } from "@foldwork/model";

/** A flow that calls another one, and which of its versions. */
export interface Caller {
  readonly flow: string;
  readonly title: string;
  /** The caller's own version; null for its draft. */
  readonly version: number | null;
  /** The version that it calls. */
  readonly uses: number;
}

/** A called flow whose draft is edited where it is called. */
export interface InnerDraft {
  readonly id: string;
  readonly title: string;
  readonly session: FlowSession;
  /** The other flows that call it. */
  readonly callers: readonly Caller[];
}
