import assert from "node:assert/strict";
import test from "node:test";
import { compile, ExpressionError, parseTemplate, TemplateError } from "../src/index.ts";

const CONTEXT = { now: 0, randomSeed: "s" };

test("tells where an expression cannot be read", () => {
  assert.throws(
    () => compile("inputs.x +"),
    (fault) => fault instanceof ExpressionError && fault.code === "EXPRESSION_SYNTAX" && fault.reference === "S0207",
  );
});

test("tells where a template is wrong", () => {
  assert.throws(
    () => parseTemplate({ with: ["ok", "x ${ 1 + }"] }),
    (fault) => fault instanceof TemplateError && fault.path === "with[1]" && fault.offset >= 4,
  );
});

test("refuses an expression that is too long", () => {
  assert.throws(
    () => compile(`"${"x".repeat(20_000)}"`),
    (fault) => fault instanceof ExpressionError && fault.code === "EXPRESSION_TOO_LARGE",
  );
});

test("never changes its scope", async () => {
  const scope = { inputs: { list: [3, 1], o: { a: 1 } } };
  const before = structuredClone(scope);
  await compile('[$sort(inputs.list), inputs ~> |o|{"b": 2}|]').evaluate(scope, CONTEXT);
  assert.deepEqual(scope, before);
});

test("works for many at once", async () => {
  const expression = compile("$sum(inputs.list) + inputs.n");
  const results = await Promise.all(
    Array.from({ length: 50 }, (_, n) => expression.evaluate({ inputs: { list: [1, 2], n } }, CONTEXT)),
  );
  assert.deepEqual(
    results,
    Array.from({ length: 50 }, (_, n) => 3 + n),
  );
});
