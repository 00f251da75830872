import assert from "node:assert/strict";
import { test } from "node:test";
import { draftChanges, folders, selected, selectionOf, tags } from "../src/features/flows/selection.ts";

type Flow = Parameters<typeof draftChanges>[0];

function flow(title: string, facts: Partial<Flow> = {}): Flow {
  return {
    id: title,
    name: title,
    title,
    folder: "",
    tags: [],
    draftRevision: 1,
    layoutRevision: 1,
    lastVersion: null,
    publishedRevision: null,
    createdAt: "2026-01-01T00:00:00Z",
    createdBy: "x",
    changedAt: "2026-01-01T00:00:00Z",
    changedBy: "x",
    archivedAt: null,
    ...facts,
  };
}

const FLOWS = [
  flow("b", { folder: "Office/Weekly", tags: ["mail"], lastVersion: 2, publishedRevision: 3, draftRevision: 5 }),
  flow("a", { folder: "Office", lastVersion: 1, publishedRevision: 1, changedAt: "2026-02-01T00:00:00Z" }),
  flow("c", { folder: "Officer", tags: ["mail", "ai"] }),
];

function titles(search: Parameters<typeof selectionOf>[0]): string {
  return selected(FLOWS, selectionOf(search), undefined)
    .map((each) => each.title)
    .join("");
}

test("says how much more than its last version a draft holds", () => {
  assert.deepEqual(FLOWS.map(draftChanges), [2, 0, 0]);
});

test("shows what a selection holds, in its order", () => {
  assert.equal(titles({}), "abc");
  assert.equal(titles({ sort: "name" }), "abc");
  assert.equal(titles({ show: "published" }), "ab");
  assert.equal(titles({ show: "draft", sort: "name" }), "bc");
  assert.equal(titles({ folder: "Office" }), "ab");
  assert.equal(titles({ tag: "mail", sort: "name" }), "bc");
  assert.equal(titles({ show: "nonsense", sort: "nonsense" }), "abc");
});

test("counts what folders hold, and lists tags once", () => {
  assert.deepEqual(folders(FLOWS), [
    { path: "Office", name: "Office", depth: 0, count: 2 },
    { path: "Officer", name: "Officer", depth: 0, count: 1 },
  ]);
  assert.deepEqual(tags(FLOWS), ["ai", "mail"]);
});

test("lists what is in the chosen folder below it, and the way to it", () => {
  const all = ["A", "A/x", "A/x/deep", "A-1", "B/y"].map((folder) => flow(folder, { folder }));
  const paths = (chosen?: string) => folders(all, chosen).map(({ path }) => path);

  assert.deepEqual(paths(), ["A", "A-1", "B"]);
  assert.deepEqual(paths("A"), ["A", "A/x", "A-1", "B"]);
  assert.deepEqual(paths("A/x"), ["A", "A/x", "A/x/deep", "A-1", "B"]);
  assert.deepEqual(paths("A/x/deep"), ["A", "A/x", "A/x/deep", "A-1", "B"]);
  assert.deepEqual(paths("gone/away"), ["A", "A-1", "B"]);
});
