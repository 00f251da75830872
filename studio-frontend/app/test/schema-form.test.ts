import assert from "node:assert/strict";
import { test } from "node:test";
import { ProblemError } from "@foldwork/api";
import { problemsOf } from "../src/ui/schema-form/checks.ts";
import { refusalOf } from "../src/ui/schema-form/refusals.ts";
import { resolved, shapeOf, titleOf } from "../src/ui/schema-form/schema.ts";
import { begun, Unreadable, withMember } from "../src/ui/schema-form/values.ts";

const ORDER = {
  type: "object",
  required: ["order"],
  properties: {
    order: {
      type: "object",
      required: ["id", "items"],
      properties: {
        id: { type: "string", minLength: 1 },
        items: { type: "array", minItems: 1, items: { $ref: "#/$defs/item" } },
        note: { type: ["string", "null"] },
      },
    },
    limit: { type: "number", default: 500, minimum: 0 },
    labels: { type: "object", additionalProperties: { type: "string" } },
    address: { type: "object", required: ["city"], properties: { city: { type: "string", default: "Bern" } } },
  },
  $defs: {
    item: {
      type: "object",
      required: ["count"],
      properties: { count: { type: "integer", minimum: 1 }, size: { enum: ["s", "m"] } },
    },
  },
} as const;

test("each schema is asked for in its own way", () => {
  const kinds = [
    { type: "string" },
    { type: "string", maxLength: 2000 },
    { type: "integer" },
    { type: "boolean" },
    { enum: [1, "a"] },
    { const: 3 },
    { type: "string", format: "date-time" },
    { type: "array", items: {} },
    { type: "object", additionalProperties: { type: "string" } },
    { properties: { a: {} } },
    { type: "object" },
    { oneOf: [{ type: "string" }, { type: "number" }] },
    { type: ["string", "number"] },
    {},
  ].map((schema) => {
    const shape = shapeOf(schema);
    return shape.kind === "text" && shape.lines ? "lines" : shape.kind;
  });

  assert.deepEqual(kinds, [
    "text",
    "lines",
    "number",
    "boolean",
    "choice",
    "choice",
    "moment",
    "list",
    "map",
    "group",
    "json",
    "json",
    "json",
    "json",
  ]);
});

test("a form begins with the defaults, but does not begin what may be left out", () => {
  assert.deepEqual(begun(ORDER, undefined), { limit: 500 });
  assert.deepEqual(begun(ORDER, { limit: 7, address: {} }), { limit: 7, address: { city: "Bern" } });
  assert.deepEqual(begun(ORDER, { strange: 1 }), { strange: 1, limit: 500 }, "what was given stays");
});

test("every problem is told at its place", () => {
  const value = {
    order: { id: "", items: [{ count: 0, size: "x" }, { count: new Unreadable("1e") }, {}], note: null },
    limit: -1,
    labels: { a: 3 },
  };

  assert.deepEqual(
    problemsOf(ORDER, value).map(({ at, message }) => [at.join("."), message]),
    [
      ["order.id", "Fill this in."],
      ["order.items.0.count", "This has to be 1 or more."],
      ["order.items.0.size", "Choose one of the options."],
      ["order.items.1.count", "Type a whole number, such as 3."],
      ["order.items.2.count", "Fill this in."],
      ["limit", "This has to be 0 or more."],
      ["labels.a", "This has to be a text."],
    ],
  );
  assert.deepEqual(
    problemsOf(ORDER, {}).map(({ at }) => at),
    [["order"]],
  );
});

test("a pattern that the browser cannot read is left to the service", () => {
  assert.deepEqual(problemsOf({ type: "string", pattern: "(?<" }, "x"), []);
  assert.equal(problemsOf({ type: "string", pattern: "^a$" }, "x").length, 1);
});

test("references inside the document are followed, circles are left", () => {
  assert.equal(resolved({ $ref: "#/$defs/item", title: "One" }, ORDER).title, "One");
  assert.ok(resolved({ $ref: "#/a" }, { a: { $ref: "#/a" } }));
});

test("a member without a value is no member", () => {
  assert.deepEqual(withMember({ a: 1, b: 2 }, "a", undefined), { b: 2 });
  assert.deepEqual(withMember({ a: 1, b: 2 }, "a", 3), { a: 3, b: 2 });
  assert.equal(titleOf({}, "base_url"), "Base url");
});

test("a refusal is told at the fields that it names", () => {
  const refused = (...said: readonly string[]) =>
    new ProblemError({
      type: "",
      title: "",
      status: 422,
      detail: "detail",
      code: "INPUT_INVALID",
      problems: said.map((message) => ({ message })),
      traceId: "",
    });
  const codes = new Set(["INPUT_INVALID"]);

  assert.deepEqual(
    refusalOf(
      refused(
        "Input 'order.items[0].count' must be at least 1, but is 0",
        "Input 'order' is missing",
        "Input 'order' 'id' is missing",
        "Input '/order/id' is wrong",
        "No idea.",
      ),
      codes,
    ),
    {
      fields: [
        { at: ["order", "items", 0, "count"], message: "Must be at least 1, but is 0." },
        { at: ["order"], message: "Is missing." },
        { at: ["order", "id"], message: "Is missing." },
        { at: ["order", "id"], message: "Is wrong." },
      ],
      others: ["No idea."],
    },
  );
  assert.equal(refusalOf(new Error("lost"), codes), undefined);
});
