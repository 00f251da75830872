import type { Schemas } from "@foldwork/api";

/** A key or a connection that a template needs and the team does not have. */
export interface Lacking {
  readonly id: string;
  readonly name: string;
  /** What kind of connection; left out for a key. */
  readonly kind?: string;
  /** True where the team has a connection of this name that is of another kind. */
  readonly other: boolean;
}

/** Returns what the team lacks, keys first. */
export function lackingOf({
  needs,
  missing,
}: Pick<Schemas["TemplateDetail"], "needs" | "missing">): readonly Lacking[] {
  const said = (code: string, name: string) =>
    missing.some((problem) => problem.code === code && String(problem.message).includes(`'${name}'`));
  const secrets = needs.secrets
    .filter((name) => said("SECRET_MISSING", name))
    .map((name) => ({ id: `key ${name}`, name, other: false }));
  const connections = Object.entries(needs.connections)
    .map(([name, kind]) => ({ id: `connection ${name}`, name, kind, other: said("CONNECTION_KIND", name) }))
    .filter(({ name, other }) => other || said("CONNECTION_MISSING", name));
  return [...secrets, ...connections];
}
