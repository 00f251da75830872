import type { FlowSnapshot } from "../document/flow.ts";
import { type NodePath, nodeAt, nodePointer } from "../document/path.ts";
import type { PatchStep } from "../json/patch.ts";
import { type Pointer, pointerOf, pointerText, valueAt } from "../json/pointer.ts";
import { touched } from "../json/touched.ts";
import type { JsonObject, JsonValue } from "../json/value.ts";
import type { Edit } from "../operation/edit.ts";
import type { Change, Half } from "./transport.ts";

/** A place that a change wrote to, and what stood there before and after; left out where nothing did. */
export interface Touch {
  readonly place: Pointer;
  readonly before?: JsonValue;
  readonly after?: JsonValue;
  /** The node it is in, as the change left it: with it the change can be kept although somebody took the node away. */
  readonly node?: { readonly place: Pointer; readonly value: JsonValue };
}

/** A change that the service does not have yet. It says all that is needed to save it after a reload. */
export interface Pending {
  readonly id: number;
  readonly half: Half;
  readonly label: string;
  /** Number of the log's entry it belongs to. */
  readonly entry: number;
  /** Steps on a {@link HalfValue}. */
  readonly steps: readonly PatchStep[];
  readonly touches: readonly Touch[];
  readonly text?: string;
  /** True once it has been sent: the service may have it although no answer came. */
  readonly sent: boolean;
}

/** What one half of a flow holds, as one value. */
export type HalfValue = JsonObject;

/** Returns one half of a flow as one value. */
export function halfOf(flow: FlowSnapshot, half: Half): HalfValue {
  return half === "layout" ? { layout: flow.layout } : { logic: flow.logic, files: flow.files };
}

/** Returns a flow with one half replaced. */
export function withHalf(flow: FlowSnapshot, value: HalfValue): FlowSnapshot {
  return { ...flow, ...(value as Partial<FlowSnapshot>) };
}

/** Returns the halves of an edit that change something, as pending changes from the flow before it to that after it. */
export function pendingOf(
  before: FlowSnapshot,
  after: FlowSnapshot,
  edit: Edit,
  entry: number,
  id: () => number,
): readonly Pending[] {
  const steps = {
    logic: [...inside("logic", edit.logic), ...inside("files", edit.files)],
    layout: inside("layout", edit.layout),
  };
  return (["logic", "layout"] as const)
    .filter((half) => steps[half].length > 0 || (half === "logic" && edit.text !== undefined))
    .map((half) => ({
      id: id(),
      half,
      label: edit.label,
      entry,
      steps: steps[half],
      touches: touched(steps[half]).map((place) => touch(place, halfOf(before, half), halfOf(after, half))),
      ...(half === "logic" && edit.text !== undefined && { text: edit.text }),
      sent: false,
    }));
}

function inside(part: string, steps: readonly PatchStep[]): PatchStep[] {
  return steps.map((step) => ({
    ...step,
    path: `/${part}${step.path}`,
    ...(step.from !== undefined && { from: `/${part}${step.from}` }),
  }));
}

function touch(place: Pointer, before: HalfValue, after: HalfValue): Touch {
  const [was, is] = [valueAt(before, place), valueAt(after, place)];
  const node = place[0] === "logic" ? nodePlace(place) : undefined;
  const value = node && valueAt(after, node);
  return {
    place,
    ...(was !== undefined && { before: was }),
    ...(is !== undefined && { after: is }),
    ...(node && value !== undefined && node.length < place.length && { node: { place: node, value } }),
  };
}

function nodePlace(place: Pointer): Pointer | undefined {
  const path = nodeAt(place.slice(1));
  return path === "" ? undefined : ["logic", ...nodePointer(path)];
}

/** Returns the node that a place of a half belongs to, and the member of it. */
export function nodeOfPlace(place: Pointer): { readonly path: NodePath; readonly member: Pointer } {
  if (place[0] === "layout") {
    return { path: place[1] === "nodes" ? (place[2] ?? "") : "", member: place.slice(3) };
  }
  const path = place[0] === "logic" ? nodeAt(place.slice(1)) : "";
  return { path, member: path === "" ? place.slice(1) : place.slice(1 + nodePointer(path).length) };
}

/** Most steps that the service takes at once. */
export const MOST_STEPS = 1_000;

/** Returns as many of the first pending changes as go out together: all up to the last whole text, else up to a limit. */
export function batchOf(pending: readonly Pending[]): readonly Pending[] {
  const text = pending.findLastIndex((each) => each.text !== undefined);
  if (text >= 0) {
    return pending.slice(0, text + 1);
  }
  let steps = 0;
  const end = pending.findIndex((each, i) => {
    steps += each.steps.length;
    return steps > MOST_STEPS && i > 0;
  });
  return end < 0 ? pending : pending.slice(0, end);
}

/**
 * Returns what to send for a batch; a batch ends with a text or holds none. A field typed into many times is sent once; more steps than the service takes are
 * sent as whole members.
 */
export function changeOf(batch: readonly Pending[], before: HalfValue, after: HalfValue): Change {
  const text = batch.at(-1)?.text;
  const steps = shortened(batch.flatMap((each) => each.steps));
  if (text !== undefined) {
    return { patch: [], files: wholeFiles(after), text };
  }
  const main = steps.filter((step) => !step.path.startsWith("/files/"));
  const files: Record<string, string | null> = {};
  for (const step of steps) {
    const [part, name] = pointerOf(step.path);
    if (part === "files" && name !== undefined) {
      const value = valueAt(after, ["files", name]);
      files[name] = typeof value === "string" ? value : null;
    }
  }
  const few = main.length <= MOST_STEPS ? main : coarse(before, after);
  return { patch: few.map(outside), files };
}

/** A text takes the place of the whole document, and so do the files that go with it. */
function wholeFiles({ files }: HalfValue): Record<string, string> {
  const texts = Object.entries((files ?? {}) as JsonObject);
  return Object.fromEntries(texts.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

function outside(step: PatchStep): PatchStep {
  const cut = (path: string) => path.slice(path.indexOf("/", 1));
  return { ...step, path: cut(step.path), ...(step.from !== undefined && { from: cut(step.from) }) };
}

function shortened(steps: readonly PatchStep[]): readonly PatchStep[] {
  const short: PatchStep[] = [];
  for (const step of steps) {
    const last = short.at(-1);
    if (last?.path === step.path && last.op !== "remove" && last.op !== "move" && step.op === "replace") {
      short[short.length - 1] = { ...step, op: last.op, ...(last.before !== undefined && { before: last.before }) };
    } else {
      short.push(step);
    }
  }
  return short;
}

/** Returns steps that write the members of the spec, of the metadata, or of the layout as wholes. */
function coarse(before: HalfValue, after: HalfValue): readonly PatchStep[] {
  const steps: PatchStep[] = [];
  for (const holder of [["logic", "metadata"], ["logic", "spec"], ["layout"]]) {
    const [was, is] = [valueAt(before, holder), valueAt(after, holder)].map((value) => (value ?? {}) as JsonObject);
    for (const name of new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})])) {
      const path = pointerText([...holder, name]);
      const value = is?.[name];
      if (value === undefined) {
        steps.push({ op: "remove", path });
      } else if (value !== was?.[name]) {
        steps.push({ op: "add", path, value });
      }
    }
  }
  return steps;
}
