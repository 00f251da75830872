/** A JSON Schema whose members nobody has looked at yet. */
export type Schema = Readonly<Record<string, unknown>>;

/** A place in a value: names and numbers from the outside in. */
export type Place = readonly (string | number)[];

/** One member of a group of fields. */
export interface Member {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
}

/** How a value is asked for. */
export type FieldShape =
  | { readonly kind: "text"; readonly lines: boolean; readonly secret: boolean }
  | { readonly kind: "number"; readonly whole: boolean }
  | { readonly kind: "boolean" }
  | { readonly kind: "choice"; readonly options: readonly unknown[] }
  | { readonly kind: "moment" }
  | { readonly kind: "date" }
  | { readonly kind: "list"; readonly item: Schema }
  | { readonly kind: "map"; readonly value: Schema }
  | { readonly kind: "group"; readonly members: readonly Member[] }
  /** Anything else is written as JSON. */
  | { readonly kind: "json" };

const LONG_TEXT = 400;
const DEEPEST_REFERENCE = 20;

/** Returns how a value of this schema is asked for. */
export function shapeOf(schema: Schema): FieldShape {
  if (Array.isArray(schema.enum)) {
    return { kind: "choice", options: schema.enum };
  }
  if ("const" in schema) {
    return { kind: "choice", options: [schema.const] };
  }
  if ("oneOf" in schema || "anyOf" in schema || "allOf" in schema || "not" in schema) {
    return { kind: "json" };
  }
  switch (typeOf(schema)) {
    case "string":
      return textShape(schema);
    case "number":
      return { kind: "number", whole: false };
    case "integer":
      return { kind: "number", whole: true };
    case "boolean":
      return { kind: "boolean" };
    case "array":
      return { kind: "list", item: schemaOf(schema.items) };
    case "object":
      return objectShape(schema);
    default:
      return { kind: "json" };
  }
}

function textShape(schema: Schema): FieldShape {
  if (schema.format === "date-time") {
    return { kind: "moment" };
  }
  if (schema.format === "date") {
    return { kind: "date" };
  }
  const most = typeof schema.maxLength === "number" ? schema.maxLength : 0;
  const long = most > LONG_TEXT && schema.pattern === undefined;
  const lines = schema.format === "multiline" || "contentMediaType" in schema || long;
  return { kind: "text", lines, secret: schema.writeOnly === true || schema.format === "password" };
}

function objectShape(schema: Schema): FieldShape {
  const members = membersOf(schema);
  if (members.length > 0) {
    return { kind: "group", members };
  }
  const { additionalProperties: value } = schema;
  return typeof value === "object" && value !== null ? { kind: "map", value: schemaOf(value) } : { kind: "json" };
}

/** Returns the type, without null beside it. */
export function typeOf(schema: Schema): string | undefined {
  const type = Array.isArray(schema.type) ? schema.type.filter((each) => each !== "null") : [schema.type];
  if (type.length === 1 && typeof type[0] === "string") {
    return type[0];
  }
  return type.length > 1 ? undefined : "properties" in schema ? "object" : "items" in schema ? "array" : undefined;
}

/** Returns true where null is a value too. */
export function mayBeNull(schema: Schema): boolean {
  return Array.isArray(schema.type) && schema.type.includes("null");
}

/** Returns the named members of an object's schema. */
export function membersOf(schema: Schema): readonly Member[] {
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(schemaOf(schema.properties)).map(([name, member]) => ({
    name,
    schema: schemaOf(member),
    required: required.includes(name),
  }));
}

/** Returns whether a schema asks for anything. */
export function asksForSomething(schema: Schema): boolean {
  const { additionalProperties: more } = schema;
  return membersOf(schema).length > 0 || (typeof more === "object" && more !== null);
}

/** Returns a schema for whatever was written in its place. */
export function schemaOf(value: unknown): Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Schema) : {};
}

/** Puts what `$ref` names inside the same document in its place. */
export function resolved(schema: Schema, root: Schema): Schema {
  let found = schema;
  for (let depth = 0; typeof found.$ref === "string" && depth < DEEPEST_REFERENCE; depth++) {
    const { $ref, ...beside } = found;
    found = { ...schemaOf(atPointer(root, $ref as string)), ...beside };
  }
  return found;
}

function atPointer(root: Schema, reference: string): unknown {
  if (!reference.startsWith("#/")) {
    return undefined;
  }
  const names = reference.slice(2).split("/");
  return names.reduce<unknown>(
    (value, name) => schemaOf(value)[name.replaceAll("~1", "/").replaceAll("~0", "~")],
    root,
  );
}

/** Returns what a field is called: its title, else its name as words. */
export function titleOf(schema: Schema, name: string): string {
  if (typeof schema.title === "string" && schema.title !== "") {
    return schema.title;
  }
  const words = name.replaceAll(/[_-]+/g, " ").replaceAll(/([a-z])([A-Z])/g, "$1 $2");
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}
