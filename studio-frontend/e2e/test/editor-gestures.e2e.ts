import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "@foldwork/model";
import {
  type Draft,
  dragStep,
  middleOf,
  nodeIn,
  onSheet,
  openFlow,
  pointIn,
  savedDraft,
  showFlow,
  step,
  turnAll,
} from "../src/sheet.ts";
import { close, world } from "../src/world.ts";

const GROUP =
  "  nodes:\n    begin: { type: data.set@1, title: Begin, with: { text: hello } }\n" +
  "    box:\n      type: flow.group@1\n      title: Box\n      nodes:\n" +
  "        inner: { type: data.set@1, title: Inner, with: { text: in } }\n" +
  '    end: { type: data.set@1, title: End, needs: [begin], with: { text: "${ nodes.begin.text }" } }\n';

test("A step is dragged into an unfolded container and out of it again", async () => {
  const page = await (await world()).owner();
  const id = await openFlow(page, "Borders", GROUP, {
    begin: [0, 0],
    box: [300, 0],
    end: [0, 260],
    "box.inner": [0, 0],
  });
  await page.getByRole("button", { name: "Unfold Box" }).click();
  await step(page, "box.inner").waitFor();
  await dragStep(page, "end", await pointIn(step(page, "box"), 140, 110));
  await step(page, "box.end").waitFor();
  const inside = await savedDraft(page, id);
  assert.equal(nodeIn(inside, "end"), undefined);
  assert.deepEqual(nodeIn(inside, "box.end")?.with, { text: "${ nodes.begin.text }" });
  assert.deepEqual(nodeIn(inside, "box")?.needs, ["begin"], "what it reads still comes before it");

  await dragStep(page, "box.end", await pointIn(step(page, "begin"), 80, 300));
  await step(page, "end").waitFor();
  const outside = await savedDraft(page, id);
  assert.equal(nodeIn(outside, "box.end"), undefined);
  assert.deepEqual(nodeIn(outside, "end")?.needs, ["begin"]);
  await close(page);
});

const PAIR =
  "  nodes:\n    first: { type: data.set@1, title: First, with: { text: a } }\n" +
  "    second: { type: data.set@1, title: Second, needs: [first], with: { text: b } }\n" +
  "    free: { type: data.set@1, title: Free, with: { text: c } }\n";
const PAIR_PLACES = { first: [0, 0], second: [420, 0], free: [100, 200] } as const;

test("A step is put between two others by dropping it on their wire, from the sheet and from the palette", async () => {
  const page = await (await world()).owner();
  const id = await openFlow(page, "On a wire", PAIR, PAIR_PLACES);
  const middle = await middleOf(page.locator('[data-wire="step:first.done>second"]'));
  await dragStep(page, "free", middle);
  const between = await savedDraft(page, id);
  assert.deepEqual(nodeIn(between, "free")?.needs, ["first"]);
  assert.deepEqual(nodeIn(between, "second")?.needs, ["free"]);

  await onSheet(page, "Control+z", "Control+z");
  await onSheet(page, "Escape", "f");
  await page.getByRole("button", { name: "Find and do" }).click();
  await page.keyboard.type("Show or hide the steps");
  await page.keyboard.press("Enter");
  // The panel moves the sheet: what is measured before it is there lies elsewhere afterwards.
  const transform = page.getByRole("button", { name: /^Transform/ });
  await transform.waitFor();
  const wire = await middleOf(page.locator('[data-wire="step:first.done>second"]'));
  const sheet = page.locator("[data-sheet]");
  const corner = await pointIn(sheet, 0, 0);
  await transform.dragTo(sheet, {
    targetPosition: { x: wire.x - corner.x, y: wire.y - corner.y },
  });
  await step(page, "transform").waitFor();
  const dropped = await savedDraft(page, id);
  assert.deepEqual(nodeIn(dropped, "transform")?.needs, ["first"]);
  assert.deepEqual(nodeIn(dropped, "second")?.needs, ["transform"]);
  await close(page);
});

test("Steps travel as text: within a flow, to another one, and as YAML from elsewhere", async () => {
  const page = await (await world()).owner();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const id = await openFlow(page, "Copies", PAIR, PAIR_PLACES);
  await step(page, "first").click();
  await step(page, "second").click({ modifiers: ["Shift"] });
  await onSheet(page, "Control+c", "Control+v");
  await step(page, "second_2").waitFor();
  assert.deepEqual(nodeIn(await savedDraft(page, id), "second_2")?.needs, ["first_2"]);

  const other = await openFlow(page, "Target", "  nodes: {}\n");
  await onSheet(page, "Control+v");
  await step(page, "second").waitFor();
  assert.deepEqual(nodeIn(await savedDraft(page, other), "second")?.needs, ["first"]);

  await page.evaluate(() =>
    navigator.clipboard.writeText("nodes:\n  third: { type: log.note@1, with: { message: hi } }\n"),
  );
  await onSheet(page, "Control+v");
  await step(page, "third").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /log\.note/);
  await close(page);
});

test("Steps are folded into a group and unpacked, made a flow of its own, seen in place and unpacked", async () => {
  const page = await (await world()).owner();
  const id = await openFlow(page, "Parts", PAIR, PAIR_PLACES);
  const before = await savedDraft(page, id);
  await step(page, "first").click();
  await step(page, "second").click({ modifiers: ["Shift"] });
  await onSheet(page, "Control+g");
  await page.locator(".react-flow__node-container").waitFor();
  const grouped = await savedDraft(page, id);
  const [group = ""] = Object.keys((grouped.logic.spec as { nodes: object }).nodes).filter((each) => each !== "free");
  assert.deepEqual(nodeIn(grouped, `${group}.second`)?.needs, ["first"]);
  await onSheet(page, "Control+Shift+g");
  await step(page, "second").waitFor();
  assert.deepEqual(nodeIn(await savedDraft(page, id), "second"), nodeIn(before, "second"));

  await onSheet(page, "Escape");
  await step(page, "first").click();
  await step(page, "second").click({ modifiers: ["Shift"] });
  await onSheet(page, "Control+Alt+g");
  const title = `Own part ${Date.now().toString(36)}`;
  await page.getByRole("textbox", { name: "Title of the new flow" }).fill(title);
  await page.getByRole("button", { name: "Make the flow" }).click();
  await page.getByRole("button", { name: `Unfold ${title}` }).click();
  const call = await page.locator(".react-flow__node-container").getAttribute("data-id");
  await step(page, `${call}.second`).waitFor();
  const calls = await savedDraft(page, id);
  assert.match(String(nodeIn(calls, call ?? "")?.uses), /@1$/);
  await onSheet(page, "Control+Shift+g");
  await page.locator(".react-flow__node-step").nth(2).waitFor();
  assert.equal((await savedDraft(page, id)).text.includes("uses:"), false);
  await close(page);
});

test("Tidying, lining up and moving change the layout and not one line of the logic", async () => {
  const page = await (await world()).owner();
  const nodes = Array.from({ length: 50 }, (_, i) => `    s${i}: {type: data.set@1, with: {text: "${i}"}}\n`);
  const places = Object.fromEntries(
    nodes.map((_, i) => [`s${i}`, [(i % 10) * 240, Math.floor(i / 10) * 110] as const]),
  );
  const id = await openFlow(page, "Fifty", `  nodes:\n${nodes.join("")}`, places);
  const before = await savedDraft(page, id);
  await onSheet(page, "Control+a");
  await dragStep(page, "s0", await pointIn(step(page, "s0"), 40, 60));
  const moved = await savedDraft(page, id);
  assert.equal(moved.text, before.text);
  const placeOf = (draft: typeof moved, path: string) =>
    (draft.layout.nodes as Record<string, { x: number; y: number }>)[path];
  assert.equal(Object.keys(places).filter((path) => placeOf(moved, path)?.y !== places[path]?.[1]).length, 50);

  await onSheet(page, "Escape");
  await step(page, "s3").click();
  await step(page, "s14").click({ modifiers: ["Shift"] });
  await step(page, "s14").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Line up on the left" }).click();
  const lined = await savedDraft(page, id);
  assert.equal(placeOf(lined, "s3")?.x, placeOf(lined, "s14")?.x);
  await onSheet(page, "Escape", "Shift+t");
  await page.waitForTimeout(1_000);
  assert.equal((await savedDraft(page, id)).text, before.text);

  await onSheet(page, "Escape");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("s7");
  await page.keyboard.press("Enter");
  await onSheet(page, "F2");
  await page.getByLabel("Title of the step").fill("Lucky");
  await page.keyboard.press("Enter");
  await step(page, "lucky").waitFor();
  const renamed = (await savedDraft(page, id)).text.split("\n");
  const old = before.text.split("\n");
  assert.equal(
    renamed.filter((line) => !old.includes(line)).every((line) => /lucky|Lucky|type:|with:|text: "7"/.test(line)),
    true,
  );
  assert.equal(old.filter((line) => !renamed.includes(line)).length, 1, "only the line of the step itself changes");
  await close(page);
});

test("A note is written, moved and kept", async () => {
  const page = await (await world()).owner();
  const id = await openFlow(page, "Notes", PAIR, PAIR_PLACES);
  await page.getByRole("button", { name: "Add a note" }).click();
  await page.getByRole("textbox", { name: "Note" }).fill("Ask Anna <b>first</b>");
  await page.locator(".react-flow__pane").click({ position: { x: 20, y: 300 } });
  const notes = (await savedDraft(page, id)).layout.notes as { readonly text: string }[];
  assert.deepEqual(
    notes.map((note) => note.text),
    ["Ask Anna <b>first</b>"],
  );
  await showFlow(page, id);
  await page.getByText("Ask Anna <b>first</b>").waitFor();
  await close(page);
});

test("A step is made wider by its corner and by key, with its place kept and the logic untouched", async () => {
  const page = await (await world()).owner();
  const id = await openFlow(page, "Widths", PAIR, PAIR_PLACES);
  const before = await savedDraft(page, id);
  const first = step(page, "first");
  await first.click();
  const zoom = ((await first.boundingBox())?.width ?? 0) / 208;
  const corner = await middleOf(first.getByTitle("Drag to make it wider or narrower"));
  await page.mouse.move(corner.x, corner.y);
  await page.mouse.down();
  await page.mouse.move(corner.x + 60 * zoom, corner.y + 30, { steps: 6 });
  await page.mouse.up();
  const wider = await savedDraft(page, id);
  assert.deepEqual(placeIn(wider, "first"), { x: 0, y: 0, width: 272 }, "whole steps of 8");
  assert.equal(wider.text, before.text);
  assert.ok(Math.abs(((await first.boundingBox())?.width ?? 0) - 272 * zoom) < 2);

  await onSheet(page, ">", "<", "<");
  assert.deepEqual(placeIn(await savedDraft(page, id), "first"), { x: 0, y: 0, width: 264 });
  await page.getByRole("button", { name: "Find and do" }).click();
  await page.keyboard.type("Make the step wider");
  await page.keyboard.press("Enter");
  assert.deepEqual(placeIn(await savedDraft(page, id), "first"), { x: 0, y: 0, width: 272 });
  await turnAll(page, "Undo");
  assert.deepEqual(placeIn(await savedDraft(page, id), "first"), { x: 0, y: 0 });

  await step(page, "second").click({ modifiers: ["Shift"] });
  await first.click({ modifiers: ["Shift"] });
  assert.equal(await page.getByTitle("Drag to make it wider or narrower").count(), 1, "only one step has the corner");
  await close(page);
});

function placeIn({ layout }: Draft, path: string): unknown {
  return (layout.nodes as JsonObject | undefined)?.[path];
}
