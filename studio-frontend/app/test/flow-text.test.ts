import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyFlow, factOf, nameOf, numbered, renamed } from "../src/features/flows/flow-text.ts";

test("a title gives a name that flows can be called by", () => {
  for (const [title, name] of [
    ["Research brief", "research_brief"],
    ["Über 3 Äpfel!", "uber_3_apfel"],
    ["3 steps", "steps"],
    ["日本語", "flow"],
    ["__", "flow"],
    ["a".repeat(80), "a".repeat(40)],
  ] as const) {
    assert.equal(nameOf(title), name);
    assert.match(nameOf(title), /^[a-z][a-z0-9_]*$/);
  }
});

test("a title is text in the document, whatever is in it", () => {
  const text = emptyFlow('a: "b" # c\nspec: {}');

  assert.match(text, /^ {2}title: "a: \\"b\\" # c\\nspec: \{\}"$/m);
  assert.equal(text.split("\n").filter((line) => line.startsWith("spec:")).length, 1);
});

test("a taken name gets a number", () => {
  assert.equal(numbered("report", 1), "report");
  assert.equal(numbered("report", 2), "report_2");
  assert.ok(numbered("r".repeat(60), 12).length <= 60);
  assert.equal(factOf(renamed(emptyFlow("Report"), 3), "name"), "report_3");
  assert.equal(factOf(renamed(emptyFlow("Report"), 3), "title"), '"Report"');
});
