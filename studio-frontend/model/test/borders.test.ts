import assert from "node:assert/strict";
import test from "node:test";
import {
  BUILT_IN_TYPES,
  collapse,
  collapseToFlow,
  EditRefused,
  moveNodes,
  nodeValue,
  nodeView,
  unpack,
  unpackCall,
} from "../src/index.ts";
import { done, flow, RESEARCH } from "./sample.ts";

const types = BUILT_IN_TYPES;

const CHAIN = flow(`
spec:
  nodes:
    a: { type: data.set@1, with: { v: 1 } }
    b: { type: data.transform@1, needs: [a], with: { value: "\${ nodes.a.v + 1 }" } }
    c: { type: data.transform@1, needs: [b], with: { value: "\${ nodes.b.value + nodes.a.v }" } }
    d: { type: data.set@1, needs: [c], with: { x: "\${ nodes.c.value & nodes.b.value }" } }
  outputs: { r: "\${ nodes.c.value }" }
`);

test("a selection becomes a group with the outputs that others read", () => {
  const edit = collapse(CHAIN, ["b", "c"], types, "Sum up");
  const after = done(CHAIN, edit);
  assert.deepEqual(edit.problems, []);
  assert.deepEqual(Object.keys((after.logic.spec as { nodes: object }).nodes), ["a", "sum_up", "d"]);
  assert.deepEqual(nodeValue(after, "sum_up"), {
    type: "flow.group@1",
    title: "Sum up",
    needs: ["a"],
    nodes: {
      b: { type: "data.transform@1", with: { value: "${ nodes.a.v + 1 }" } },
      c: { type: "data.transform@1", needs: ["b"], with: { value: "${ nodes.b.value + nodes.a.v }" } },
    },
    outputs: { value: "${ nodes.b.value }", c_value: "${ nodes.c.value }" },
  });
  assert.deepEqual(nodeView(after, "d")?.settings, { x: "${ nodes.sum_up.c_value & nodes.sum_up.value }" });
  assert.deepEqual(nodeValue(after, "d")?.needs, ["sum_up"]);
  assert.match(JSON.stringify(after.logic), /"r":"\$\{ nodes\.sum_up\.c_value \}"/);
});

test("unpacking a group brings back what was folded", () => {
  const folded = done(CHAIN, collapse(CHAIN, ["b", "c"], types, "Sum up"));
  const edit = unpack(folded, "sum_up", types);
  assert.deepEqual(edit.problems, []);
  const after = done(folded, edit);
  const needs = nodeValue(after, "d")?.needs;
  assert.deepEqual(needs, ["c"]);
  assert.deepEqual(after.logic, CHAIN.logic);
});

test("folding steps with one between them that stays is refused", () => {
  assert.throws(() => collapse(CHAIN, ["a", "c"], types), /wait for each other/);
  assert.throws(() => collapse(RESEARCH, ["search", "gather.each"], types), EditRefused);
});

test("a way of a branch cannot leave a group: that is said before", () => {
  const edit = collapse(RESEARCH, ["enough"], types, "Check");
  assert.deepEqual(edit.problems.map((problem) => problem.message).sort(), [
    "The way “else” of enough cannot leave Check.",
    "The way “then” of enough cannot leave Check.",
  ]);
});

test("a step moves into a for each: what read it gets a list, and that is said", () => {
  const edit = moveNodes(CHAIN_EACH, ["b"], "each", types);
  const after = done(CHAIN_EACH, edit);
  assert.deepEqual(nodeValue(after, "each.b"), { type: "data.transform@1", with: { value: "${ nodes.a.v }" } });
  assert.deepEqual(nodeValue(after, "each")?.needs, ["a"]);
  assert.equal(nodeView(after, "d")?.settings.x, "${ nodes.each.items.value }");
  assert.deepEqual(edit.problems, [
    { severity: "warning", path: "d", message: "d now reads a list from each: one value per item." },
  ]);
});

const CHAIN_EACH = flow(`
spec:
  nodes:
    a: { type: data.set@1, with: { v: 1 } }
    b: { type: data.transform@1, needs: [a], with: { value: "\${ nodes.a.v }" } }
    each: { type: flow.for_each@1, with: { items: [1, 2] }, nodes: { in: { type: data.set@1, with: { v: "\${ item }" } } } }
    d: { type: data.set@1, needs: [b, each], with: { x: "\${ nodes.b.value }" } }
`);

test("a step that reads its item cannot leave the body without a word", () => {
  const edit = moveNodes(CHAIN_EACH, ["each.in"], "", types);
  assert.deepEqual(
    edit.problems.map((problem) => problem.message),
    ["in reads “item”, which only exists in each."],
  );
  assert.deepEqual(Object.keys(nodeValue(done(CHAIN_EACH, edit), "each")?.nodes ?? {}), []);
});

test("a step leaves a group: it follows the group, and readers of its output read it", () => {
  const folded = done(CHAIN, collapse(CHAIN, ["b", "c"], types, "Sum up"));
  const edit = moveNodes(folded, ["sum_up.c"], "", types);
  const after = done(folded, edit);
  assert.deepEqual(edit.problems, []);
  assert.deepEqual(nodeValue(after, "c"), {
    type: "data.transform@1",
    needs: ["sum_up"],
    with: { value: "${ nodes.sum_up.value + nodes.a.v }" },
  });
  assert.deepEqual(nodeView(after, "d")?.settings, { x: "${ nodes.c.value & nodes.sum_up.value }" });
  assert.deepEqual(nodeValue(after, "d")?.needs, ["sum_up", "c"]);
  assert.deepEqual(nodeView(after, "sum_up")?.outputs, { value: "${ nodes.b.value }" });
});

test("a step that comes before what stays has the group wait for it", () => {
  const folded = done(CHAIN, collapse(CHAIN, ["b", "c"], types, "Sum up"));
  const after = done(folded, moveNodes(folded, ["sum_up.b"], "", types));
  assert.deepEqual(nodeValue(after, "b")?.needs, ["a"]);
  assert.deepEqual(nodeValue(after, "sum_up")?.needs, ["a", "b"]);
  assert.equal(nodeValue(after, "sum_up.c")?.needs, undefined);
});

test("what would then wait for itself is refused", () => {
  assert.throws(() => moveNodes(RESEARCH, ["gather.each.sum"], "tries", types), /wait for each other/);
});

test("steps cross several borders at once and keep their places", () => {
  const two = flow(`
spec:
  nodes:
    g: { type: flow.group@1, nodes: { h: { type: flow.group@1, nodes: { a: { type: data.set@1, with: { v: 1 } }, b: { type: log.note@1, needs: [a], with: { message: "\${ nodes.a.v }" } } } } } }
    k: { type: flow.group@1, needs: [g], nodes: {} }
`);
  const edit = moveNodes(two, ["g.h.b"], "k", types, new Map([["g.h.b", { x: 1, y: 2 }]]));
  const after = done(two, edit);
  assert.deepEqual(edit.problems, []);
  assert.deepEqual(nodeValue(after, "k.b"), { type: "log.note@1", with: { message: "${ nodes.g.v }" } });
  assert.deepEqual(nodeView(after, "g")?.outputs, { v: "${ nodes.h.v }" });
  assert.deepEqual(nodeView(after, "g.h")?.outputs, { v: "${ nodes.a.v }" });
  assert.deepEqual(after.layout, { nodes: { "k.b": { x: 1, y: 2 } } });
  assert.deepEqual(edit.select, ["k.b"]);
});

test("a selection becomes a flow of its own and can be brought in again", () => {
  const { edit, created } = collapseToFlow(CHAIN, ["b", "c"], types, { title: "Sum up", uses: "team/sum_up@1" });
  const after = done(CHAIN, edit);
  assert.deepEqual(nodeValue(after, "sum_up"), {
    type: "flow.call@1",
    title: "Sum up",
    needs: ["a"],
    uses: "team/sum_up@1",
    with: { v: "${ nodes.a.v }" },
  });
  assert.deepEqual(created.logic, {
    apiVersion: "foldwork/v1",
    kind: "Flow",
    metadata: { name: "sum_up", title: "Sum up" },
    spec: {
      inputs: { type: "object", properties: { v: {} } },
      nodes: {
        b: { type: "data.transform@1", with: { value: "${ inputs.v + 1 }" } },
        c: { type: "data.transform@1", needs: ["b"], with: { value: "${ nodes.b.value + inputs.v }" } },
      },
      outputs: { value: "${ nodes.b.value }", c_value: "${ nodes.c.value }" },
    },
  });
  const back = done(after, unpackCall(after, "sum_up", created));
  assert.deepEqual(back.logic, done(CHAIN, collapse(CHAIN, ["b", "c"], types, "Sum up")).logic);
});

test("a flow of its own gets the item, the inputs and the vars that its steps read", () => {
  const { edit, created } = collapseToFlow(RESEARCH, ["gather.each.page", "gather.each.sum"], types, {
    title: "Page summary",
    uses: "./page.flow.yaml",
  });
  assert.deepEqual(edit.problems, []);
  const after = done(RESEARCH, edit);
  assert.deepEqual(nodeValue(after, "gather.each.page_summary")?.with, {
    item: "${ item }",
    status: "${ nodes.search.status }",
  });
  assert.deepEqual(nodeView(after, "gather.each")?.outputs, { text: "${ nodes.page_summary.value }" });
  const nodes = (created.logic.spec as { nodes: { page: { with: object } } }).nodes;
  assert.deepEqual(nodes.page.with, { url: "${ inputs.item.url }" });
});

test("a step cannot be put into itself, nor into one without an inside", () => {
  assert.throws(() => moveNodes(RESEARCH, ["gather"], "gather.each", types), /into itself/);
  assert.throws(() => moveNodes(RESEARCH, ["ask"], "search", types), /no inside/);
  assert.throws(() => unpack(RESEARCH, "gather.each", types), /no group/);
});

test("two steps of one id meet: the one that comes gets another, and its readers follow", () => {
  const twice = flow(`
spec:
  nodes:
    a: { type: data.set@1 }
    g: { type: flow.group@1, nodes: { a: { type: data.set@1, with: { inner: true } } }, outputs: { o: "\${ nodes.a.inner }" } }
    z: { type: data.set@1, needs: [a], with: { v: "\${ nodes.a.x }" } }
`);
  const after = done(twice, moveNodes(twice, ["a"], "g", types));
  assert.deepEqual(Object.keys(nodeValue(after, "g")?.nodes ?? {}), ["a", "a_2"]);
  assert.deepEqual(nodeView(after, "g")?.outputs, { o: "${ nodes.a.inner }", x: "${ nodes.a_2.x }" });
  assert.equal(nodeView(after, "z")?.settings.v, "${ nodes.g.x }");
});
