import type { RecentRuns } from "../runs/index.ts";
import type { Flow } from "./flow-queries.ts";

export type Shown = "all" | "published" | "draft" | "archived";
export type Sort = "changed" | "name" | "ran";

export const SHOWN: readonly Shown[] = ["all", "published", "draft", "archived"];
export const SORTS: readonly Sort[] = ["changed", "name", "ran"];

/** Which flows of the team are shown, and in which order. */
export interface Selection {
  readonly show: Shown;
  readonly sort: Sort;
  readonly folder: string | undefined;
  readonly tag: string | undefined;
}

/** Returns a selection from what an address says; what it says wrongly is left out. */
export function selectionOf(
  search: { readonly [name in "show" | "sort" | "folder" | "tag"]?: string | undefined },
): Selection {
  return {
    show: SHOWN.find((each) => each === search.show) ?? "all",
    sort: SORTS.find((each) => each === search.sort) ?? "changed",
    folder: search.folder,
    tag: search.tag,
  };
}

/** Returns how many changes the draft has that no version has. */
export function draftChanges(flow: Flow): number {
  return flow.publishedRevision === null ? 0 : flow.draftRevision - flow.publishedRevision;
}

/** Returns the flows that a selection holds, in its order. */
export function selected(
  flows: readonly Flow[],
  selection: Selection,
  recent: RecentRuns | undefined,
): readonly Flow[] {
  return flows.filter((flow) => holds(flow, selection)).sort(order(selection.sort, recent));
}

function holds(flow: Flow, { show, folder, tag }: Selection): boolean {
  const inFolder = folder === undefined || flow.folder === folder || flow.folder.startsWith(`${folder}/`);
  const tagged = tag === undefined || flow.tags.includes(tag);
  return inFolder && tagged && isShown(flow, show);
}

function isShown(flow: Flow, show: Shown): boolean {
  switch (show) {
    case "published":
      return flow.lastVersion !== null;
    case "draft":
      return flow.lastVersion === null || draftChanges(flow) > 0;
    case "all":
    case "archived":
      return true;
  }
}

function order(sort: Sort, recent: RecentRuns | undefined): (left: Flow, right: Flow) => number {
  switch (sort) {
    case "name":
      return (left, right) => left.title.localeCompare(right.title);
    case "changed":
      return (left, right) => right.changedAt.localeCompare(left.changedAt);
    case "ran":
      return (left, right) => lastRun(right, recent).localeCompare(lastRun(left, recent));
  }
}

function lastRun(flow: Flow, recent: RecentRuns | undefined): string {
  return recent?.byFlow.get(flow.id)?.[0]?.createdAt ?? "";
}

/** A folder in the list of folders. */
export interface Folder {
  /** Its whole path. */
  readonly path: string;
  /** The last part of its path. */
  readonly name: string;
  /** 0 for one at the top. */
  readonly depth: number;
  /** How many flows it and those inside it hold. */
  readonly count: number;
}

/** Returns the folders at the top, those on the way to the chosen one, and those in it, each below the one it is in. */
export function folders(flows: readonly Flow[], chosen = ""): readonly Folder[] {
  const counts = new Map<string, number>();
  for (const { folder } of flows) {
    const names = folder.split("/").filter((name) => name !== "");
    for (let depth = 1; depth <= names.length; depth++) {
      const path = names.slice(0, depth).join("/");
      counts.set(path, (counts.get(path) ?? 0) + 1);
    }
  }
  return [...counts]
    .filter(([path]) => isListed(path, chosen))
    .sort(([left], [right]) => inOrder(left.split("/"), right.split("/")))
    .map(([path, count]) => {
      const names = path.split("/");
      return { path, name: names.at(-1) ?? "", depth: names.length - 1, count };
    });
}

function isListed(path: string, chosen: string): boolean {
  const holder = path.slice(0, Math.max(0, path.lastIndexOf("/")));
  return holder === "" || holder === chosen || chosen.startsWith(`${holder}/`);
}

function inOrder(left: readonly string[], right: readonly string[]): number {
  const at = left.findIndex((name, i) => name !== right[i]);
  return at < 0 ? left.length - right.length : (left[at] ?? "").localeCompare(right[at] ?? "");
}

/** Returns every tag that a flow has, in order. */
export function tags(flows: readonly Flow[]): readonly string[] {
  return [...new Set(flows.flatMap((flow) => flow.tags))].sort((left, right) => left.localeCompare(right));
}
