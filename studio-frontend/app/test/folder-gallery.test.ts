import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import type { OpenedFolder } from "../src/features/templates/folder/opened-folder.ts";
import { fileOf, readGallery } from "../src/features/templates/folder/read-gallery.ts";

const INDEX = (...flows: readonly string[]) => `
apiVersion: foldwork/v1
kind: Gallery
metadata: { title: Ours }
spec: { templates: [${flows.map((flow) => `{ flow: ${flow} }`).join(", ")}] }
`;
const flow = (name: string, nodes: string, more = "") => `
apiVersion: foldwork/v1
kind: Flow
metadata: { name: ${name}, title: The ${name}, summary: It is ${name}. }
spec:
  nodes:
    one: ${nodes}
${more}`;
const NOTE = '{ type: log.note@1, with: { message: "Hello" } }';

function folder(files: Readonly<Record<string, string>>): OpenedFolder {
  const all = Object.entries(files).map(([path, text]) => [path, new File([text], path)] as const);
  return { name: "ours", files: new Map(all) };
}

async function packed(opened: OpenedFolder, at = 0): Promise<File> {
  const { templates, faults } = await readGallery(opened);
  const template = templates[at];
  assert.ok(template, faults.join("\n"));
  return fileOf(opened, template);
}

test("says of a flow what its index leaves out", async () => {
  const needs =
    "  access: { secrets: [KEY], connections: { mail: smtp }, folders: { desk: { title: Desk, mode: read } } }";
  const opened = folder({
    "gallery.yaml": INDEX("a/plain.flow.yaml"),
    "a/plain.flow.yaml": flow("plain", NOTE, needs),
    "a/plain.flow.layout.json": '{"nodes":{"one":{"x":1,"y":2}}}',
  });
  const { title, templates, faults } = await readGallery(opened);

  assert.deepEqual(faults, []);
  assert.equal(title, "Ours");
  const [plain] = templates;
  assert.equal(plain?.title, "The plain");
  assert.equal(plain?.summary, "It is plain.");
  assert.deepEqual(plain?.needs, ["KEY", "mail", "desk"]);
  assert.deepEqual(plain?.drawn?.layout, { nodes: { one: { x: 1, y: 2 } } });
});

test("sends a flow that reads nothing as it is", async () => {
  const text = flow("plain", NOTE);
  const file = await packed(folder({ "gallery.yaml": INDEX("plain.flow.yaml"), "plain.flow.yaml": text, "x.md": "" }));

  assert.equal(file.name, "plain.flow.yaml");
  assert.equal(await file.text(), text);
});

test("sends a flow with its layout, the files that it and its called flows read, and pinned versions", async () => {
  const files = {
    "a/top.flow.yaml": flow(
      "top",
      "{ type: flow.call@1, uses: ./sub/low.flow.yaml }\n    two: { type: flow.call@1, uses: team/far@3 }",
    ),
    "a/top.flow.layout.json": "{}",
    "a/sub/low.flow.yaml": flow("low", "{ type: data.set@1, with: { text: { file: ./words/low.md } } }"),
    "a/words/low.md": "Low, ümlaut",
    "a/foldwork.lock":
      '{"lockVersion":1,"flows":{"team/far@3":{"file":"pinned/far@3/far.flow.yaml","hash":"sha256:0"}}}',
    "a/pinned/far@3/far.flow.yaml": flow("far", "{ type: data.set@1, with: { text: { file: far.md } } }"),
    "a/pinned/far@3/far.md": "Far",
  };
  const opened = folder({ ...files, "gallery.yaml": INDEX("a/top.flow.yaml"), "a/README.md": "#", "b/other.md": "" });
  const file = await packed(opened);
  const bundle = unzipSync(new Uint8Array(await file.arrayBuffer()));
  const manifest = JSON.parse(strFromU8(bundle["manifest.json"] ?? new Uint8Array()));

  assert.equal(file.name, "top.flowpack");
  assert.equal(manifest.main, "top.flow.yaml");
  assert.deepEqual(
    Object.keys(bundle).sort(),
    ["manifest.json", ...Object.keys(files).map((path) => path.slice(2))].sort(),
  );
  for (const [path, text] of Object.entries(files)) {
    assert.equal(strFromU8(bundle[path.slice(2)] ?? new Uint8Array()), text);
    assert.equal(manifest.files[path.slice(2)], `sha256:${createHash("sha256").update(text).digest("hex")}`);
  }
});

test("calls that go round in a circle end", async () => {
  const call = (name: string) => `{ type: flow.call@1, uses: ./${name}.flow.yaml }`;
  const opened = folder({
    "gallery.yaml": INDEX("a.flow.yaml"),
    "a.flow.yaml": flow("a", call("b")),
    "b.flow.yaml": flow("b", call("a")),
  });

  const bundle = unzipSync(new Uint8Array(await (await packed(opened)).arrayBuffer()));
  assert.deepEqual(Object.keys(bundle), ["manifest.json", "a.flow.yaml", "b.flow.yaml"]);
});

test("says what a flow reads that is not there, or lies outside", async () => {
  const reading = (path: string) => `{ type: data.set@1, with: { text: { file: ${path} } } }`;
  const opened = folder({
    "gallery.yaml": INDEX("a/one.flow.yaml", "a/two.flow.yaml"),
    "secret.md": "Not for it",
    "a/one.flow.yaml": flow("one", reading("gone.md")),
    "a/two.flow.yaml": flow("two", reading("../secret.md")),
  });

  await assert.rejects(packed(opened, 0), {
    message: "a/one.flow.yaml reads gone.md, which is not in its folder. Put it there.",
  });
  await assert.rejects(packed(opened, 1), {
    message: "a/two.flow.yaml reads ../secret.md, which is not in its folder. Put it there.",
  });
});

test("shows what is sound and says all that is not", async () => {
  const { templates, faults } = await readGallery(
    folder({
      "gallery.yaml": INDEX("gone.flow.yaml", "broken.flow.yaml", "other.flow.yaml", "pack.flowpack", "good.flow.yaml"),
      "broken.flow.yaml": "nodes: [",
      "other.flow.yaml": "kind: FlowTest",
      "pack.flowpack": "PK",
      "good.flow.yaml": flow("good", NOTE),
    }),
  );

  assert.deepEqual(
    templates.map(({ title }) => title),
    ["pack.flowpack", "The good"],
  );
  assert.equal(faults.length, 3);
  assert.match(faults[0] ?? "", /^The folder holds no gone\.flow\.yaml\./);
  assert.match(faults[1] ?? "", /^broken\.flow\.yaml, line 1: /);
  assert.match(faults[2] ?? "", /^other\.flow\.yaml is no flow/);
});

test("says where an index is missing", async () => {
  const { faults, title } = await readGallery(folder({ "hello.flow.yaml": flow("hello", NOTE) }));

  assert.equal(title, "ours");
  assert.match(faults.join(), /^The folder ours has no gallery\.yaml\./);
});
