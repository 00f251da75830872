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

test("counts folders by their top, and lists tags once", () => {
  assert.deepEqual(folders(FLOWS), [
    { name: "Office", count: 2 },
    { name: "Officer", count: 1 },
  ]);
  assert.deepEqual(tags(FLOWS), ["ai", "mail"]);
});
