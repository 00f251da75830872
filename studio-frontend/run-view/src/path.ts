/** One name in a path with what stands behind it: `each~2[4]` is item 4 of the second try of `each`. */
export interface PathPart {
  readonly id: string;
  /** From 1. */
  readonly attempt: number;
  /** From 0. */
  readonly item: number | undefined;
}

const PART = /^(.*?)(?:~(\d+))?(?:\[(\d+)\])?$/;
const NUMBERS = /~\d+|\[\d+\]/g;

/** Returns the names of a path, outermost first. */
export function partsOf(path: string): readonly PathPart[] {
  return path === "" ? [] : path.split(".").map(part);
}

function part(text: string): PathPart {
  const [, id = text, attempt, item] = PART.exec(text) ?? [];
  return { id, attempt: Number(attempt ?? 1), item: item === undefined ? undefined : Number(item) };
}

/** Returns the step's place in the flow, where every item, round and try is the same. */
export function placeOf(path: string): string {
  return path.replaceAll(NUMBERS, "");
}

/** Returns the id of the step at a path. */
export function idOf(path: string): string {
  return partsOf(path).at(-1)?.id ?? "";
}

/** Returns the path of the step whose body holds the step at a path; empty for the flow's own. */
export function holderOf(path: string): string {
  const dot = path.lastIndexOf(".");
  return dot < 0 ? "" : path.slice(0, dot).replace(/(?:~\d+)?(?:\[\d+\])?$/, "");
}
