import type { Box, NodePath, Scene, SceneNode } from "@foldwork/model";

const MILLIS = 220;

/**
 * Draws the way from one scene to another over 220 ms: what is in both slides and grows. Nothing moves for who asked the
 * system for less motion.
 *
 * @param draw draws a scene on the way; false ends it
 */
export function between(from: Scene, to: Scene, draw: (scene: Scene) => boolean): void {
  const moving = [...to.nodes.values()].filter((node) => {
    const old = from.nodes.get(node.path);
    return old !== undefined && !sameBox(old.box, node.box);
  });
  if (moving.length === 0 || matchMedia("(prefers-reduced-motion: reduce)").matches) {
    return;
  }
  const begin = performance.now();
  const step = (now: number) => {
    const part = Math.min(1, Math.max(0, (now - begin) / MILLIS));
    const scene = part === 1 ? to : onTheWay(from, to, moving, eased(part));
    if (draw(scene) && part < 1) {
      requestAnimationFrame(step);
    }
  };
  draw(onTheWay(from, to, moving, 0));
  requestAnimationFrame(step);
}

function onTheWay(from: Scene, to: Scene, moving: readonly SceneNode[], part: number): Scene {
  const nodes = new Map<NodePath, SceneNode>(to.nodes);
  for (const node of moving) {
    const old = from.nodes.get(node.path);
    if (old) {
      nodes.set(node.path, placed(node, mixed(old.box, node.box, part)));
    }
  }
  return { ...to, nodes };
}

/** The eyelets go with the border. */
function placed(node: SceneNode, box: Box): SceneNode {
  const { eyelets } = node;
  if (!eyelets) {
    return { ...node, box };
  }
  const at = (height: number) => Math.min(height - node.box.y, box.height - 12) + box.y;
  return { ...node, box, eyelets: { in: at(eyelets.in), out: at(eyelets.out), error: at(eyelets.error) } };
}

function mixed(from: Box, to: Box, part: number): Box {
  const mix = (a: number, b: number) => a + (b - a) * part;
  return {
    x: mix(from.x, to.x),
    y: mix(from.y, to.y),
    width: mix(from.width, to.width),
    height: mix(from.height, to.height),
  };
}

function sameBox(left: Box, right: Box): boolean {
  return left.x === right.x && left.y === right.y && left.width === right.width && left.height === right.height;
}

/** About cubic-bezier(.2, 0, 0, 1): quick at first, then slower and slower. */
function eased(part: number): number {
  return 1 - (1 - part) ** 3;
}
