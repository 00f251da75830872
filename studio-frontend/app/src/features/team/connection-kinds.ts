import { membersOf, type Schema } from "../../ui/schema-form/index.ts";
import type { ConnectionKindName } from "./team-actions.ts";

interface Variant {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** What a connection may lead to, as protocol/connections says. */
export interface ConnectionKind {
  readonly kind: ConnectionKindName;
  readonly title: string;
  readonly summary: string;
  readonly fields: Schema;
  readonly secret: readonly string[];
  /** Fields that say where the secret ones are sent. */
  readonly address: readonly string[];
  /** By field and its value: which further fields it needs and may have. */
  readonly variants: Readonly<Record<string, Readonly<Record<string, Variant>>>>;
}

const FOUND = import.meta.glob<ConnectionKind>("/../../protocol/connections/*.json", {
  import: "default",
  eager: true,
});

export const connectionKinds: readonly ConnectionKind[] = Object.values(FOUND).sort((one, other) =>
  one.title.localeCompare(other.title),
);

/** Returns the schema of the fields that the chosen ones leave, with secret ones marked. */
export function fieldsOf(kind: ConnectionKind, chosen: Readonly<Record<string, unknown>>): Schema {
  const members = membersOf(kind.fields);
  const required = new Set(members.filter((member) => member.required).map(({ name }) => name));
  const hidden = new Set<string>();
  for (const [field, variants] of Object.entries(kind.variants)) {
    const standard = members.find(({ name }) => name === field)?.schema.default;
    const variant = variants[String(chosen[field] ?? standard)];
    for (const { required: needed, optional } of Object.values(variants)) {
      for (const name of [...needed, ...optional]) {
        hidden.add(name);
      }
    }
    for (const name of [...(variant?.required ?? []), ...(variant?.optional ?? [])]) {
      hidden.delete(name);
    }
    for (const name of variant?.required ?? []) {
      required.add(name);
    }
  }
  const properties = Object.fromEntries(
    members
      .filter(({ name }) => !hidden.has(name))
      .map(({ name, schema }) => [name, kind.secret.includes(name) ? { ...schema, writeOnly: true } : schema]),
  );
  return { type: "object", properties, required: [...required].filter((name) => name in properties) };
}

/** Returns the values of the fields that the chosen ones leave. */
export function given(
  kind: ConnectionKind,
  value: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const names = new Set(membersOf(fieldsOf(kind, value)).map(({ name }) => name));
  return Object.fromEntries(Object.entries(value).filter(([name, each]) => names.has(name) && each !== undefined));
}
