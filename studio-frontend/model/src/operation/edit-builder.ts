import type { FlowPart, FlowSnapshot } from "../document/flow.ts";
import { METADATA_KEYS, memberBehind, NODE_KEYS, SPEC_KEYS } from "../document/keys.ts";
import { type NodePath, nodeAt, nodePointer } from "../document/path.ts";
import { applyStep, type PatchStep } from "../json/patch.ts";
import { type Pointer, pointerText, valueAt } from "../json/pointer.ts";
import { deepEqual, type JsonObject, type JsonValue, member, objectOf } from "../json/value.ts";
import { type Edit, type EditProblem, remember } from "./edit.ts";

/** Makes an edit step by step; each step sees what those before it did. */
export class EditBuilder {
  #flow: FlowSnapshot;
  readonly #from: FlowSnapshot;
  readonly #steps: Record<FlowPart, PatchStep[]> = { logic: [], files: [], layout: [] };
  /** What takes the steps back, the last one first. */
  readonly #inverse: Record<FlowPart, PatchStep[]> = { logic: [], files: [], layout: [] };
  readonly #problems: EditProblem[] = [];

  constructor(flow: FlowSnapshot) {
    this.#flow = flow;
    this.#from = flow;
  }

  /** The flow as the steps so far have made it. */
  get flow(): FlowSnapshot {
    return this.#flow;
  }

  /** Does one step. */
  step(part: FlowPart, step: PatchStep): void {
    const { value, inverse } = applyStep(this.#flow[part], step);
    this.#flow = { ...this.#flow, [part]: value as JsonObject };
    this.#steps[part].push(step);
    this.#inverse[part].unshift(...inverse);
  }

  /** Puts a value at a place, with the maps that are to hold it; undefined takes away what is there. */
  set(part: FlowPart, pointer: Pointer, value: JsonValue | undefined, before?: string): void {
    const path = pointerText(pointer);
    const old = valueAt(this.#flow[part], pointer);
    if (value === undefined) {
      if (old !== undefined) {
        this.step(part, { op: "remove", path });
      }
    } else if (old !== undefined) {
      if (!deepEqual(old, value)) {
        this.step(part, { op: "replace", path, value });
      }
    } else {
      this.#add(part, pointer, value, before);
    }
  }

  #add(part: FlowPart, pointer: Pointer, value: JsonValue, before: string | undefined): void {
    let depth = pointer.length - 1;
    while (depth > 0 && valueAt(this.#flow[part], pointer.slice(0, depth)) === undefined) {
      depth--;
    }
    const missing = pointer.slice(depth + 1);
    const wrapped = missing.reduceRight<JsonValue>((inner, name) => ({ [name]: inner }), value);
    const place = pointer.slice(0, depth + 1);
    const next = missing.length === 0 && before !== undefined ? before : this.#behind(part, place);
    const at = next === undefined ? {} : { before: next };
    this.step(part, { op: "add", path: pointerText(place), value: wrapped, ...at });
  }

  #behind(part: FlowPart, pointer: Pointer): string | undefined {
    const holder = pointer.slice(0, -1);
    const key = pointer.at(-1) ?? "";
    if (part !== "logic") {
      return undefined;
    }
    const isNode = holder.length > 1 && pointerText(nodePointer(nodeAt(holder))) === pointerText(holder);
    const text = pointerText(holder);
    const order = text === "/metadata" ? METADATA_KEYS : text === "/spec" ? SPEC_KEYS : isNode ? NODE_KEYS : [];
    return memberBehind(valueAt(this.#flow.logic, holder), key, order);
  }

  /** Sets a member of a node. */
  setMember(path: NodePath, key: string, value: JsonValue | undefined): void {
    this.set("logic", [...nodePointer(path), key], value);
  }

  /** Writes the needs of a node, in order, each once; none takes the member away. */
  setNeeds(path: NodePath, needs: readonly string[]): void {
    const once = [...new Set(needs)];
    this.setMember(path, "needs", once.length === 0 ? undefined : once);
  }

  /** Moves what the layout knows of a node, and of all inside it, to another path. */
  moveLayout(from: NodePath, to: NodePath): void {
    for (const key of Object.keys(this.#places())) {
      if (key === from || key.startsWith(`${from}.`)) {
        const path = pointerText(["nodes", to + key.slice(from.length)]);
        if (Object.hasOwn(this.#places(), to + key.slice(from.length))) {
          this.step("layout", { op: "remove", path });
        }
        this.step("layout", { op: "move", from: pointerText(["nodes", key]), path });
      }
    }
  }

  /** Forgets what the layout knows of a node and of all inside it, or only of what is inside. */
  dropLayout(path: NodePath, itself = true): void {
    for (const key of Object.keys(this.#places())) {
      if ((itself && key === path) || key.startsWith(`${path}.`)) {
        this.step("layout", { op: "remove", path: pointerText(["nodes", key]) });
      }
    }
  }

  #places(): JsonObject {
    return objectOf(member(this.#flow.layout, "nodes"));
  }

  /** Notes what will not work afterwards. */
  problem(path: NodePath, message: string, severity: EditProblem["severity"] = "error"): void {
    if (!this.#problems.some((each) => each.path === path && each.message === message)) {
      this.#problems.push({ severity, path, message });
    }
  }

  /** Returns the edit. */
  build(label: string, select: readonly NodePath[] = [], merge?: string): Edit {
    const { logic, files, layout } = this.#steps;
    const problems = [...this.#problems];
    const edit = { label, logic, files, layout, select, problems, ...(merge !== undefined && { merge }) };
    const inverse = { label, ...this.#inverse, select: [], problems: [] };
    remember(edit, this.#from, { flow: this.#flow, inverse });
    return edit;
  }
}
