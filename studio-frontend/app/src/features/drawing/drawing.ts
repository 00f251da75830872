/** A step in a small drawing of a flow. */
export interface DrawnStep {
  readonly id: string;
  /** What it is called: its title, else its id. */
  readonly title: string;
  readonly x: number;
  readonly y: number;
}

/** A small drawing: steps, and the wires between them by their ends. */
export interface Drawing {
  /** What the flow says that it does, in a line; empty without that. */
  readonly summary: string;
  readonly steps: readonly DrawnStep[];
  readonly wires: readonly (readonly [DrawnStep, DrawnStep])[];
  readonly width: number;
  readonly height: number;
}

export const STEP_WIDTH = 208;
export const STEP_HEIGHT = 56;
const COLUMN = 288;
const ROW = 96;

/** Draws the outermost steps of a flow: where its layout has them, in columns by their wires otherwise. */
export function drawingOf(document: unknown, layout: unknown): Drawing {
  const nodes = Object.entries(objectOf(member(member(document, "spec"), "nodes")));
  const needs = new Map(nodes.map(([id, node]) => [id, needsOf(node)]));
  const places = objectOf(member(layout, "nodes"));
  const columns = columnsOf(needs);
  const rows = new Map<number, number>();
  const steps = nodes.map(([id, node]): DrawnStep => {
    const title = titleOf(id, node);
    const column = columns.get(id) ?? 0;
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    return { id, title, ...(placed(places[id]) ?? { x: column * COLUMN, y: row * ROW }) };
  });
  const summary = member(member(document, "metadata"), "summary");
  return { summary: typeof summary === "string" ? summary.trim() : "", ...framed(steps, needs) };
}

function framed(steps: readonly DrawnStep[], needs: ReadonlyMap<string, readonly string[]>): Omit<Drawing, "summary"> {
  const left = Math.min(0, ...steps.map(({ x }) => x));
  const top = Math.min(0, ...steps.map(({ y }) => y));
  const moved = steps.map((step) => ({ ...step, x: step.x - left, y: step.y - top }));
  const byId = new Map(moved.map((step) => [step.id, step]));
  const wires = moved.flatMap((step) =>
    (needs.get(step.id) ?? []).flatMap((need): [DrawnStep, DrawnStep][] => {
      const from = byId.get(need);
      return from === undefined ? [] : [[from, step]];
    }),
  );
  return {
    steps: moved,
    wires,
    width: Math.max(STEP_WIDTH, ...moved.map(({ x }) => x + STEP_WIDTH)),
    height: Math.max(STEP_HEIGHT, ...moved.map(({ y }) => y + STEP_HEIGHT)),
  };
}

/** Each step one column behind the last of those that it waits for; what goes round in a circle stays where it is. */
function columnsOf(needs: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  const under = new Set<string>();
  const columnOf = (id: string): number => {
    const known = columns.get(id);
    if (known !== undefined || under.has(id)) {
      return known ?? 0;
    }
    under.add(id);
    const before = (needs.get(id) ?? []).filter((need) => needs.has(need)).map(columnOf);
    const column = before.length === 0 ? 0 : Math.max(...before) + 1;
    columns.set(id, column);
    return column;
  };
  for (const id of needs.keys()) {
    columnOf(id);
  }
  return columns;
}

function titleOf(id: string, node: unknown): string {
  const title = member(node, "title");
  return typeof title === "string" && title.trim() !== "" ? title : id;
}

function placed(place: unknown): { readonly x: number; readonly y: number } | undefined {
  const x = member(place, "x");
  const y = member(place, "y");
  return typeof x === "number" && typeof y === "number" && Number.isFinite(x) && Number.isFinite(y)
    ? { x, y }
    : undefined;
}

function needsOf(node: unknown): readonly string[] {
  const needs = member(node, "needs");
  return Array.isArray(needs)
    ? needs.filter((need) => typeof need === "string").map((need) => need.split(".")[0] ?? "")
    : [];
}

function member(value: unknown, name: string): unknown {
  return objectOf(value)[name];
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}
