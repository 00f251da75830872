import { ProblemError } from "@foldwork/api";

/** What is wrong with times, at the field it is about. */
export interface TimetableFaults {
  readonly cron?: string;
  readonly zone?: string;
  readonly dates?: string;
}

const FIELDS: Readonly<Record<string, keyof TimetableFaults>> = {
  CRON_INVALID: "cron",
  ZONE_UNKNOWN: "zone",
  DATE_INVALID: "dates",
};

export function isTimetableFault(fault: unknown): fault is ProblemError {
  return fault instanceof ProblemError && fault.code === "SCHEDULE_INVALID";
}

/** Returns what a refusal says about each field. */
export function faultsOf(fault: unknown): TimetableFaults {
  const faults: { -readonly [field in keyof TimetableFaults]: string } = {};
  for (const { code, message, remedy } of isTimetableFault(fault) ? fault.problem.problems : []) {
    const field = FIELDS[String(code)] ?? "cron";
    const said = typeof remedy === "string" && remedy !== "" ? `${message}: ${remedy}.` : `${message}.`;
    faults[field] = faults[field] === undefined ? said : `${faults[field]} ${said}`;
  }
  return faults;
}
