import type { ImportPlan } from "./plan.ts";

const OUTCOMES = ["unsupported", "approximated", "mapped"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What became of one node of a source of another system. */
export interface ReportLine {
  readonly source: string;
  readonly kind: string;
  /** The step it became. */
  readonly node: string | undefined;
  readonly outcome: Outcome;
  readonly reasons: readonly string[];
}

export interface ReportGroup {
  readonly outcome: Outcome;
  readonly lines: readonly ReportLine[];
}

/** Returns the reports of a plan, by flow, each with what needs a person first. */
export function reportsOf({ reports }: ImportPlan): readonly (readonly [string, readonly ReportGroup[]])[] {
  return Object.entries(reports).map(([flow, report]) => {
    const lines = listOf(report, "entries").flatMap(lineOf);
    const groups = OUTCOMES.map((outcome) => ({ outcome, lines: lines.filter((each) => each.outcome === outcome) }));
    return [flow, groups.filter((group) => group.lines.length > 0)] as const;
  });
}

function lineOf(entry: unknown): readonly ReportLine[] {
  const outcome = OUTCOMES.find((each) => each === memberOf(entry, "outcome"));
  if (outcome === undefined) {
    return [];
  }
  const node = memberOf(entry, "node");
  return [
    {
      source: String(memberOf(entry, "source") ?? ""),
      kind: String(memberOf(entry, "kind") ?? ""),
      node: typeof node === "string" ? node : undefined,
      outcome,
      reasons: listOf(entry, "reasons").map(String),
    },
  ];
}

function listOf(value: unknown, name: string): readonly unknown[] {
  const list = memberOf(value, name);
  return Array.isArray(list) ? list : [];
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
