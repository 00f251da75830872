import {
  allPaths,
  BUILT_IN_TYPES,
  flowSnapshot,
  type JsonObject,
  type NodePath,
  type Scene,
  sceneOf,
} from "@foldwork/model";

/** A flow that is made for measuring. */
export interface MadeFlow {
  readonly name: string;
  readonly title: string;
  readonly logic: JsonObject;
  readonly layout: JsonObject;
}

const COLUMNS = 40;
const APART = { x: 264, y: 88 };

/** Returns a flow of many steps on one level, with a wire and a half to each, in rows of forty. */
export function wideFlow(count: number): MadeFlow {
  const nodes: Record<string, JsonObject> = {};
  const places: Record<string, JsonObject> = {};
  for (let i = 0; i < count; i++) {
    const needs = [i - COLUMNS, ...(i % 2 === 0 ? [i - COLUMNS - 1] : [])].filter((each) => each >= 0);
    const read = needs[0] === undefined ? "begin" : `\${ nodes.step_${needs[0]}.text } and more`;
    nodes[`step_${i}`] = step(`Step ${i}`, needs, read);
    places[`step_${i}`] = { x: Math.floor(i / COLUMNS) * APART.x, y: (i % COLUMNS) * APART.y };
  }
  return made(`wide_${count}`, nodes, places);
}

/** Returns a flow of groups in groups: so many on each level, plain steps on the last. */
export function deepFlow(sizes: readonly number[]): MadeFlow {
  const places: Record<string, JsonObject> = {};
  const body = (level: number, holder: NodePath): Record<string, JsonObject> => {
    const nodes: Record<string, JsonObject> = {};
    for (let i = 0; i < (sizes[level] ?? 0); i++) {
      const id = `n${level}_${i}`;
      const path = holder === "" ? id : `${holder}.${id}`;
      places[path] = { x: i * APART.x, y: (i % 3) * APART.y };
      const plain = step(`Node ${path.replaceAll(/n\d_/g, "")}`, i === 0 ? [] : [`n${level}_${i - 1}`], "text");
      nodes[id] =
        level + 1 < sizes.length
          ? { ...omit(plain, "with"), type: "flow.group@1", nodes: body(level + 1, path) }
          : plain;
    }
    return nodes;
  };
  return made(`deep_${sizes.join("_")}`, body(0, ""), places);
}

function step(title: string, needs: readonly (number | string)[], text: string): JsonObject {
  const names = needs.map((need) => (typeof need === "number" ? `step_${need}` : need));
  return { type: "data.set@1", title, ...(names.length > 0 && { needs: names }), with: { text } };
}

function omit(value: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}

function made(name: string, nodes: JsonObject, places: JsonObject): MadeFlow {
  const title = name.replaceAll("_", " ");
  const logic = { apiVersion: "foldwork/v1", kind: "Flow", metadata: { name, title }, spec: { nodes } };
  return { name, title, logic, layout: { nodes: places } };
}

/** Returns a flow as the sheet has it with everything unfolded. */
export function wholeScene({ logic, layout }: MadeFlow): Scene {
  const flow = flowSnapshot(logic, layout);
  return sceneOf(flow, { types: BUILT_IN_TYPES, unfolded: new Set(allPaths(flow)) });
}
