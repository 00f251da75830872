import assert from "node:assert/strict";
import test from "node:test";
import { committed, generated } from "../scripts/generate.ts";

test("the types are those of the contract", async () => {
  assert.ok((await committed()) === (await generated()), "run `npm run generate` and commit what it writes");
});
