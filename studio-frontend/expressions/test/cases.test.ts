import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { type Bounds, type Context, compile, parseTemplate, USUAL_BOUNDS } from "../src/index.ts";

// protocol/cases/expressions, which the Java tests run too.

interface Case {
  readonly expression?: string;
  readonly template?: unknown;
  readonly bounds?: Bounds;
  readonly result?: unknown;
  readonly error?: string;
  readonly path?: string;
}

interface CaseFile {
  readonly now: string;
  readonly randomSeed: string;
  readonly scope: unknown;
  readonly cases: readonly Case[];
}

const FOLDER = new URL("../../../protocol/cases/expressions/", import.meta.url);

async function outcome(each: Case, file: CaseFile): Promise<Record<string, unknown>> {
  const bounds = each.bounds ?? USUAL_BOUNDS;
  const context: Context = { now: Date.parse(file.now), randomSeed: file.randomSeed, bounds };
  try {
    const compiled = each.expression === undefined ? parseTemplate(each.template) : compile(each.expression);
    const result =
      "resolve" in compiled ? compiled.resolve(file.scope, context) : compiled.evaluate(file.scope, context);
    return { result: await result };
  } catch (fault) {
    const { code, path } = fault as { code: string; path?: string };
    return path ? { error: code, path } : { error: code };
  }
}

for (const name of readdirSync(FOLDER).sort()) {
  const file = JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")) as CaseFile;
  test(name, async (t) => {
    for (const each of file.cases) {
      const { expression, template, bounds: _, ...expected } = each;
      await t.test(expression ?? JSON.stringify(template), async () => {
        assert.deepEqual(await outcome(each, file), expected);
      });
    }
  });
}
