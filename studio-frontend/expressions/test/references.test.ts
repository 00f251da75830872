import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { references } from "../src/index.ts";

// protocol/cases/references, which the Java tests run too.

interface Case {
  readonly text: string;
  readonly reads: Readonly<Record<string, readonly string[]>>;
}

const CASES = JSON.parse(
  readFileSync(new URL("../../../protocol/cases/references/names.json", import.meta.url), "utf8"),
) as Case[];

/** Returns the names a text reads, sorted by what they are, as the service's check sorts them. */
function names(text: string): Record<string, string[]> {
  const found: Record<string, Set<string>> = {};
  for (const { root, member } of references(text) ?? assert.fail(text)) {
    const ours = ["inputs", "nodes", "vars", "secrets"].includes(root);
    const kind = !ours ? "others" : member === undefined && root !== "inputs" ? "dynamic" : root;
    const name = !ours ? root : (member ?? (root === "inputs" ? "*" : root));
    found[kind] = (found[kind] ?? new Set()).add(name);
  }
  return Object.fromEntries(Object.entries(found).map(([kind, set]) => [kind, [...set].sort()]));
}

for (const { text, reads } of CASES) {
  test(text, () => {
    assert.deepEqual(names(text), reads);
  });
}

test("places enclose what is written", () => {
  const text = "é ${ nodes.`a`.x & $$.nodes.b[0].y } and ${ item.url }";
  assert.deepEqual(
    references(text)?.map(({ start, end, from, to }) => [text.slice(start, end), text.slice(from, to)]),
    [
      ["`a`", "nodes.`a`.x"],
      ["b", "nodes.b"],
      ["url", "item.url"],
    ],
  );
});

test("what flows do not have is told apart, and what cannot be read is undefined", () => {
  assert.deepEqual(
    references('${ nodes["a"].x }')?.map(({ member, loose }) => [member, loose]),
    [["a", true]],
  );
  assert.deepEqual(
    references('${ $lookup(nodes, "a") }')?.some(({ member, loose }) => member === "a" && loose),
    true,
  );
  assert.equal(references("${ nodes.a +"), undefined);
  assert.equal(references("${ nodes.a + }"), undefined);
});
