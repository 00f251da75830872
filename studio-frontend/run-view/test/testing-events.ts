import type { RunEvent } from "@foldwork/api";
import { RunFold, type RunView } from "../src/index.ts";

type Told = readonly [second: number, kind: string, path: string, data?: Record<string, unknown>, attempt?: number];

/** Where the runs of the tests begin. */
export const BEGIN = Date.parse("2026-03-01T10:00:00Z");

/** Writes events as the service does, with their numbers. */
export function events(...told: readonly Told[]): readonly RunEvent[] {
  const start: Told = [0, "run_started", "", { flow: "read", title: "Read", engine: "local", inputs: { n: 1 } }];
  return [start, ...told].map(([second, kind, path, data = {}, attempt = 1], index) => ({
    seq: index + 1,
    at: new Date(BEGIN + second * 1000).toISOString(),
    kind,
    path,
    attempt,
    data,
  }));
}

export function fold(all: readonly RunEvent[]): RunView {
  const folding = new RunFold();
  for (const event of all) {
    folding.add(event);
  }
  return folding.view;
}

export const error = (code: string, message = code): Record<string, unknown> => ({
  code,
  message,
  details: null,
  path: "x",
  retryable: true,
});
