import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import {
  BUILT_IN_TYPES,
  flowSnapshot,
  nodeValue,
  nodeView,
  queryOf,
  quickProblems,
  readYaml,
  replaceAll,
  searchFlow,
} from "../src/index.ts";
import { done, flow, RESEARCH } from "./sample.ts";

const types = BUILT_IN_TYPES;

/** What the service's check knows and this one leaves to it. */
const CASES = new URL("../../../protocol/cases/", import.meta.url);

function problemsOf(name: string): readonly { code: string; path: string }[] {
  const read = readYaml(readFileSync(new URL(`${name}/main.flow.yaml`, CASES), "utf8"));
  return "value" in read ? quickProblems(flowSnapshot(read.value), types) : [];
}

test("sound flows have no problems", () => {
  for (const name of readdirSync(new URL("valid", CASES)).sort()) {
    assert.deepEqual(
      problemsOf(`valid/${name}`).map(({ code, path }) => `${code} ${path}`),
      [],
      name,
    );
  }
});

test("what is found at once is what the service's check finds too", () => {
  let found = 0;
  for (const name of readdirSync(new URL("invalid", CASES)).sort()) {
    const folder = readdirSync(new URL(`invalid/${name}`, CASES));
    if (folder.includes("main.flow.yaml")) {
      const theirs = JSON.parse(readFileSync(new URL(`invalid/${name}/problems.json`, CASES), "utf8"));
      const codes = new Set((theirs as { code: string }[]).map((problem) => problem.code));
      // The service looks at no other expression of a node that has one it cannot read.
      const known = (code: string) =>
        codes.has(code) || (codes.has("EXPRESSION_SYNTAX") && code.startsWith("REFERENCE"));
      for (const { code, path } of problemsOf(`invalid/${name}`)) {
        assert.ok(known(code), `${name}: ${code} at ${path}, the check says ${[...codes]}`);
        found++;
      }
    }
  }
  assert.ok(found > 25, `only ${found} found`);
});

const BROKEN = flow(`
spec:
  inputs: { type: object, properties: { topic: {} } }
  nodes:
    search: { type: data.set@1, with: { a: 1 } }
    late: { type: data.set@1, with: { v: "\${ nodes.search.a }" } }
    wrong: { type: data.set@1, needs: [serch], with: { v: "\${ nodes.serch.a & inputs.topc }" } }
    branch: { type: flow.if@1 }
    port: { type: log.note@1, needs: [branch.maybe], with: { message: hi } }
    typo: { type: data.sett@1 }
    each: { type: flow.for_each@1, needs: [search], with: { items: "\${ nodes.search.a }" }, nodes: { deep: { type: data.set@1, with: { v: "\${ nodes.late.v & item }" } } } }
`);

test("problems say what to do, and the fix does it", () => {
  const problems = quickProblems(BROKEN, types);
  assert.deepEqual(
    problems.map(({ code, path }) => `${code} ${path}`),
    [
      "REFERENCE_NOT_BEFORE late",
      "NEED_UNKNOWN wrong",
      "REFERENCE_UNKNOWN wrong",
      "REFERENCE_UNKNOWN wrong",
      "SETTING_MISSING branch",
      "PORT_UNKNOWN port",
      "NODE_TYPE_UNKNOWN typo",
      "REFERENCE_NOT_BEFORE each.deep",
    ],
  );
  const fix = (code: string, path: string, at = 0) =>
    problems.filter((each) => each.code === code && each.path === path)[at]?.fixes[0];
  assert.equal(fix("REFERENCE_NOT_BEFORE", "late")?.label, "Draw the wire");
  const wired = done(BROKEN, fix("REFERENCE_NOT_BEFORE", "late")?.edit() ?? assert.fail());
  assert.deepEqual(nodeValue(wired, "late")?.needs, ["search"]);
  const outer = done(BROKEN, fix("REFERENCE_NOT_BEFORE", "each.deep")?.edit() ?? assert.fail());
  assert.deepEqual(nodeValue(outer, "each")?.needs, ["search", "late"]);
  const meant = done(BROKEN, fix("REFERENCE_UNKNOWN", "wrong")?.edit() ?? assert.fail());
  assert.equal(nodeView(meant, "wrong")?.settings.v, "${ nodes.search.a & inputs.topc }");
  const input = done(BROKEN, fix("REFERENCE_UNKNOWN", "wrong", 1)?.edit() ?? assert.fail());
  assert.equal(nodeView(input, "wrong")?.settings.v, "${ nodes.serch.a & inputs.topic }");
  assert.deepEqual(nodeValue(done(BROKEN, fix("NEED_UNKNOWN", "wrong")?.edit() ?? assert.fail()), "wrong")?.needs, [
    "search",
  ]);
  assert.equal(
    nodeValue(done(BROKEN, fix("NODE_TYPE_UNKNOWN", "typo")?.edit() ?? assert.fail()), "typo")?.type,
    "data.set@1",
  );
});

const paths = (text: string) => searchFlow(RESEARCH, text, types).map((hit) => hit.path);

test("search looks through every setting at every depth, and filters", () => {
  assert.deepEqual(paths("example.com"), ["search"]);
  assert.deepEqual(paths("WEB"), ["search"]);
  assert.deepEqual(paths('"go on" only'), ["ask"]);
  assert.deepEqual(paths("type:data.transform"), ["gather.doubles", "gather.each.sum", "tries.less"]);
  assert.deepEqual(paths("type:data state"), ["tries.less"]);
  assert.deepEqual(paths("is:disabled"), []);
  assert.deepEqual(paths("is:invalid"), ["write"]);
  const known = queryOf("is:invalid", new Set(["ask"]));
  assert.deepEqual(new Set(searchFlow(RESEARCH, known, types).map(({ path }) => path)), new Set(["ask", "write"]));
  assert.deepEqual(paths(""), []);
  assert.deepEqual(queryOf("is:strange a").unknown, ["is:strange"]);
  const [hit] = searchFlow(RESEARCH, "topic", types);
  assert.deepEqual(hit?.texts[0]?.ranges, [[30, 35]]);
});

test("unused is what only serves others and serves nobody", () => {
  const spare = flow(`
spec:
  nodes:
    a: { type: data.set@1 }
    b: { type: data.set@1 }
    c: { type: log.note@1, needs: [a], with: { message: hi } }
    d: { type: http.request@1, with: { url: "https://x.org" } }
    e: { type: flow.if@1, with: { condition: true } }
`);
  assert.deepEqual(
    searchFlow(spare, "is:unused", types).map((hit) => hit.path),
    ["b", "e"],
  );
});

test("replacing changes settings and texts, not ids and types", () => {
  const { edit, count } = replaceAll(RESEARCH, { text: "example.com", by: "foldwork.dev" }, types);
  assert.equal(count, 1);
  assert.equal(nodeView(done(RESEARCH, edit), "search")?.settings.url, "https://foldwork.dev/${ inputs.topic }");
  const ids = replaceAll(RESEARCH, { text: "sum", by: "total" }, types);
  assert.equal(ids.count, 1);
  assert.equal(nodeValue(done(RESEARCH, ids.edit), "gather.each.sum")?.type, "data.transform@1");
  const filtered = replaceAll(RESEARCH, { text: "nodes", by: "x", filter: "type:flow.if" }, types);
  assert.equal(filtered.count, 1);
  assert.equal(replaceAll(RESEARCH, { text: "WEB", by: "x", sameCase: true }, types).count, 0);
});
