import type { Schemas } from "@foldwork/api";
import { messages } from "../../messages/index.ts";

const words = messages.templates.updates;

/** A place at which the draft, the version it came from and the newest one are not the same. */
export type MergeItem = Schemas["MergeItem"];

/** A change in words. */
export interface ChangeWords {
  /** Where it is: a step, a file or the flow, and which part of it. */
  readonly place: string;
  /** What happens there. */
  readonly what: string;
}

const LONGEST = 80;

/** Returns where something is, as people name it; the key is a JSON pointer. */
export function placeOf({ key }: Pick<MergeItem, "key">): string {
  const steps = key
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  if (steps[0] === "files") {
    return words.file(steps.slice(1).join("/"));
  }
  const ids: string[] = [];
  let at = steps[0] === "spec" ? 1 : 0;
  while (steps[at] === "nodes" && steps[at + 1] !== undefined) {
    ids.push(steps[at + 1] ?? "");
    at += 2;
  }
  const rest = steps.slice(ids.length === 0 ? (steps[0] === "metadata" || steps[0] === "spec" ? 1 : 0) : at);
  return words.place(ids.length === 0 ? words.wholeFlow : words.step(ids.join(".")), part(rest));
}

function part([first, ...rest]: readonly string[]): string {
  if (first === undefined) {
    return "";
  }
  if (first === "with") {
    return words.setting(rest.join("."));
  }
  const known = new Map<string, string>(Object.entries(words.fields)).get(first) ?? first;
  return [known, ...rest].join(" ");
}

/** Returns a change from one side to another in words. */
export function changeOf(
  item: MergeItem,
  side: "mine" | "theirs" | "merged",
  from: "base" | "mine" = "base",
): ChangeWords {
  const place = placeOf(item);
  const before = from in item ? item[from] : undefined;
  const after = side in item ? item[side] : undefined;
  if (!(side in item)) {
    return { place, what: words.goes };
  }
  if (!(from in item)) {
    return { place, what: isStep(after) ? words.isNew : words.fromTo(words.nothing, shown(after)) };
  }
  return {
    place,
    what: isStep(before) && isStep(after) ? words.isOther : words.fromTo(shown(before), shown(after)),
  };
}

/** Returns what one side has at the place of a conflict. */
export function shownSide(item: MergeItem, side: "mine" | "theirs"): string {
  return side in item ? shown(item[side]) : words.nothing;
}

function isStep(value: unknown): boolean {
  return typeof value === "object" && value !== null && "type" in value && !Array.isArray(value);
}

/** Returns a value in as many letters as a line has. */
function shown(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
