import { messages } from "../../messages/index.ts";
import { mayBeNull, membersOf, type Place, resolved, type Schema, schemaOf, shapeOf, typeOf } from "./schema.ts";
import { isObject, objectOf, Unreadable } from "./values.ts";

/** What is wrong with the value at one place, as a sentence. */
export interface FieldProblem {
  readonly at: Place;
  readonly message: string;
}

const words = messages.form.problems;

/** Returns what a person can see to before it is sent; the service looks at everything once more. */
export function problemsOf(schema: Schema, value: unknown): readonly FieldProblem[] {
  const found: FieldProblem[] = [];
  check(schema, value, [], schema, found);
  return found;
}

function check(schema: Schema, value: unknown, at: Place, root: Schema, found: FieldProblem[]): void {
  const known = resolved(schema, root);
  const say = (message: string) => found.push({ at, message });
  if (value === undefined || (value === null && mayBeNull(known))) {
    return;
  }
  if (value instanceof Unreadable) {
    say(unreadable(known));
    return;
  }
  if (Array.isArray(known.enum) && !known.enum.some((option) => same(option, value))) {
    say(words.choose);
    return;
  }
  const wrong = wrongType(typeOf(known), value);
  if (wrong !== undefined) {
    say(wrong);
    return;
  }
  const message =
    typeof value === "string" ? ofText(known, value) : typeof value === "number" ? ofNumber(known, value) : undefined;
  if (message !== undefined) {
    say(message);
  }
  inside(known, value, at, root, found);
}

function unreadable(schema: Schema): string {
  const shape = shapeOf(schema);
  return shape.kind === "number" ? (shape.whole ? words.whole : words.number) : words.json;
}

function wrongType(type: string | undefined, value: unknown): string | undefined {
  switch (type) {
    case "string":
      return typeof value === "string" ? undefined : words.text;
    case "number":
      return typeof value === "number" ? undefined : words.number;
    case "integer":
      return Number.isInteger(value) ? undefined : words.whole;
    case "boolean":
      return typeof value === "boolean" ? undefined : words.choose;
    case "array":
      return Array.isArray(value) ? undefined : words.list;
    case "object":
      return isObject(value) ? undefined : words.object;
    default:
      return undefined;
  }
}

function ofText(schema: Schema, value: string): string | undefined {
  const { minLength: least, maxLength: most, pattern } = schema;
  const length = [...value].length;
  if (typeof least === "number" && length < least) {
    return length === 0 ? words.missing : words.longer(least);
  }
  if (typeof most === "number" && length > most) {
    return words.shorter(most);
  }
  return typeof pattern === "string" && !fits(pattern, value) ? words.pattern : undefined;
}

/** A pattern that the browser does not know is left to the service. */
function fits(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern, "u").test(value);
  } catch {
    return true;
  }
}

function ofNumber(schema: Schema, value: number): string | undefined {
  const { minimum: least, maximum: most, exclusiveMinimum: above, exclusiveMaximum: below } = schema;
  if (typeof least === "number" && value < least) {
    return words.least(least);
  }
  if (typeof most === "number" && value > most) {
    return words.most(most);
  }
  if (typeof above === "number" && value <= above) {
    return words.above(above);
  }
  return typeof below === "number" && value >= below ? words.below(below) : undefined;
}

function inside(schema: Schema, value: unknown, at: Place, root: Schema, found: FieldProblem[]): void {
  if (Array.isArray(value)) {
    const { minItems: least, maxItems: most } = schema;
    if (typeof least === "number" && value.length < least) {
      found.push({ at, message: words.moreItems(least) });
    }
    if (typeof most === "number" && value.length > most) {
      found.push({ at, message: words.fewerItems(most) });
    }
    for (const [index, item] of value.entries()) {
      check(schemaOf(schema.items), item, [...at, index], root, found);
    }
    return;
  }
  if (!isObject(value)) {
    return;
  }
  const members = membersOf(schema);
  for (const { name, schema: member, required } of members) {
    const inner = objectOf(value)[name];
    if (inner === undefined && required) {
      found.push({ at: [...at, name], message: words.missing });
    }
    check(member, inner, [...at, name], root, found);
  }
  const named = new Set(members.map(({ name }) => name));
  for (const [name, inner] of Object.entries(value)) {
    if (!named.has(name)) {
      check(schemaOf(schema.additionalProperties), inner, [...at, name], root, found);
    }
  }
}

function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
