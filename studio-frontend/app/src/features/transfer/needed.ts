import type { ImportPlan } from "./plan.ts";

/** A key or a connection that the flows of an import need. */
export interface Need {
  readonly id: string;
  readonly name: string;
  /** What kind of connection; left out for a key. */
  readonly kind?: string;
  /** other: the team has a connection of this name that is of another kind. */
  readonly state: "there" | "missing" | "other";
}

/** Returns what is needed, keys first. */
export function needed({ secrets = [], connections = {}, missing = [] }: ImportPlan["needs"]): readonly Need[] {
  const said = (code: string, name: string) =>
    missing.some((problem) => problem.code === code && String(problem.message).includes(`'${name}'`));
  const state = (code: string, name: string) => (said(code, name) ? ("missing" as const) : ("there" as const));
  return [
    ...secrets.map((name) => ({ id: `key ${name}`, name, state: state("SECRET_MISSING", name) })),
    ...Object.entries(connections).map(([name, kind]) => ({
      id: `connection ${name}`,
      name,
      kind: String(kind),
      state: said("CONNECTION_KIND", name) ? ("other" as const) : state("CONNECTION_MISSING", name),
    })),
  ];
}
