import assert from "node:assert/strict";
import test from "node:test";
import {
  addNode,
  BUILT_IN_TYPES,
  changeFlow,
  changeNodes,
  connect,
  deleteNodes,
  disconnect,
  dropOnWire,
  EditRefused,
  insertOnWire,
  nodeValue,
  nodeView,
  placeNodes,
  renameNode,
  rewire,
  setSetting,
  wireFault,
} from "../src/index.ts";
import { done, flow, RESEARCH } from "./sample.ts";

const types = BUILT_IN_TYPES;

test("a node is added with an id from its title that hides nothing", () => {
  const added = addNode(
    RESEARCH,
    { type: "data.set@1", title: "Search!", holder: "gather.each", at: { x: 5, y: 6 } },
    types,
  );
  const after = done(RESEARCH, added);
  assert.deepEqual(added.select, ["gather.each.search_2"]);
  assert.deepEqual(nodeValue(after, "gather.each.search_2"), { type: "data.set@1", title: "Search!" });
  assert.deepEqual(after.layout, { nodes: { "gather.each.search_2": { x: 5, y: 6 } } });
  assert.equal(added.label, "Add Search!");
});

test("a node that holds others is added with an empty body", () => {
  const after = done(RESEARCH, addNode(RESEARCH, { type: "flow.group@1" }, types));
  assert.deepEqual(nodeValue(after, "group"), { type: "flow.group@1", title: "Group", nodes: {} });
});

test("inserting on a wire joins both ends, by the first way of a step that decides", () => {
  const wire = { holder: "", from: "gather", port: "done", to: "enough" };
  const after = done(RESEARCH, insertOnWire(RESEARCH, wire, { type: "flow.if@1", title: "Any" }, types));
  assert.deepEqual(nodeValue(after, "any")?.needs, ["gather"]);
  assert.deepEqual(nodeValue(after, "enough")?.needs, ["any.then"]);
  assert.throws(() => insertOnWire(after, wire, { type: "data.set@1" }, types), EditRefused);
});

test("a step dropped on a wire lies between its ends", () => {
  const added = done(RESEARCH, addNode(RESEARCH, { type: "log.note@1", title: "Say" }, types));
  const after = done(added, dropOnWire(added, { holder: "", from: "enough", port: "else", to: "ask" }, "say", types));
  assert.deepEqual(nodeValue(after, "say")?.needs, ["enough.else"]);
  assert.deepEqual(nodeValue(after, "ask")?.needs, ["say"]);
});

test("deleting takes wires away, joins the ends when asked, and says who still reads", () => {
  const plain = deleteNodes(RESEARCH, ["gather", "gather.each"]);
  assert.equal(plain.label, "Delete Gather");
  assert.equal(nodeValue(done(RESEARCH, plain), "enough")?.needs, undefined);
  assert.deepEqual(
    plain.problems.map((problem) => problem.message),
    [
      "Enough sources? reads Gather, which is deleted.",
      "ask reads Gather, which is deleted.",
      "write reads Gather, which is deleted.",
    ],
  );
  const joined = done(RESEARCH, deleteNodes(RESEARCH, ["gather", "enough"], true));
  assert.deepEqual(nodeValue(joined, "ask")?.needs, ["search", "notes"]);
});

test("what is deleted leaves the layout too", () => {
  const placed = done(RESEARCH, placeNodes(RESEARCH, new Map([["gather.each.page", { x: 1, y: 2 }]])));
  assert.deepEqual(done(placed, deleteNodes(placed, ["gather"])).layout, { nodes: {} });
});

test("wires are refused in words", () => {
  const at = (from: string, port: string, to: string, holder = "") =>
    wireFault(RESEARCH, { holder, from, port, to }, types);
  assert.equal(at("search", "done", "enough"), undefined);
  assert.equal(at("gather", "done", "enough"), "This wire is there already.");
  assert.equal(at("enough", "maybe", "write"), "Enough sources? has no way “maybe”.");
  assert.match(at("write", "done", "search") ?? "", /^That closes a ring: .*write.*gather|ring/i);
  assert.equal(at("search", "done", "search"), "A step cannot wait for itself.");
  assert.equal(at("search", "done", "page"), "A wire joins two steps of the same sheet.");
  assert.equal(at("ask", "go_on", "write"), undefined);
  assert.equal(at("doubles", "done", "each", "gather"), "This wire is there already.");
});

test("wires are drawn, parted and moved", () => {
  const wire = { holder: "", from: "search", port: "error", to: "ask" };
  const drawn = done(RESEARCH, connect(RESEARCH, wire, types));
  assert.deepEqual(nodeValue(drawn, "ask")?.needs, ["enough.else", "search.error"]);
  const moved = done(drawn, rewire(drawn, wire, { ...wire, to: "tries" }, types));
  assert.deepEqual(nodeValue(moved, "tries")?.needs, ["enough.then", "ask.go_on", "search.error"]);
  const parted = done(drawn, disconnect(drawn, [wire, { holder: "", from: "enough", port: "else", to: "ask" }]));
  assert.equal(nodeValue(parted, "ask")?.needs, undefined);
});

test("renaming follows wires and expressions at any depth, in every way they are written", () => {
  const after = done(RESEARCH, renameNode(RESEARCH, "search", "find"));
  assert.deepEqual(nodeValue(after, "gather")?.needs, ["find", "notes"]);
  assert.deepEqual(nodeView(after, "gather.doubles")?.settings, { value: "${ $distinct(nodes.find.body) }" });
  assert.deepEqual(nodeView(after, "gather.each.sum")?.settings, { value: "${ nodes.page.body & nodes.find.status }" });
  assert.match(JSON.stringify(after.logic.spec), /nodes\.find\.status } for/);
  const notes = done(RESEARCH, renameNode(RESEARCH, "notes", "mine"));
  assert.equal(nodeView(notes, "write")?.settings.how, '${ nodes["mine"].found }');
  const less = done(RESEARCH, renameNode(RESEARCH, "tries.less", "fewer"));
  assert.equal(nodeView(less, "tries")?.settings.next, "${ { 'left': nodes.fewer.value } }");
});

test("renaming keeps the order of nodes and follows the layout", () => {
  const placed = done(RESEARCH, placeNodes(RESEARCH, new Map([["gather.each.page", { x: 1, y: 2 }]])));
  const after = done(placed, renameNode(placed, "gather", "collect"));
  assert.deepEqual(after.layout, { nodes: { "collect.each.page": { x: 1, y: 2 } } });
  const before = Object.keys(RESEARCH.logic.spec as object).join();
  assert.equal(Object.keys(after.logic.spec as object).join(), before);
});

test("renaming leaves alone what means another node of the same id", () => {
  const twice = flow(`
spec:
  nodes:
    a: { type: data.set@1 }
    g:
      type: flow.group@1
      needs: [a]
      nodes: { a: { type: data.set@1 }, b: { type: data.transform@1, needs: [a], with: { value: "\${ nodes.a.x & $$.nodes.a.y & item.a & 'nodes.a' }" } } }
      outputs: { o: "\${ nodes.a.x }" }
    h: { type: flow.group@1, needs: [a], nodes: { c: { type: data.set@1, with: { v: "\${ nodes.a.x }" } } } }
`);
  const outer = done(twice, renameNode(twice, "a", "z"));
  assert.match(JSON.stringify(nodeValue(outer, "g")), /nodes\.a\.x & \$\$\.nodes\.a\.y/);
  assert.equal(nodeView(outer, "h.c")?.settings.v, "${ nodes.z.x }");
  const inner = done(twice, renameNode(twice, "g.a", "z"));
  assert.equal(nodeView(inner, "g.b")?.settings.value, "${ nodes.z.x & $$.nodes.z.y & item.a & 'nodes.a' }");
  assert.equal(nodeView(inner, "g")?.outputs.o, "${ nodes.z.x }");
  assert.equal(nodeView(inner, "h.c")?.settings.v, "${ nodes.a.x }");
});

test("an id that would be taken for another, or cannot be one, is refused", () => {
  assert.throws(() => renameNode(RESEARCH, "search", "Search"), /begins with a small letter/);
  assert.throws(() => renameNode(RESEARCH, "search", "notes"), /another step with the id notes/);
  assert.throws(() => renameNode(RESEARCH, "search", "page"), /would read another step with the id page/);
  assert.throws(() => renameNode(RESEARCH, "gather.each.page", "search"), /would read another step/);
});

test("a reference in a file beside the flow follows a rename", () => {
  const beside = {
    ...flow(`
spec: { nodes: { a: { type: data.set@1 }, b: { type: log.note@1, needs: [a], with: { message: { file: p.md } } } } }`),
    files: { "p.md": "Say ${ nodes.a.x }\n" },
  };
  assert.deepEqual(done(beside, renameNode(beside, "a", "first")).files, { "p.md": "Say ${ nodes.first.x }\n" });
});

test("settings and members are set at their canonical place", () => {
  const after = done(RESEARCH, changeNodes(RESEARCH, ["gather.each.page"], { title: "Read", timeout: "30s" }));
  assert.deepEqual(Object.keys(nodeValue(after, "gather.each.page") ?? {}), [
    "type",
    "title",
    "with",
    "retry",
    "timeout",
  ]);
  const deep = done(after, setSetting(after, "gather.each.page", ["headers", "Accept"], "text/html"));
  assert.deepEqual(nodeView(deep, "gather.each.page")?.settings.headers, { Accept: "text/html" });
  const off = done(deep, changeNodes(deep, ["search", "notes"], { disabled: true }));
  assert.equal(changeNodes(deep, ["search", "notes"], { disabled: true }).label, "Disable 2 steps");
  assert.equal(nodeValue(done(off, changeNodes(off, ["search"], { disabled: false })), "search")?.disabled, undefined);
});

test("the flow itself is changed", () => {
  const after = done(RESEARCH, changeFlow(RESEARCH, { title: "New", tags: [], runOn: "local" }));
  assert.deepEqual(after.logic.metadata, { name: "research", title: "New" });
  assert.deepEqual(Object.keys(after.logic.spec as object)[0], "runOn");
});

test("moving 50 nodes changes no byte of the logic", () => {
  let many = RESEARCH;
  for (let i = 0; i < 50; i++) {
    many = done(many, addNode(many, { type: "data.set@1", title: `n${i}` }, types));
  }
  const places = Array.from({ length: 50 }, (_, i) => [i === 0 ? "n0" : `n${i}`, { x: i * 8, y: 1 }] as const);
  const moved = done(many, placeNodes(many, new Map(places)));
  assert.equal(moved.logic, many.logic);
  assert.equal(moved.files, many.files);
});
