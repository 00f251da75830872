import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { isAccessible } from "../src/accessibility.ts";
import { openFlow, savedDraft, step } from "../src/sheet.ts";
import { close, world } from "../src/world.ts";

/** Returns the text that the service keeps, once everything has been saved. */
async function savedText(page: Page, id: string): Promise<string> {
  return (await savedDraft(page, id)).text;
}

test("Two steps are built by mouse, undone to nothing, done again, and outlive a reload", async () => {
  const page = await (await world()).owner();
  const id = await openFlow(page, "By mouse", "  nodes: {}\n");
  await isAccessible(page, "an empty sheet");
  await page.getByRole("button", { name: /^Set values/ }).click();
  await step(page, "set_values").waitFor();
  await page.getByRole("button", { name: "Close the steps" }).click();
  const port = await step(page, "set_values").locator('[data-handleid="done"]').boundingBox();
  assert.ok(port);
  await page.mouse.move(port.x + port.width / 2, port.y + port.height / 2);
  await page.mouse.down();
  await page.mouse.move(port.x + 90, port.y + 60, { steps: 5 });
  await page.mouse.up();
  await page.getByRole("combobox", { name: "Choose a step" }).fill("transf");
  await page.keyboard.press("Enter");
  await step(page, "transform").waitFor();
  const built = await savedText(page, id);
  assert.match(built, /transform:[\s\S]*needs: \[set_values\]/);
  await isAccessible(page, "a sheet with two steps");

  const undo = page.getByRole("button", { name: /^Undo:/ });
  while ((await undo.count()) > 0) {
    await undo.click();
  }
  assert.equal(await page.locator(".react-flow__node").count(), 0);
  assert.match(await savedText(page, id), /nodes: \{\}/);
  const redo = page.getByRole("button", { name: /^Redo:/ });
  while ((await redo.count()) > 0) {
    await redo.click();
  }
  assert.equal(await savedText(page, id), built);
  await page.reload();
  await step(page, "transform").waitFor();
  await close(page);
});

test("Two steps are built and joined by keys only", async () => {
  const page = await (await world()).owner();
  const id = await openFlow(page, "By keys", "  nodes: {}\n");
  await page.locator("[data-sheet]").focus();
  await page.keyboard.press("n");
  await page.keyboard.type("set val");
  await page.keyboard.press("Enter");
  await step(page, "set_values").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  await page.keyboard.type("transf");
  await page.keyboard.press("Enter");
  await step(page, "transform").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await page.keyboard.press("F2");
  await page.keyboard.type("Begin");
  await page.keyboard.press("Enter");
  await step(page, "begin").waitFor();
  await page.keyboard.press("w");
  for (const key of ["ArrowDown", "ArrowRight", "ArrowUp"]) {
    await page.keyboard.press(key);
  }
  await page.keyboard.press("Enter");
  assert.match(await savedText(page, id), /needs: \[begin\]/);
  await close(page);
});

test("A new title gives a new id, and what reads the step follows", async () => {
  const page = await (await world()).owner();
  const spec =
    "  nodes:\n    greet: { type: data.set@1, title: Greet, with: { text: hello } }\n" +
    '    shout: { type: data.set@1, title: Shout, needs: [greet], with: { text: "${ nodes.greet.text }" } }\n';
  const id = await openFlow(page, "Renaming", spec);
  await step(page, "greet").dblclick();
  await page.getByLabel("Title of the step").fill("Say hello");
  await page.keyboard.press("Enter");
  await step(page, "say_hello").waitFor();
  const text = await savedText(page, id);
  assert.match(text, /nodes\.say_hello\.text/);
  assert.match(text, /needs: \[say_hello\]/);
  await close(page);
});

test("A container unfolds in place, and what is in it is edited there", async () => {
  const page = await (await world()).owner();
  const spec =
    "  inputs: { type: object, properties: { list: { type: array } } }\n  nodes:\n    each:\n" +
    '      type: flow.for_each@1\n      title: Each\n      with: { items: "${ inputs.list }" }\n      nodes:\n' +
    "        group:\n          type: flow.group@1\n          title: Group\n          nodes:\n" +
    "            deep: { type: data.set@1, title: Deep, with: { text: before } }\n";
  const id = await openFlow(page, "In place", spec);
  await page.getByRole("button", { name: "Unfold Each" }).click();
  await page.getByRole("button", { name: "Unfold Group" }).click();
  await step(page, "each.group.deep").click();
  await page.getByRole("textbox", { name: "text", exact: true }).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("after");
  assert.match(await savedText(page, id), /text: after/);
  await page.getByRole("navigation", { name: "Where the selection is" }).getByRole("button", { name: "Each" }).click();
  await page.getByRole("button", { name: "Fold Each" }).click();
  assert.equal(await step(page, "each.group.deep").count(), 0);
  await page.reload();
  await step(page, "each").waitFor();
  await close(page);
});

test("What is wrong is said with a button that solves it", async () => {
  const page = await (await world()).owner();
  const spec =
    "  nodes:\n    search: { type: data.set@1, title: Search, with: { text: hello } }\n" +
    '    use: { type: data.set@1, title: Use, needs: [search], with: { text: "${ nodes.serch.text }" } }\n';
  const id = await openFlow(page, "Wrong name", spec);
  await step(page, "use").click();
  await page.getByText("Did you mean nodes.search?").first().waitFor();
  await page.getByRole("button", { name: "Change it" }).first().click();
  assert.match(await savedText(page, id), /nodes\.search\.text/);
  await close(page);
});
