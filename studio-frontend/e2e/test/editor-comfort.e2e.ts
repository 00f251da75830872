import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { isAccessible } from "../src/accessibility.ts";
import {
  type Draft,
  middleOf,
  nodeIn,
  onSheet,
  openFlow,
  savedDraft,
  step,
  storedDraft,
  textIn,
  turnAll,
} from "../src/sheet.ts";
import { close, world } from "../src/world.ts";

const THREE =
  "  nodes:\n    begin: { type: data.set@1, title: Begin, with: { text: hello } }\n" +
  "    other: { type: data.set@1, title: Other, with: { text: there } }\n" +
  '    end: { type: data.set@1, title: End, needs: [begin], with: { text: "" } }\n';
const PLACES = { begin: [0, 0], other: [40, 160], end: [420, 330] } as const;

interface Place {
  readonly x: number;
  readonly y: number;
}

function placeOf({ layout }: Draft, path: string): Place {
  const place = (layout.nodes as unknown as Readonly<Record<string, Place>>)[path];
  assert.ok(place, `${path} has a place`);
  return place;
}

/** Does a command by its name. */
async function command(page: Page, name: string): Promise<void> {
  await onSheet(page, "Control+k");
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
}

function outPort(page: Page, path: string) {
  return step(page, path).locator('.react-flow__handle[data-handleid="done"]');
}

test("A port that is clicked asks for the next step, and a wire that cannot be says why", async () => {
  const page = await (await world()).owner();
  const id = await openFlow(page, "Clicked port", THREE, PLACES);
  await outPort(page, "other").click();
  await page.getByPlaceholder("Find a step after “Other”").waitFor();
  await page.keyboard.type("set val");
  await page.keyboard.press("Enter");
  await step(page, "set_values").waitFor();
  assert.deepEqual(nodeIn(await savedDraft(page, id), "set_values")?.needs, ["other"]);

  const [from, to] = [await middleOf(outPort(page, "end")), await middleOf(step(page, "begin"))];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x + 20, to.y, { steps: 6 });
  await page.mouse.up();
  await page
    .getByText(/would go round in a circle|circle|ring/)
    .first()
    .waitFor();
  assert.equal(nodeIn(await savedDraft(page, id), "begin")?.needs, undefined);
  await close(page);
});

test("Steps line up on every edge, spread evenly, and go back where they were", async () => {
  const page = await (await world()).owner();
  const id = await openFlow(page, "Lined up", THREE, PLACES);
  await onSheet(page, "Control+a");
  const ways: readonly (readonly [string, (at: Place) => number])[] = [
    ["Line up on the right", ({ x }) => x],
    ["Line up on the bottom", ({ y }) => y],
  ];
  for (const [name, edge] of ways) {
    await command(page, name);
    const lined = await savedDraft(page, id);
    assert.equal(new Set(["begin", "other", "end"].map((path) => edge(placeOf(lined, path)))).size, 1, name);
    assert.equal(await turnAll(page, "Undo"), 1);
  }
  await command(page, "Line up on the centre");
  const centred = await savedDraft(page, id);
  assert.equal(placeOf(centred, "begin").x, placeOf(centred, "end").x);
  await turnAll(page, "Undo");
  await command(page, "Spread evenly down");
  const spread = await savedDraft(page, id);
  const [begin, other, end] = ["begin", "other", "end"].map((path) => placeOf(spread, path).y);
  assert.ok(begin !== undefined && other !== undefined && end !== undefined);
  assert.ok(Math.abs(other - begin - (end - other)) <= 1, JSON.stringify({ begin, other, end }));
  await turnAll(page, "Undo");
  const back = await savedDraft(page, id);
  assert.deepEqual([placeOf(back, "other").x, placeOf(back, "end").y], [40, 330]);
  await close(page);
});

test("A value is dragged or clicked into a setting, a missing wire is drawn by its button, and it says what it gives", async () => {
  const page = await (await world()).owner();
  const id = await openFlow(page, "Values", THREE, PLACES);
  await step(page, "end").click();
  const field = page.getByRole("textbox", { name: "text", exact: true });
  const values = page.getByRole("region", { name: "Values you can use" });
  await values.getByRole("button", { name: /^text/ }).first().dragTo(field);
  assert.equal(textIn(await savedDraft(page, id), "end"), "${ nodes.begin.text }");
  await field.click();
  await page.keyboard.press("Control+a");
  await values.getByRole("button", { name: /^text/ }).first().click();
  assert.equal(textIn(await savedDraft(page, id), "end"), "${ nodes.begin.text }");

  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Run it" }).click();
  await page.getByRole("region", { name: "The run on the sheet" }).getByText("Succeeded").waitFor();
  await step(page, "end").click();
  await page.getByText("Now gives").waitFor();
  await page.getByRole("status").getByText("hello", { exact: true }).waitFor();
  await isAccessible(page, "a value and what it gives");

  await field.click();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.keyboard.type("$" + "{ nodes.other.text");
  await page.getByRole("button", { name: "Draw the wire" }).click();
  assert.deepEqual(nodeIn(await savedDraft(page, id), "end")?.needs, ["begin", "other"]);
  await close(page);
});

test("A step gets another type, told what is lost and taken back; searches find by type and by what is wrong", async () => {
  const page = await (await world()).owner();
  const id = await openFlow(page, "Replaced", THREE, PLACES);
  await step(page, "begin").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Replace by another type" }).click();
  await page.keyboard.type("wait");
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: "setting" }).getByRole("button", { name: "Undo" }).click();
  assert.equal(nodeIn(await savedDraft(page, id), "begin")?.type, "data.set@1");
  await turnAll(page, "Redo");
  await savedDraft(page, id);
  assert.equal(nodeIn(await storedDraft(page, id), "begin")?.type, "time.wait@1");

  await command(page, "Search and replace in all");
  const search = page.getByRole("dialog", { name: "Search and replace" });
  await search.getByLabel("Search", { exact: true }).fill("type:data.set");
  await search.getByText("Found in 2 steps.").waitFor();
  await search.getByLabel("Search", { exact: true }).fill("is:invalid");
  await search.getByText("Found in 1 step.").waitFor();
  await search.getByLabel("Search", { exact: true }).fill("is:unused");
  await search.getByText(/Found in \d steps?\./).waitFor();
  await isAccessible(page, "searching");
  await page.keyboard.press("Escape");
  await onSheet(page, "?");
  await page.getByRole("dialog").getByText("Undo").first().waitFor();
  await isAccessible(page, "all keys");
  await close(page);
});
