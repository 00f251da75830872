import assert from "node:assert/strict";
import test from "node:test";
import elkjs from "elkjs/lib/elk.bundled.js";
import { collide } from "../src/geometry/box.ts";
import { elkLayouter } from "../src/geometry/elk.ts";
import {
  align,
  BUILT_IN_TYPES,
  distribute,
  documentAt,
  type FlowSnapshot,
  flowSnapshot,
  type JsonObject,
  type NodePath,
  placeNodes,
  sceneOf,
  snap,
  tidy,
} from "../src/index.ts";
import { Chance, seedOfRun } from "./chance.ts";
import { done, flow, RESEARCH } from "./sample.ts";

const types = BUILT_IN_TYPES;

/** The module is its constructor, which its types do not say. */
const Elk = elkjs as unknown as new () => Parameters<typeof elkLayouter>[0];
const scene = (of: FlowSnapshot, ...unfolded: NodePath[]) => sceneOf(of, { types, unfolded: new Set(unfolded) });

const PLACED = done(
  RESEARCH,
  placeNodes(
    RESEARCH,
    new Map([
      ["search", { x: 0, y: 0 }],
      ["notes", { x: 0, y: 100 }],
      ["gather", { x: 264, y: 0 }],
      ["enough", { x: 528, y: 0 }],
      ["ask", { x: 264, y: 200 }],
    ]),
  ),
);

test("steps have the sizes of the design language", () => {
  const { nodes } = scene(PLACED);
  const size = (path: string) => [nodes.get(path)?.box.width, nodes.get(path)?.box.height];
  assert.deepEqual(size("search"), [208, 56]);
  assert.deepEqual(size("gather"), [208, 88]);
  assert.deepEqual(size("enough"), [208, 100]);
  assert.deepEqual(
    nodes.get("enough")?.shape.ports.map((port) => [port.name, port.y, port.shown]),
    [
      ["done", 28, false],
      ["then", 67, true],
      ["else", 89, true],
      ["error", 28, false],
    ],
  );
  assert.deepEqual(
    nodes.get("ask")?.shape.ports.map((port) => port.name),
    ["done", "go_on", "stop", "expired", "error"],
  );
});

test("a step unfolds in place: its corner stays, neighbours make room, and go back exactly", () => {
  const before = scene(PLACED);
  const open = scene(PLACED, "gather");
  const box = (path: string, of = open) => of.nodes.get(path)?.box ?? { x: 0, y: 0, width: 0, height: 0 };
  assert.deepEqual([box("gather").x, box("gather").y], [264, 0]);
  const grown = box("gather").width - 208;
  assert.ok(grown > 200);
  assert.equal(box("enough").x, 528 + grown);
  assert.equal(box("ask").y, 200 + box("gather").height - 88);
  assert.deepEqual([box("search").x, box("search").y], [0, 0]);
  assert.equal(box("notes").y, 100 + box("gather").height - 88, "the whole row below moves alike");
  const inner = box("gather.doubles");
  assert.deepEqual([inner.x - 264, inner.y - 0], [20, 56]);
  assert.equal(box("gather.each").x + box("gather.each").width + 20, 264 + box("gather").width);
  assert.deepEqual(scene(PLACED).nodes.get("enough")?.box, before.nodes.get("enough")?.box);
});

test("a folded step grows by what is said at its foot, and neighbours make room for it", () => {
  const before = scene(PLACED);
  const foot = (path: NodePath, width: number) => (path === "gather" && width === 208 ? 70 : 0);
  const after = sceneOf(PLACED, { types, unfolded: new Set<NodePath>(), foot });
  const box = (of: typeof before, path: string) => of.nodes.get(path)?.box ?? assert.fail(path);
  assert.equal(box(after, "gather").height, box(before, "gather").height + 70);
  assert.equal(box(after, "ask").y, box(before, "ask").y + 70);
  assert.deepEqual(box(after, "search"), box(before, "search"));
  assert.equal(after.nodes.get("gather")?.shape.height, 88, "its ports stay where they are");
  const open = sceneOf(PLACED, { types, unfolded: new Set(["gather"]), foot });
  assert.deepEqual(box(open, "gather"), box(scene(PLACED, "gather"), "gather"), "what is unfolded says it elsewhere");
});

test("what is folded is not there, and what is unfolded inside a folded one costs nothing", () => {
  assert.equal(scene(PLACED, "gather.each").nodes.has("gather.each.page"), false);
  assert.equal(scene(PLACED, "gather", "gather.each").nodes.has("gather.each.page"), true);
});

test("wires cross a border by an eyelet on it", () => {
  const { wires, nodes } = scene(PLACED, "gather");
  const gather = nodes.get("gather");
  const enter = wires.filter((wire) => wire.kind === "enter");
  assert.deepEqual(
    enter.map(({ source, target, from }) => [source, target, from]),
    [["gather", "gather.doubles", { x: gather?.box.x, y: gather?.eyelets?.in }]],
  );
  const reaching = wires.find((wire) => wire.source === "search" && wire.target === "gather");
  assert.deepEqual(reaching?.to, { x: gather?.box.x, y: gather?.eyelets?.in });
  const leaving = wires.find((wire) => wire.source === "gather" && wire.target === "enough");
  assert.deepEqual(leaving?.from, { x: (gather?.box.x ?? 0) + (gather?.box.width ?? 0), y: gather?.eyelets?.out });
  assert.equal(wires.filter((wire) => wire.kind === "leave").length, 1);
});

test("a called flow unfolds where it is called", () => {
  const called = flow("spec: { nodes: { a: { type: data.set@1 }, b: { type: flow.group@1, needs: [a], nodes: {} } } }");
  const open = sceneOf(RESEARCH, { types, unfolded: new Set(["write", "write.b"]), called: () => called });
  assert.deepEqual(
    [...open.nodes.keys()].filter((path) => path.startsWith("write.")),
    ["write.a", "write.b"],
  );
  assert.equal(open.nodes.get("write")?.called, "team/report@3");
  assert.equal(open.nodes.get("write.b")?.unfolded, true);
  const { call, uses, path } = documentAt(RESEARCH, "write.b", () => called) ?? assert.fail();
  assert.deepEqual([call, uses, path], ["write", "team/report@3", "b"]);
  assert.equal(documentAt(RESEARCH, "gather.each.page")?.path, "gather.each.page");
  assert.equal(documentAt(RESEARCH, "write.b"), undefined);
  assert.equal(sceneOf(RESEARCH, { types, unfolded: new Set(["write"]) }).nodes.get("write")?.unfolded, false);
});

test("a place on the canvas is stored without the room that others made", () => {
  const open = scene(PLACED, "gather");
  for (const path of ["search", "enough", "ask", "gather.doubles", "gather.each"]) {
    const node = open.nodes.get(path);
    const stored = open.stored(node?.holder ?? "", node?.box ?? { x: 0, y: 0 }, [path]);
    const moved = done(PLACED, placeNodes(PLACED, new Map([[path, stored]])));
    assert.deepEqual(scene(moved, "gather").nodes.get(path)?.box, node?.box, path);
  }
});

test("steps by chance never overlap, whatever is unfolded", () => {
  const chance = new Chance(seedOfRun());
  for (let round = 0; round < 40; round++) {
    const { flow: many, holders } = grid(chance);
    const unfolded = new Set(holders.filter(() => chance.below(2) === 0));
    const { nodes } = sceneOf(many, { types, unfolded });
    const bySheet = Map.groupBy(nodes.values(), (node) => node.holder);
    for (const [sheet, steps] of bySheet) {
      for (const [i, one] of steps.entries()) {
        const other = steps.slice(i + 1).find((each) => collide(one.box, each.box));
        assert.equal(other?.path, undefined, `${one.path} on ${sheet}`);
        const holder = nodes.get(sheet)?.box;
        assert.ok(
          !holder || (one.box.x >= holder.x + 16 && one.box.y >= holder.y + 36),
          `${one.path} lies in ${sheet}`,
        );
      }
    }
  }
});

/** Nodes in a grid with holes, some of them groups with grids of their own; the stored places do not overlap. */
function grid(chance: Chance): { flow: FlowSnapshot; holders: readonly NodePath[] } {
  const places: Record<string, JsonObject> = {};
  const holders: NodePath[] = [];
  const body = (path: string, depth: number): JsonObject => {
    const nodes: Record<string, JsonObject> = {};
    for (let i = 0; i < 2 + chance.below(7); i++) {
      const own = path === "" ? `n${i}` : `${path}.n${i}`;
      const group = depth < 3 && chance.below(3) === 0;
      if (chance.below(4) > 0) {
        places[own] = { x: (i % 3) * 250 + chance.below(30), y: Math.floor(i / 3) * 140 + chance.below(30) };
      }
      if (group) {
        holders.push(own);
      }
      nodes[`n${i}`] = group ? { type: "flow.group@1", nodes: body(own, depth + 1) } : { type: "data.set@1" };
    }
    return nodes;
  };
  return { flow: flowSnapshot({ spec: { nodes: body("", 0) } }, { nodes: places }), holders };
}

test("boxes are lined up, spread out and snapped", () => {
  const boxes = new Map([
    ["a", { x: 0, y: 0, width: 100, height: 50 }],
    ["b", { x: 130, y: 40, width: 50, height: 50 }],
    ["c", { x: 300, y: 10, width: 100, height: 20 }],
  ]);
  assert.deepEqual(
    [...align(boxes, "right").values()].map(({ x }) => x),
    [300, 350, 300],
  );
  assert.deepEqual(
    [...align(boxes, "middle").values()].map(({ y }) => y),
    [20, 20, 35],
  );
  assert.deepEqual(
    [...distribute(boxes, "x")].map(([path, { x }]) => [path, x]),
    [
      ["a", 0],
      ["b", 175],
      ["c", 300],
    ],
  );
  const snapped = snap({ x: 4, y: 200, width: 100, height: 50 }, [...boxes.values()]);
  assert.deepEqual(snapped.point, { x: 0, y: 200 });
  assert.deepEqual(snapped.lines, [{ axis: "x", at: 0, from: 0, to: 250 }]);
  assert.deepEqual(
    snap(
      { x: 186, y: 0, width: 30, height: 50 },
      [boxes.get("a"), boxes.get("c")].flatMap((box) => box ?? []),
    ).point,
    { x: 185, y: 0 },
  );
});

test("ELK lays out from left to right without overlaps and changes the layout only", async () => {
  const layouter = elkLayouter(new Elk());
  const edit = await tidy(RESEARCH, { keepPlaced: false }, { types }, layouter);
  const after = done(RESEARCH, edit);
  assert.equal(after.logic, RESEARCH.logic);
  const { nodes, wires } = scene(after);
  for (const wire of wires) {
    assert.ok(wire.from.x < wire.to.x, wire.id);
  }
  const all = [...nodes.values()];
  assert.equal(
    all.some((one) => all.some((other) => other !== one && collide(one.box, other.box))),
    false,
  );
});

test("a layout keeps what a person placed, and of a selection only moves that", async () => {
  const layouter = elkLayouter(new Elk());
  const edit = await tidy(PLACED, { keepPlaced: true }, { types }, layouter);
  const after = done(PLACED, edit);
  const places = (of: FlowSnapshot) => of.layout.nodes as Record<string, JsonObject>;
  for (const path of ["search", "notes", "gather", "enough", "ask"]) {
    assert.deepEqual(places(after)[path], places(PLACED)[path], path);
  }
  assert.equal(places(after).tries?.auto, true);
  const some = await tidy(PLACED, { only: ["enough", "ask"], keepPlaced: false }, { types }, layouter);
  assert.deepEqual(
    some.layout.map((step) => step.path),
    ["/nodes/enough", "/nodes/ask"],
  );
  const inner = await tidy(PLACED, { holder: "gather", keepPlaced: false }, { types }, layouter);
  assert.deepEqual(
    inner.layout.map((step) => step.path),
    ["/nodes/gather.doubles", "/nodes/gather.each"],
  );
});

test("what is dropped beside an unfolded container stays at that height while it is unfolded", () => {
  const open = scene(PLACED, "gather");
  const box = open.nodes.get("gather")?.box ?? assert.fail();
  for (const part of [0.3, 0.5, 0.8]) {
    const point = { x: box.x + box.width + 80, y: Math.round(box.y + box.height * part) };
    const moved = done(PLACED, placeNodes(PLACED, new Map([["notes", open.stored("", point, ["notes"])]])));
    const drawn = scene(moved, "gather").nodes.get("notes")?.box ?? assert.fail();
    assert.ok(Math.abs(drawn.y - point.y) <= 1 && drawn.x === point.x, `${drawn.y} is about ${point.y}`);
    const folded = scene(moved).nodes.get("notes")?.box ?? assert.fail();
    assert.ok(folded.y <= box.y + 88, "folded it stands beside the step");
  }
});

test("a wire finds a lane past the steps between its ends", () => {
  const row = flow(
    "spec: { nodes: { a: { type: data.set@1 }, b: { type: data.set@1 }, c: { type: data.set@1, needs: [a] } } }",
  );
  const places = (y: number) =>
    new Map([
      ["a", { x: 0, y: 0 }],
      ["b", { x: 300, y }],
      ["c", { x: 600, y: 0 }],
    ]);
  const lane = (y: number) => scene(done(row, placeNodes(row, places(y)))).wires[0]?.lane;
  assert.equal(lane(200), undefined, "nothing is in the way");
  const around = lane(0) ?? assert.fail();
  assert.ok(around < 0 || around > 56, `${around} is beside the step`);
});
