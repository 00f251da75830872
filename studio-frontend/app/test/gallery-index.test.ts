import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import Ajv2020 from "ajv/dist/2020.js";
import { parse, stringify } from "yaml";
import { readIndex } from "../src/features/templates/folder/gallery-index.ts";

const ROOT = new URL("../../../", import.meta.url);
const text = (path: string) => readFileSync(new URL(path, ROOT), "utf8");

interface Case {
  readonly name: string;
  readonly index: unknown;
  readonly sound: boolean;
  readonly usable: number;
}

const CASES = parse(text("protocol/cases/gallery/cases.yaml")) as readonly Case[];
const accepts = new Ajv2020().compile(JSON.parse(text("protocol/gallery.schema.json")));

for (const { name, index, sound, usable } of CASES) {
  test(`reads an index as its schema says: ${name}`, () => {
    const read = readIndex(stringify(index));

    assert.equal(accepts(index), sound);
    assert.equal(read.faults.length === 0, sound, read.faults.join("\n"));
    assert.equal(read.entries.length, usable);
  });
}

test("names everything that is wrong at once, each with its place", () => {
  const { faults } = readIndex(`
apiVersion: foldwork/v1
kind: Gallery
spec:
  templates:
    - { flow: a.flow.yaml }
    - { flow: ./a.flow.yaml, tags: no }
    - { flow: ../b.flow.yaml }
`);

  assert.deepEqual(faults, [
    "Template 2: tags must be a list of at most 20 words of at most 40 characters.",
    "Template 2: a.flow.yaml is listed above already. Take one of them out.",
    'Template 3: flow must name a .flow.yaml or a .flowpack inside the folder, without "..".',
  ]);
});

test("says on which line an index is no YAML", () => {
  assert.match(readIndex("apiVersion: foldwork/v1\nkind: [").faults.join(), /^gallery\.yaml, line [23]: /);
});

test("the samples are a gallery, each of them once", () => {
  const { entries, faults } = readIndex(text("samples/gallery.yaml"));
  const samples = readdirSync(new URL("samples/", ROOT), { withFileTypes: true }).filter((each) => each.isDirectory());

  assert.deepEqual(faults, []);
  assert.deepEqual(
    entries.map(({ flow }) => flow).sort(),
    samples.map(({ name }) => `${name}/${name}.flow.yaml`).sort(),
  );
});
