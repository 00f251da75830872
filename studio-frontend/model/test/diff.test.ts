import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { changedSteps, differences, flowSnapshot, type JsonObject, readYaml } from "../src/index.ts";

const CASES = new URL("../../../protocol/cases/diff/", import.meta.url);

function document(text: string): JsonObject {
  const read = readYaml(text);
  assert.ok("value" in read);
  return read.value as JsonObject;
}

for (const name of readdirSync(CASES)) {
  test(`Differences are those of the service: ${name}`, () => {
    const read = (file: string) => readFileSync(new URL(`${name}/${file}`, CASES), "utf8");
    const found = differences(document(read("before.flow.yaml")), document(read("after.flow.yaml")));
    assert.deepEqual(
      found.map(({ kind, place, before = null, after = null }) => ({ kind, path: place.join("."), before, after })),
      JSON.parse(read("diff.json")),
    );
  });
}

const BEFORE = `
metadata: { name: f, title: One }
spec:
  nodes:
    box:
      type: flow.group@1
      nodes:
        deep: { type: data.set@1, title: Deep, with: { text: a, more: b } }
        gone: { type: data.set@1, title: Gone, with: {} }
    end: { type: data.set@1, title: End, needs: [box], with: { text: c } }
`;
const AFTER = `
metadata: { name: f, title: Two }
spec:
  nodes:
    box:
      type: flow.group@1
      nodes:
        deep: { type: data.set@1, title: Deeper, with: { text: x, more: b } }
    end: { type: data.set@1, title: End, needs: [box], with: { text: c } }
    last: { type: data.set@1, title: Last, needs: [end], with: {} }
`;

test("Steps that differ are told at every depth, with what changed in them; places play no part", () => {
  const before = flowSnapshot(document(BEFORE), { nodes: { end: { x: 0, y: 0 } } });
  const after = flowSnapshot(document(AFTER), { nodes: { end: { x: 900, y: 900 } } });
  assert.deepEqual(
    changedSteps(before, after).map(({ path, title, kind, differences: inside }) => [
      path,
      title,
      kind,
      inside.map(({ place }) => place.join(".")),
    ]),
    [
      ["", "", "changed", ["metadata.title"]],
      ["box.deep", "Deeper", "changed", ["title", "with.text"]],
      ["box.gone", "Gone", "removed", []],
      ["last", "Last", "added", []],
    ],
  );
  assert.deepEqual(changedSteps(before, before), []);
});
