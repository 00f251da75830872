import assert from "node:assert/strict";
import { test } from "node:test";
import { drawingOf } from "../src/features/drawing/drawing.ts";

const FLOW = {
  spec: {
    nodes: { a: { type: "x" }, b: { needs: ["a.then"] }, c: { needs: ["a", "gone"] }, d: { needs: ["b", "c"] } },
  },
};

function places(drawing: ReturnType<typeof drawingOf>): readonly string[] {
  return drawing.steps.map(({ id, x, y }) => `${id} ${x} ${y}`);
}

test("draws steps in columns by their wires where there are no places", () => {
  const drawing = drawingOf(FLOW, {});

  assert.deepEqual(places(drawing), ["a 0 0", "b 288 0", "c 288 96", "d 576 0"]);
  assert.deepEqual(
    drawing.wires.map(([from, to]) => `${from.id} ${to.id}`),
    ["a b", "a c", "b d", "c d"],
  );
  assert.deepEqual([drawing.width, drawing.height], [784, 152]);
});

test("takes places from the layout and moves them into the frame", () => {
  const drawing = drawingOf(FLOW, { nodes: { a: { x: -100, y: 5 }, b: { x: "left", y: 1 } } });

  assert.deepEqual(places(drawing), ["a 0 5", "b 388 0", "c 388 96", "d 676 0"]);
});

test("draws whatever a document holds", () => {
  const circle = { spec: { nodes: { a: { needs: ["b"] }, b: { needs: ["a", 7] }, c: "no step" } } };

  assert.equal(drawingOf(circle, undefined).steps.length, 3);
  for (const odd of [undefined, null, "text", [], { spec: [] }, { spec: { nodes: null } }]) {
    assert.deepEqual(drawingOf(odd, odd).steps, []);
  }
});

test("calls steps by their titles, and by their ids where they have none", () => {
  const { steps } = drawingOf({ spec: { nodes: { a: { title: "First" }, b: { title: " " }, c: { title: 7 } } } }, {});

  assert.deepEqual(
    steps.map(({ title }) => title),
    ["First", "b", "c"],
  );
});

test("says what a flow says that it does, and nothing of what is no text", () => {
  assert.equal(drawingOf({ metadata: { summary: " Greets. " } }, {}).summary, "Greets.");
  assert.equal(drawingOf({ metadata: { summary: ["Greets."] } }, {}).summary, "");
  assert.equal(drawingOf({}, {}).summary, "");
});
