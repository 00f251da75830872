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

/** Returns the top folders with how many flows each holds. */
export function folders(flows: readonly Flow[]): readonly { readonly name: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { folder } of flows) {
    const top = folder.split("/")[0] ?? "";
    if (top !== "") {
      counts.set(top, (counts.get(top) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((left, right) => left.name.localeCompare(right.name));
}

/** Returns every tag that a flow has, in order. */
export function tags(flows: readonly Flow[]): readonly string[] {
  return [...new Set(flows.flatMap((flow) => flow.tags))].sort((left, right) => left.localeCompare(right));
}
