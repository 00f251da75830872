import type { NodePath } from "../document/path.ts";
import { applyPatch, PatchError, type PatchStep } from "../json/patch.ts";
import { holds, type Pointer, pointerText, valueAt } from "../json/pointer.ts";
import { overlap } from "../json/touched.ts";
import { deepEqual, type JsonValue } from "../json/value.ts";
import { type HalfValue, nodeOfPlace, type Pending, type Touch } from "./pending.ts";
import type { Half } from "./transport.ts";

/** One place of a conflict: what stood there, what is here, what is there; left out where nothing is. */
export interface ConflictField {
  /** The node; the empty path for the flow itself. */
  readonly node: NodePath;
  /** The member of the node or of the flow, such as `["with", "url"]`; empty for the node itself. */
  readonly member: Pointer;
  readonly base?: JsonValue;
  readonly mine?: JsonValue;
  readonly theirs?: JsonValue;
}

/** A change of ours that cannot be saved because somebody else changed the same places. It waits for a person. */
export interface Conflict {
  readonly id: number;
  readonly half: Half;
  /** What was done here, such as "Rename search to find". */
  readonly label: string;
  /** The places that differ, then those that belong to the same change. */
  readonly fields: readonly ConflictField[];
  /** The changes it is made of, in their order. */
  readonly pending: readonly Pending[];
}

/** What became of pending changes on another value. */
export interface Rebased {
  /** The other value with what could be done again. */
  readonly value: HalfValue;
  readonly pending: readonly Pending[];
  readonly conflicts: readonly Conflict[];
}

/** Does pending changes again on what somebody else has saved; those that meet a change of theirs become conflicts. */
export function rebase(theirs: HalfValue, pending: readonly Pending[]): Rebased {
  const open = arrived(theirs, pending) ? pending.filter((each) => !each.sent) : pending;
  let value = theirs;
  const kept: Pending[] = [];
  const held: Pending[] = [];
  for (const each of open) {
    const places = each.touches.map((touch) => touch.place);
    const after = held.some(
      (other) =>
        overlap(
          places,
          other.touches.map((touch) => touch.place),
        ) !== undefined,
    );
    if (each.steps.length === 0) {
      // Only comments were typed: they cannot be merged, so a person decides.
      held.push(each);
      continue;
    }
    if (!after && each.touches.every((touch) => same(value, touch.place, touch.after))) {
      continue;
    }
    const next = after ? undefined : tried(value, each);
    if (next === undefined && each.half === "layout") {
      // The node is not there any more, so neither is its place.
      continue;
    }
    if (next === undefined) {
      held.push(each);
    } else {
      value = next;
      const { text: _, ...plain } = each;
      kept.push({ ...plain, sent: false });
    }
  }
  return { value, pending: kept, conflicts: grouped(held, value) };
}

/** Returns true when everything that was sent stands there: only the answer was lost. */
function arrived(theirs: HalfValue, pending: readonly Pending[]): boolean {
  const last = new Map<string, Touch>();
  for (const each of pending.filter((one) => one.sent)) {
    for (const touch of each.touches) {
      for (const key of [...last.keys()]) {
        if (holds(touch.place, last.get(key)?.place ?? [])) {
          last.delete(key);
        }
      }
      last.set(pointerText(touch.place), touch);
    }
  }
  return last.size > 0 && [...last.values()].every((touch) => same(theirs, touch.place, touch.after));
}

function same(value: HalfValue, place: Pointer, expected: JsonValue | undefined): boolean {
  return deepEqual(valueAt(value, place), expected);
}

function tried(value: HalfValue, pending: Pending): HalfValue | undefined {
  // Who moved a step last has moved it: nobody wants to be asked about places.
  if (pending.half === "logic" && !pending.touches.every((touch) => same(value, touch.place, touch.before))) {
    return undefined;
  }
  try {
    return applyPatch(value, pending.steps).value as HalfValue;
  } catch (fault) {
    if (fault instanceof PatchError) {
      return undefined;
    }
    throw fault;
  }
}

/** Puts held changes that share a place together: they are decided on together. */
function grouped(held: readonly Pending[], theirs: HalfValue): readonly Conflict[] {
  const groups: Pending[][] = [];
  for (const each of held) {
    const places = each.touches.map((touch) => touch.place);
    const meets = (group: Pending[]) =>
      group.some(
        (other) =>
          overlap(
            places,
            other.touches.map((touch) => touch.place),
          ) !== undefined,
      );
    const joined = groups.filter(meets).flat();
    const others = groups.filter((group) => !meets(group));
    groups.splice(0, groups.length, ...others, [...joined, each]);
  }
  return groups.map((group) => conflictOf(group, theirs));
}

/** Returns the conflict of held changes with what is there. */
export function conflictOf(group: readonly Pending[], theirs: HalfValue): Conflict {
  const first = group[0];
  const fields = finalTouches(group).map((touch): ConflictField => {
    const there = valueAt(theirs, touch.place);
    const { path, member } = nodeOfPlace(touch.place);
    return {
      node: path,
      member,
      ...(touch.before !== undefined && { base: touch.before }),
      ...(touch.after !== undefined && { mine: touch.after }),
      ...(there !== undefined && { theirs: there }),
    };
  });
  const differs = (field: ConflictField) => !deepEqual(field.base, field.theirs);
  return {
    id: first?.id ?? 0,
    half: first?.half ?? "logic",
    label: [...new Set(group.map((each) => each.label))].join(", "),
    fields: [...fields.filter(differs), ...fields.filter((field) => !differs(field))],
    pending: group,
  };
}

/** Returns each place once, with what stood there first and what stands there last. */
function finalTouches(group: readonly Pending[]): readonly Touch[] {
  const all = new Map<string, Touch>();
  for (const touch of group.flatMap((each) => each.touches)) {
    const key = pointerText(touch.place);
    const { before: _, ...last } = touch;
    const first = all.get(key) ?? touch;
    all.set(key, { ...last, ...(first.before !== undefined && { before: first.before }) });
  }
  return [...all.values()];
}

/** Returns the steps that put our side of a conflict in the place of theirs; undefined when its place is gone. */
export function mineOver(conflict: Conflict, theirs: HalfValue): readonly PatchStep[] | undefined {
  const steps: PatchStep[] = [];
  let value = theirs;
  const put = (place: Pointer, after: JsonValue | undefined): boolean => {
    const there = valueAt(value, place);
    const path = pointerText(place);
    if (deepEqual(there, after)) {
      return true;
    }
    if (valueAt(value, place.slice(0, -1)) === undefined) {
      return after === undefined;
    }
    steps.push(after === undefined ? { op: "remove", path } : { op: "add", path, value: after });
    value = applyPatch(value, steps.slice(-1)).value as HalfValue;
    return true;
  };
  for (const { place, after, node } of finalTouches(conflict.pending)) {
    if (!put(place, after) && !(node && put(node.place, node.value))) {
      return undefined;
    }
  }
  return steps;
}
