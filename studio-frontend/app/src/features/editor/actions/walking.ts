import { type NodePath, ROOT, type SceneNode, type SceneWire } from "@foldwork/model";
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
  const rank = ranks(
    inside.map((node) => node.path),
    scene.wires.filter((wire) => wire.holder === holder && wire.kind === "step"),
  );
  const rankOf = ({ path }: SceneNode) => rank.get(path) ?? 0;
  return inside.sort(
    (a, b) => rankOf(a) - rankOf(b) || a.box.y - b.box.y || a.box.x - b.box.x || a.path.localeCompare(b.path),
  );
}

/** Returns how many steps the longest way to each one has; those in a ring have none. */
function ranks(paths: readonly NodePath[], wires: readonly SceneWire[]): ReadonlyMap<NodePath, number> {
  const open = new Map(paths.map((path) => [path, 0]));
  const next = new Map<NodePath, NodePath[]>();
  for (const { source, target } of wires) {
    open.set(target, (open.get(target) ?? 0) + 1);
    const list = next.get(source);
    if (list) {
      list.push(target);
    } else {
      next.set(source, [target]);
    }
  }
  const rank = new Map(paths.filter((path) => open.get(path) === 0).map((path) => [path, 0]));
  for (const [path, own] of rank) {
    for (const target of next.get(path) ?? []) {
      const left = (open.get(target) ?? 0) - 1;
      open.set(target, left);
      if (left === 0) {
        rank.set(target, own + 1);
      }
    }
  }
  return rank;
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
