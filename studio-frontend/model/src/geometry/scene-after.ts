import { type FlowSnapshot, nodesOf } from "../document/flow.ts";
import type { NodeTypes } from "../document/node-types.ts";
import { type NodeView, viewOf } from "../document/node-view.ts";
import { childPath, type NodePath, ROOT } from "../document/path.ts";
import { portsOf } from "../document/ports.ts";
import { deepEqual } from "../json/value.ts";
import type { Scene } from "./scene.ts";

/**
 * Returns the scene after a change that left everything where it is, as each key typed into a setting does: that of before
 * with the steps that have other values. Its wires are the same list. Undefined when places have to be worked out anew.
 *
 * @param before the scene of the flow as it was; the same containers are unfolded and the same flows are called
 */
export function sceneAfter(before: Scene, was: FlowSnapshot, is: FlowSnapshot, types: NodeTypes): Scene | undefined {
  const changed = new Map<NodePath, NodeView>();
  if (was.layout !== is.layout || !changedIn(ROOT, { before, was, is, types, changed })) {
    return undefined;
  }
  if (changed.size === 0) {
    return before;
  }
  const nodes = new Map(before.nodes);
  for (const [path, view] of changed) {
    const node = nodes.get(path);
    if (node) {
      nodes.set(path, { ...node, view });
    }
  }
  return { ...before, nodes };
}

interface Change {
  readonly before: Scene;
  readonly was: FlowSnapshot;
  readonly is: FlowSnapshot;
  readonly types: NodeTypes;
  readonly changed: Map<NodePath, NodeView>;
}

/** Finds the changed steps of a body and of those unfolded in it; returns false when one of them stands otherwise. */
function changedIn(holder: NodePath, change: Change): boolean {
  const [was, is] = [nodesOf(change.was, holder), nodesOf(change.is, holder)];
  if (was === is) {
    return true;
  }
  const ids = Object.keys(was);
  const others = Object.keys(is);
  // Lists, not lookups by id: of two thousand steps one has changed.
  const values = Object.values(is);
  return (
    ids.length === others.length &&
    ids.every((id, i) => id === others[i]) &&
    Object.values(was).every((old, i) => {
      const [id, now] = [ids[i], values[i]];
      return old === now || (id !== undefined && now && fits(holder, viewOf(id, old), viewOf(id, now), change));
    })
  );
}

function fits(holder: NodePath, old: NodeView, now: NodeView, change: Change): boolean {
  const path = childPath(holder, now.id);
  change.changed.set(path, now);
  const inside = now.uses === "" && change.before.nodes.get(path)?.unfolded === true;
  return standsAlike(old, now, change.types) && (!inside || changedIn(path, change));
}

/** Returns true when two values of a step have the same place, wires and ports and are called the same. */
function standsAlike(old: NodeView, now: NodeView, types: NodeTypes): boolean {
  return (
    old.type === now.type &&
    old.title === now.title &&
    old.disabled === now.disabled &&
    old.uses === now.uses &&
    old.size === now.size &&
    deepEqual(old.needs, now.needs) &&
    deepEqual(portsOf(old, types), portsOf(now, types))
  );
}
