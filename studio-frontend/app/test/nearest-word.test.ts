import assert from "node:assert/strict";
import { test } from "node:test";
import { nearestWord, wordsOf } from "../src/features/flows/nearest-word.ts";

test("finds the word that was meant", () => {
  const words = wordsOf(["Invoice intake", "Research brief", "sorting-mail"]);

  assert.equal(nearestWord("invoce", words), "Invoice");
  assert.equal(nearestWord("reserch", words), "Research");
  assert.equal(nearestWord("mial", ["mail"]), undefined);
  assert.equal(nearestWord("sortng", words), "sorting");
});

test("guesses nothing that is far away or the same", () => {
  assert.equal(nearestWord("zebra", ["invoice"]), undefined);
  assert.equal(nearestWord("mail", ["Mail"]), undefined);
});
