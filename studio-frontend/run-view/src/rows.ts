import { isSettled } from "./run.ts";
import { type Counts, isTrouble, NO_COUNTS } from "./states.ts";
import { earliest, latest } from "./times.ts";
import type { TreeNode } from "./tree.ts";

/** Which rows a person has opened and closed; what they never touched opens by itself. */
export interface Folding {
  readonly open: ReadonlyMap<string, boolean>;
  /** How many further ones of a long list are shown, by the key of its row. */
  readonly shown: ReadonlyMap<string, number>;
}

export interface NodeRow {
  readonly kind: "node";
  readonly key: string;
  readonly depth: number;
  readonly node: TreeNode;
  readonly foldable: boolean;
  readonly open: boolean;
}

/** Stands for those of a long list that are not shown. */
export interface MoreRow {
  readonly kind: "more";
  readonly key: string;
  readonly depth: number;
  readonly count: number;
  readonly counts: Counts;
  readonly startedAt: number;
  readonly endedAt: number | undefined;
}

export type Row = NodeRow | MoreRow;

/** A list of more than these like things is cut. */
const LIKE = 5;
/** This many of a cut list are shown: those somebody has to look at, then the first. */
const SHOWN = 3;
const TROUBLE = 5;
/** A run of fewer steps than these opens whole. */
const SMALL = 40;

/** Returns the rows of a timeline from above. */
export function rowsOf(tree: readonly TreeNode[], folding: Folding): readonly Row[] {
  const rows: Row[] = [];
  const small = sizeOf(tree) < SMALL;
  const walk = (nodes: readonly TreeNode[], depth: number, holder: string): void => {
    const { chosen, rest } = cut(nodes, folding.shown.get(`${holder}+`) ?? 0);
    for (const node of chosen) {
      const foldable = node.children.length > 0;
      const open = foldable && (folding.open.get(node.key) ?? opensItself(node, depth, small));
      rows.push({ kind: "node", key: node.key, depth, node, foldable, open });
      if (open) {
        walk(node.children, depth + 1, node.key);
      }
    }
    if (rest.length > 0) {
      rows.push(moreRow(`${holder}+`, depth, rest));
    }
  };
  walk(tree, 0, "");
  return rows;
}

function opensItself(node: TreeNode, depth: number, small: boolean): boolean {
  const trouble = node.inside.asking + node.inside.failed + node.inside.timed_out > 0 || isTrouble(node.state);
  const parted = node.kind === "step" && node.children.every((child) => child.kind === "try");
  return trouble || (depth === 0 && small) || (small && parted);
}

function sizeOf(tree: readonly TreeNode[]): number {
  return tree.reduce((sum, node) => sum + 1 + sizeOf(node.children), 0);
}

function cut(nodes: readonly TreeNode[], further: number): { chosen: readonly TreeNode[]; rest: readonly TreeNode[] } {
  const like = nodes.length > LIKE && nodes.every((node) => node.kind === "item" || node.kind === "round");
  if (!like) {
    return { chosen: nodes, rest: [] };
  }
  const urgent = nodes.filter((node) => isTrouble(node.state)).slice(0, TROUBLE);
  const chosen = new Set(urgent);
  for (const node of nodes) {
    if (chosen.size >= Math.max(SHOWN, urgent.length) + further) {
      break;
    }
    chosen.add(node);
  }
  return { chosen: nodes.filter((node) => chosen.has(node)), rest: nodes.filter((node) => !chosen.has(node)) };
}

function moreRow(key: string, depth: number, rest: readonly TreeNode[]): MoreRow {
  const counts = { ...NO_COUNTS };
  for (const node of rest) {
    counts[node.state] += 1;
  }
  const open = rest.some((node) => !isSettled(node.state));
  return {
    kind: "more",
    key,
    depth,
    count: rest.length,
    counts,
    startedAt: earliest(rest.map((node) => node.startedAt)),
    endedAt: open ? undefined : latest(rest.map((node) => node.endedAt ?? node.startedAt)),
  };
}
