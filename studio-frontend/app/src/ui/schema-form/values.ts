import { membersOf, type Place, resolved, type Schema, shapeOf } from "./schema.ts";

/** What was typed where a value of another kind is wanted; it stays in its field until it can be read. */
export class Unreadable {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Members = Readonly<Record<string, unknown>>;

/** Returns the members of a value; none where it is no object. */
export function objectOf(value: unknown): Members {
  return isObject(value) ? value : {};
}

export function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Unreadable);
}

/** Returns the entries of a list; none where it is none. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Puts a member into an object, or takes it away where there is no value. */
export function withMember(value: unknown, name: string, member: unknown): Members {
  const { [name]: _, ...others } = objectOf(value);
  return member === undefined ? others : { ...objectOf(value), [name]: member };
}

/** Returns what a form begins with: the value, and the defaults of what it leaves out. */
export function begun(schema: Schema, value: unknown, root: Schema = schema): unknown {
  const known = resolved(schema, root);
  const given = value === undefined ? structuredCloneOf(known.default) : value;
  if (shapeOf(known).kind !== "group" || (given !== undefined && !isObject(given))) {
    return given;
  }
  let whole: Members | undefined = isObject(given) ? given : undefined;
  for (const { name, schema: member, required } of membersOf(known)) {
    const there = objectOf(given)[name];
    // What may be left out as a whole is begun when somebody asks for it.
    const wanted = required || there !== undefined || "default" in resolved(member, root);
    const part = wanted ? begun(member, there, root) : undefined;
    if (part !== undefined) {
      whole = withMember(whole, name, part);
    }
  }
  return whole;
}

function structuredCloneOf(value: unknown): unknown {
  return value === undefined ? undefined : structuredClone(value);
}

/** Returns a place as a key, for looking up what is said about it. */
export function keyOf(place: Place): string {
  return JSON.stringify(place);
}

/** Returns what is at a place of a value. */
export function valueAt(value: unknown, place: Place): unknown {
  return place.reduce<unknown>((at, step) => (typeof step === "number" ? listOf(at)[step] : objectOf(at)[step]), value);
}
