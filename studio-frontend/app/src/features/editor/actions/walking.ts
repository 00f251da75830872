import { type NodePath, ROOT, type SceneNode } from "@foldwork/model";
import type { Editor } from "../store/editor-state.ts";
import { bringIntoView, select } from "./selection.ts";

/**
 * Selects the next step along the wires, or the one before: from top to bottom where several follow. Returns false at the
 * end, so that the focus can leave the sheet.
 */
export function walk(editor: Editor, way: 1 | -1): boolean {
  const { scene, selected } = editor.getState();
  const [first] = selected;
  const here = first === undefined ? undefined : scene.nodes.get(first);
  const order = walkOrder(editor, here?.holder ?? ROOT);
  const at = here ? order.findIndex((node) => node.path === here.path) : way === 1 ? -1 : order.length;
  const next = order[at + way];
  if (!next) {
    return false;
  }
  select(editor, [next.path]);
  bringIntoView(editor, [next.path]);
  focusStep(next.path);
  return true;
}

/** Returns the steps of a body so that each stands behind those it waits for. */
function walkOrder(editor: Editor, holder: NodePath): readonly SceneNode[] {
  const { scene } = editor.getState();
  const inside = [...scene.nodes.values()].filter((node) => node.holder === holder);
  const rank = new Map<NodePath, number>();
  const wires = scene.wires.filter((wire) => wire.holder === holder && wire.kind === "step");
  const sources = new Map<NodePath, NodePath[]>();
  for (const wire of wires) {
    sources.set(wire.target, [...(sources.get(wire.target) ?? []), wire.source]);
  }
  const rankOf = (path: NodePath, seen: ReadonlySet<NodePath> = new Set()): number => {
    const known = rank.get(path);
    if (known !== undefined || seen.has(path)) {
      return known ?? 0;
    }
    const before = (sources.get(path) ?? []).map((source) => rankOf(source, new Set([...seen, path])));
    const own = before.length === 0 ? 0 : Math.max(...before) + 1;
    rank.set(path, own);
    return own;
  };
  return inside.sort(
    (a, b) => rankOf(a.path) - rankOf(b.path) || a.box.y - b.box.y || a.box.x - b.box.x || a.path.localeCompare(b.path),
  );
}

/** Moves the focus to a step, so that a screen reader says it. */
export function focusStep(path: NodePath): void {
  requestAnimationFrame(() => {
    document
      .querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(path)}"]`)
      ?.focus({ preventScroll: true });
  });
}

type Direction = "left" | "right" | "up" | "down";

/** Returns the nearest step of a body in a direction from another. */
export function nearestStep(editor: Editor, from: SceneNode, way: Direction, not: NodePath): SceneNode | undefined {
  const { scene } = editor.getState();
  const [x, y] = [from.box.x + from.box.width / 2, from.box.y + from.box.height / 2];
  let best: SceneNode | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const node of scene.nodes.values()) {
    if (node.holder !== from.holder || node.path === from.path || node.path === not) {
      continue;
    }
    const dx = node.box.x + node.box.width / 2 - x;
    const dy = node.box.y + node.box.height / 2 - y;
    const ahead = way === "right" ? dx : way === "left" ? -dx : way === "down" ? dy : -dy;
    const aside = way === "right" || way === "left" ? Math.abs(dy) : Math.abs(dx);
    const far = ahead + 2 * aside;
    if (ahead > 0 && far < least) {
      [best, least] = [node, far];
    }
  }
  return best;
}
