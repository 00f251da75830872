import jsonata from "jsonata";
import { split } from "./split.ts";

/**
 * A name that an expression reads from its scope, such as `nodes.search` or `inputs.topic`.
 *
 * `start` and `end` enclose the member's name as it is written, quotes included; without a member they enclose the root.
 */
export interface Reference {
  /** `inputs`, `nodes`, `vars`, `secrets`, or a name at the root such as `item`. */
  readonly root: string;
  /** The fixed name behind the root; undefined where the root is used as a whole. */
  readonly member?: string;
  /** The fixed name behind the member, as in `nodes.search.results`. */
  readonly field?: string;
  readonly start: number;
  readonly end: number;
  /** Where the root's name begins. */
  readonly from: number;
  /** Where the fixed names end: behind the field, else behind the member. */
  readonly to: number;
  /** Written in a way that flows do not have, such as `nodes["search"]`: a check refuses it, a rename follows it. */
  readonly loose: boolean;
}

interface Part {
  readonly type?: string;
  readonly value?: unknown;
  readonly position?: number;
  readonly steps?: readonly Part[];
  readonly stages?: readonly Part[];
  readonly expr?: Part;
  readonly procedure?: Part;
  readonly arguments?: readonly Part[];
}

const SAME_CONTEXT = [
  "expression",
  "expressions",
  "arguments",
  "procedure",
  "body",
  "lhs",
  "rhs",
  "condition",
  "then",
  "else",
];
const OWN_CONTEXT = ["stages", "predicate", "group", "terms", "expr"];
const MOST_KEPT = 20_000;

const kept = new Map<string, readonly Reference[] | undefined>();

/** Returns what the expressions of a text read, with places inside the text; undefined when one cannot be parsed. */
export function references(text: string): readonly Reference[] | undefined {
  if (!text.includes("${")) {
    return [];
  }
  if (kept.has(text)) {
    return kept.get(text);
  }
  if (kept.size >= MOST_KEPT) {
    kept.clear();
  }
  const found = read(text);
  kept.set(text, found);
  return found;
}

function read(text: string): readonly Reference[] | undefined {
  const found: Reference[] = [];
  for (const piece of split(text) ?? [undefined]) {
    if (piece === undefined) {
      return undefined;
    }
    if (piece.expression) {
      try {
        new Reader(piece.text, piece.start, found).part(jsonata(piece.text).ast(), true);
      } catch {
        return undefined;
      }
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Walks a syntax tree. A name counts only where the context is still the whole scope: elsewhere it means a member. */
class Reader {
  readonly #source: string;
  readonly #shift: number;
  readonly #found: Reference[];

  constructor(source: string, shift: number, found: Reference[]) {
    this.#source = source;
    this.#shift = shift;
    this.#found = found;
  }

  part(value: unknown, whole: boolean): void {
    if (Array.isArray(value)) {
      for (const each of value) {
        this.part(each, whole);
      }
      return;
    }
    if (typeof value !== "object" || value === null || value instanceof RegExp) {
      return;
    }
    const part = value as Part;
    switch (part.type) {
      case "path":
        this.#path(part, whole);
        break;
      case "name":
        if (whole) {
          this.#root(part, undefined, undefined);
        }
        this.#inside(part);
        break;
      case "transform":
        this.#each(part, ["pattern", "update", "delete"], false);
        break;
      case "variable":
        if (isScope(part, whole)) {
          this.#whole(part);
        }
        this.#inside(part);
        break;
      case "wildcard":
      case "descendant":
      case "parent":
        if (whole) {
          this.#whole(part);
        }
        break;
      default:
        this.#lookup(part, whole);
        this.#each(part, SAME_CONTEXT, whole);
        this.#inside(part);
    }
  }

  #each(part: Part, names: readonly string[], whole: boolean): void {
    for (const name of names) {
      this.part((part as Record<string, unknown>)[name], whole);
    }
  }

  #inside(part: Part): void {
    this.#each(part, OWN_CONTEXT, false);
  }

  #path(path: Part, whole: boolean): void {
    this.#inside(path);
    const steps = path.steps ?? [];
    for (const [i, step] of steps.entries()) {
      const first = i === 0 && whole;
      if (step.type === "name") {
        if (first) {
          this.#root(step, named(steps[1]), named(steps[2]));
        }
        this.#inside(step);
      } else if (step.type === "variable" && i === 0 && isScope(step, whole)) {
        const root = named(steps[1]);
        if (root) {
          this.#root(root, named(steps[2]), named(steps[3]));
        } else {
          this.#whole(step);
        }
        this.#inside(step);
      } else if (step.type === "variable") {
        this.#inside(step);
      } else {
        this.part(step, first);
      }
    }
  }

  #root(root: Part, member: Part | undefined, field: Part | undefined): void {
    const filter = root.stages?.[0]?.expr;
    if (filter) {
      this.#add(root, filter.type === "string" ? filter : undefined, undefined, true);
    } else {
      const plain = root.stages === undefined;
      this.#add(root, plain ? member : undefined, plain && !member?.stages ? field : undefined, false);
    }
  }

  /** `$lookup(nodes, "x")`: refused by the check, followed by a rename. */
  #lookup(part: Part, whole: boolean): void {
    const [list, name] = part.arguments ?? [];
    const root = list?.type === "path" && list.steps?.length === 1 ? list.steps[0] : undefined;
    if (whole && part.procedure?.value === "lookup" && root?.value === "nodes" && name?.type === "string") {
      this.#add(root, name, undefined, true);
    }
  }

  #whole(part: Part): void {
    const end = this.#shift + (part.position ?? 0);
    this.#found.push({ root: "nodes", start: end - 1, end, from: end - 1, to: end, loose: false });
  }

  #add(root: Part, member: Part | undefined, field: Part | undefined, loose: boolean): void {
    const place = this.#place(member ?? root);
    const behind = this.#place(field ?? member ?? root).end;
    this.#found.push({
      root: String(root.value),
      ...(member && { member: String(member.value) }),
      ...(field && { field: String(field.value) }),
      ...place,
      from: this.#place(root).start,
      to: loose && member ? behind + 1 : behind,
      loose,
    });
  }

  #place(name: Part): { start: number; end: number } {
    const end = name.position ?? 0;
    const quote = this.#source[end - 1] ?? "";
    const quoted = quote === '"' || quote === "'" || quote === "`";
    const start = quoted ? this.#source.lastIndexOf(quote, end - 2) : end - String(name.value).length;
    return { start: this.#shift + start, end: this.#shift + end };
  }
}

function named(step: Part | undefined): Part | undefined {
  return step?.type === "name" ? step : undefined;
}

/** `$$` is the scope itself, and so is `$` where the context is still whole. */
function isScope(variable: Part, whole: boolean): boolean {
  return variable.value === "$" || (variable.value === "" && whole);
}
