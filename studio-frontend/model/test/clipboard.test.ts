import assert from "node:assert/strict";
import test from "node:test";
import {
  BUILT_IN_TYPES,
  copyText,
  duplicate,
  EditRefused,
  nodeValue,
  nodeView,
  pasteText,
  placeNodes,
  readYaml,
  replaceText,
  replaceType,
  yamlText,
} from "../src/index.ts";
import { done, flow, RESEARCH } from "./sample.ts";

const PLACED = done(
  RESEARCH,
  placeNodes(
    RESEARCH,
    new Map([
      ["gather", { x: 10, y: 20 }],
      ["gather.each", { x: 3, y: 4 }],
    ]),
  ),
);

test("what is copied is YAML that a person can read", () => {
  assert.equal(
    copyText(PLACED, ["gather.each.page"]),
    "nodes:\n  page:\n    type: http.request@1\n    with:\n      url: ${ item.url }\n    retry:\n      attempts: 3\n",
  );
});

test("pasting gives fresh ids, follows wires and expressions among them, and reports what hangs loose", () => {
  const edit = pasteText(PLACED, copyText(PLACED, ["search", "gather"]), { at: { x: 500, y: 600 } });
  const after = done(PLACED, edit);
  assert.deepEqual(edit.select, ["search_2", "gather_2"]);
  assert.deepEqual(nodeValue(after, "gather_2")?.needs, ["search_2", "notes"]);
  assert.equal(nodeView(after, "gather_2.doubles")?.settings.value, "${ $distinct(nodes.search_2.body) }");
  assert.deepEqual(after.layout.nodes, {
    gather: { x: 10, y: 20 },
    "gather.each": { x: 3, y: 4 },
    gather_2: { x: 500, y: 600 },
    "gather_2.each": { x: 3, y: 4 },
  });
  assert.deepEqual(edit.problems, []);
  const alone = pasteText(flow("spec: { nodes: {} }"), copyText(PLACED, ["gather"]));
  assert.deepEqual(
    alone.problems.map(({ severity, path, message }) => `${severity} ${path}: ${message}`),
    [
      "warning gather: The wire from search is left out: no such step is here.",
      "warning gather: The wire from notes is left out: no such step is here.",
      "error gather.doubles: It reads “search”, but no such step is here.",
      "error gather.each.sum: It reads “search”, but no such step is here.",
    ],
  );
});

test("a flow, a map of nodes, one node, as YAML or JSON: all can be pasted; other text is refused in words", () => {
  const empty = flow("spec: { nodes: {} }");
  const pasted = (text: string) =>
    Object.keys((done(empty, pasteText(empty, text)).logic.spec as { nodes: object }).nodes);
  assert.equal(pasted(yamlText(RESEARCH.logic)).length, 7);
  assert.deepEqual(pasted('{"a": {"type": "data.set@1"}, "b": {"type": "data.set@1"}}'), ["a", "b"]);
  assert.deepEqual(pasted("type: flow.if@1\nwith: { condition: true }"), ["if"]);
  assert.deepEqual(pasted('{"Not an Id.x": {"type": "data.set@1"}}'), ["not_an_id_x"]);
  for (const text of ["", "hello", "a: [", "&a [*a]", "x: !!js/function 1", "[1, 2]", "\0"]) {
    assert.throws(() => pasteText(empty, text), EditRefused, text);
  }
});

test("doubling keeps what comes in and stands beside", () => {
  const edit = duplicate(PLACED, ["gather", "gather.each.sum", "enough"]);
  const after = done(PLACED, edit);
  assert.deepEqual(edit.select, ["gather_2", "enough_2"]);
  assert.deepEqual(nodeValue(after, "enough_2")?.needs, ["gather_2"]);
  assert.deepEqual((after.layout.nodes as Record<string, unknown>).gather_2, { x: 42, y: 52 });
});

test("YAML is read as the service reads it", () => {
  assert.deepEqual(readYaml("a: yes\nb: 012\nc: 2024-01-01\nd: 1e3"), {
    value: { a: "yes", b: 12, c: "2024-01-01", d: 1000 },
  });
  const twice = readYaml("a: 1\na: 2");
  assert.ok("message" in twice && twice.line === 2);
});

test("a text typed beside the canvas becomes the smallest edit that means it", () => {
  const text = yamlText(RESEARCH.logic).replace("https://example.com/", "https://foldwork.dev/");
  const edit = replaceText(RESEARCH, text);
  assert.deepEqual(edit.logic, [
    { op: "replace", path: "/spec/nodes/search/with/url", value: "https://foldwork.dev/${ inputs.topic }" },
  ]);
  assert.throws(() => replaceText(RESEARCH, "a: ["), /^EditRefused: Line 1: /);
});

test("another type keeps the settings it knows and says what goes", () => {
  const edit = replaceType(RESEARCH, "enough", "flow.switch@1", BUILT_IN_TYPES);
  const after = done(RESEARCH, edit);
  assert.deepEqual(nodeValue(after, "ask")?.needs, ["enough"]);
  assert.equal(nodeValue(after, "enough")?.with, undefined);
  assert.deepEqual(
    edit.problems.map((problem) => problem.path),
    ["enough", "ask", "tries"],
  );
});
