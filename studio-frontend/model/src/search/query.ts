import type { NodePath } from "../document/path.ts";

/** What a person looks for. */
export interface Query {
  /** Words that must all be found, in any case. */
  readonly words: readonly string[];
  /** `type:http` and such: beginnings of type names. */
  readonly types: readonly string[];
  readonly is: ReadonlySet<"invalid" | "unused" | "disabled">;
  /** Filters that do not exist, for a hint. */
  readonly unknown: readonly string[];
  /** Nodes that are known to be wrong by more than a look at the flow: `is:invalid` finds them too. */
  readonly wrong: ReadonlySet<NodePath>;
}

const STATES = ["invalid", "unused", "disabled"] as const;

const NONE: ReadonlySet<NodePath> = new Set();

/** Reads `text "two words" type:http.request is:invalid`. */
export function queryOf(text: string, wrong: ReadonlySet<NodePath> = NONE): Query {
  const words: string[] = [];
  const types: string[] = [];
  const is = new Set<(typeof STATES)[number]>();
  const unknown: string[] = [];
  for (const [whole, quoted, plain = ""] of text.matchAll(/"([^"]*)"|(\S+)/g)) {
    const [, key, value = ""] = /^(type|is):(.*)$/.exec(plain) ?? [];
    const state = STATES.find((each) => each === value);
    if (quoted !== undefined) {
      words.push(quoted.toLowerCase());
    } else if (key === "type" && value !== "") {
      types.push(value.toLowerCase());
    } else if (key === "is" && state) {
      is.add(state);
    } else if (key !== undefined) {
      unknown.push(whole);
    } else {
      words.push(plain.toLowerCase());
    }
  }
  return { words: words.filter((word) => word !== ""), types, is, unknown, wrong };
}
