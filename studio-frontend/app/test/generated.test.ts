import assert from "node:assert/strict";
import { test } from "node:test";
import { committed, generated } from "../scripts/tokens.ts";

test("the style sheet of the tokens is as fresh as the tokens", async () => {
  assert.equal(await committed(), await generated(), "run `npm run generate` and commit what it writes");
});
