import { isList, isObject, type JsonValue } from "./value.ts";

/** A place inside a JSON value: names of members and numbers of items, from the outside in. */
export type Pointer = readonly string[];

/** Returns the text of a place (RFC 6901), such as `/spec/nodes/search`. */
export function pointerText(pointer: Pointer): string {
  return pointer.map((name) => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** Returns the place that a text (RFC 6901) names. */
export function pointerOf(text: string): Pointer {
  return text === ""
    ? []
    : text
        .slice(1)
        .split("/")
        .map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Returns what stands at the place, undefined when nothing does. */
export function valueAt(root: JsonValue | undefined, pointer: Pointer): JsonValue | undefined {
  let value = root;
  for (const name of pointer) {
    if (isList(value)) {
      value = /^(?:0|[1-9]\d*)$/.test(name) ? value[Number(name)] : undefined;
    } else {
      value = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    }
  }
  return value;
}

/** Returns true when the first place is the second or holds it. */
export function holds(outer: Pointer, inner: Pointer): boolean {
  return outer.length <= inner.length && outer.every((name, i) => name === inner[i]);
}
