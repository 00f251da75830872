import { ok } from "@foldwork/api";
import { isList, isObject, type JsonObject, type JsonValue, type NodePath, objectOf, type Pins } from "@foldwork/model";
import type { RunView } from "@foldwork/run-view";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo } from "react";
import { messages } from "../../../messages/index.ts";
import { api } from "../../../service/index.ts";
import { recalled } from "../../runs/index.ts";
import { onSheet, type ShownRun } from "../run/shown-run.ts";
import { useEditing } from "../store/editor-context.tsx";
import type { SampleData } from "./values.ts";

const words = messages.editor.nowGives;

/**
 * Returns data to show what expressions give: of the run on the sheet, else of the flow's last run, else the inputs that
 * were given or saved in this browser. What is pinned to a step goes before what it gave. Undefined without any of them.
 */
export function useSampleData(): SampleData | undefined {
  const flow = useEditing((state) => state.id);
  const run = useEditing((state) => state.run);
  // A run that goes on tells something ten times a second.
  const view = useDeferredValue(useEditing((state) => state.runView));
  const pins = useEditing((state) => state.pins);
  const last = useQuery(lastRunData(flow)).data;
  return useMemo(() => {
    const shown = run && view && view.seq > 0 ? dataOfRun(run, view, last ?? undefined) : undefined;
    return withPinned(shown ?? last ?? inputsKept(flow), pins);
  }, [flow, run, view, last, pins]);
}

/** Of a step that ran alone the inputs are not those of the flow: they come from the run before. */
function dataOfRun(run: ShownRun, view: RunView, last: SampleData | undefined): SampleData {
  const alone = run.part?.kind === "alone";
  const outputs = new Map<NodePath, JsonValue>(alone ? last?.outputs : []);
  const bodies = new Bodies(alone ? last : undefined);
  const fresh = new Set<NodePath>();
  for (const step of view.steps.values()) {
    const place = onSheet(run, step.path);
    // What a body did with its first item stands for all of them.
    if (isObject(step.output) && !fresh.has(place)) {
      fresh.add(place);
      outputs.set(place, step.output);
    }
    bodies.add(place, step.input);
  }
  const inputs = alone ? (last?.inputs ?? {}) : objectOf(view.inputs);
  return { inputs, outputs, ...bodies.all, whose: words.whose(new Date(view.startedAt ?? Date.now())) };
}

function inputsKept(flow: string): SampleData | undefined {
  const { last, sets } = recalled(flow);
  const [name] = Object.keys(sets);
  const inputs = name === undefined ? last : sets[name];
  return isObject(inputs)
    ? { ...NO_DATA, inputs, whose: name === undefined ? words.lastInputs : words.set(name) }
    : undefined;
}

function withPinned(data: SampleData | undefined, pins: Pins): SampleData | undefined {
  if (pins.size === 0) {
    return data;
  }
  const known = data ?? NO_DATA;
  const own = Array.from(pins, ([path, { output }]) => [path, output] as const);
  return {
    ...known,
    outputs: new Map<NodePath, JsonValue>([...known.outputs, ...own]),
    whose: data === undefined ? words.pinned : `${known.whose} ${words.andPinned}`,
  };
}

const NO_DATA: SampleData = { inputs: {}, outputs: new Map(), items: new Map(), states: new Map(), whose: "" };

/** What containers went through, from what they were given. */
class Bodies {
  readonly #items: Map<NodePath, readonly JsonValue[]>;
  readonly #states: Map<NodePath, JsonValue>;

  constructor(before?: SampleData) {
    this.#items = new Map(before?.items);
    this.#states = new Map(before?.states);
  }

  get all(): Pick<SampleData, "items" | "states"> {
    return { items: this.#items, states: this.#states };
  }

  /** Takes over what one was given; of a container that was gone into several times the first time counts. */
  add(path: NodePath, input: unknown): void {
    const { items, state } = objectOf(input);
    if (isList(items) && items.length > 0 && !this.#items.has(path)) {
      this.#items.set(path, items);
    }
    if (state !== undefined && !this.#states.has(path)) {
      this.#states.set(path, state);
    }
  }
}

const lastRunData = (flow: string) =>
  queryOptions({
    queryKey: ["runs", "sample", flow],
    staleTime: 10_000,
    queryFn: async ({ signal }): Promise<SampleData | null> => {
      const query = { flow, limit: 1 };
      const { runs } = await ok(api.GET("/api/v1/runs", { params: { query }, signal }));
      const [last] = runs;
      if (!last) {
        return null;
      }
      const path = { run: last.id };
      const [run, { nodes }] = await Promise.all([
        ok(api.GET("/api/v1/runs/{run}", { params: { path }, signal })),
        ok(api.GET("/api/v1/runs/{run}/nodes", { params: { path }, signal })),
      ]);
      const outputs = new Map<NodePath, JsonValue>();
      const bodies = new Bodies();
      for (const node of nodes) {
        const plain = node.path.replace(/~\d+|\[\d+\]/g, "");
        if (node.output && !outputs.has(plain)) {
          outputs.set(plain, node.output as JsonObject);
        }
        bodies.add(plain, node.input);
      }
      return { inputs: run.inputs as JsonObject, outputs, ...bodies.all, whose: words.whose(new Date(last.createdAt)) };
    },
  });
