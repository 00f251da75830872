import { factOf } from "./flow-text.ts";

/** A flow that runs as it is: it needs no key, no folder and no other flow. */
export interface Sample {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly text: string;
}

/** From the project's own samples; the first is the smallest. */
const TEXTS = import.meta.glob<string>(
  "/../../samples/{hello,expense_triage,import_rollback,nightly_report,number_walks,order_approval,trip_plan}/*.flow.yaml",
  { query: "?raw", import: "default", eager: true },
);

export const samples: readonly Sample[] = Object.values(TEXTS)
  .map((text) => ({
    name: factOf(text, "name"),
    title: factOf(text, "title"),
    summary: factOf(text, "summary"),
    text,
  }))
  .sort((left, right) => Number(right.name === "hello") - Number(left.name === "hello"));
