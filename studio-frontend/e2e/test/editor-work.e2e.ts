import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { isAccessible } from "../src/accessibility.ts";
import { nodeIn, onSheet, openFlow, savedDraft, showFlow, step, textIn } from "../src/sheet.ts";
import { close, world } from "../src/world.ts";

const TWO =
  "  nodes:\n    # what it begins with\n    begin: { type: data.set@1, title: Begin, with: { text: hello } }\n" +
  '    end: { type: data.set@1, title: End, needs: [begin], with: { text: "${ nodes.begin.text } hello" } }\n';

/** Types a text in the place of the one in a step's field. */
async function writeSetting(page: Page, path: string, text: string): Promise<void> {
  await step(page, path).click();
  await page.getByRole("textbox", { name: "text", exact: true }).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
}

test("A word is replaced in all settings at once, and put back with one undo", async () => {
  const page = await (await world()).owner();
  const id = await openFlow(page, "Replace", TWO);
  await onSheet(page, "Control+f");
  await page.getByRole("textbox", { name: "Search" }).fill("hello");
  await page.getByText("Found in 2 steps.").waitFor();
  await page.getByRole("textbox", { name: "Replace by" }).fill("goodbye");
  await page.getByRole("button", { name: "Replace all" }).click();
  await page.getByText("Replaced 2 times.").waitFor();
  await page.keyboard.press("Escape");
  assert.equal((await savedDraft(page, id)).text.match(/goodbye/g)?.length, 2);
  await onSheet(page, "Control+z");
  assert.equal((await savedDraft(page, id)).text.match(/hello/g)?.length, 2);
  await close(page);
});

test("A version is published, made the draft again with its places, and that is undone", async () => {
  const page = await (await world()).owner();
  const id = await openFlow(page, "Versions", TWO, { begin: [0, 0], end: [300, 0] });
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByRole("textbox", { name: "What is new" }).fill("the first");
  await page.getByRole("dialog").getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByText("Version 1 is published.").waitFor();
  const published = await savedDraft(page, id);
  await writeSetting(page, "begin", "later");
  await onSheet(page, "ArrowDown", "ArrowDown");
  const later = await savedDraft(page, id);
  await page.getByRole("button", { name: "Versions" }).click();
  await page.getByRole("button", { name: "Make it the draft" }).click();
  await page.getByText("Version 1 is the draft again.").waitFor();
  const restored = await savedDraft(page, id);
  assert.equal(restored.text, published.text, "comments and all");
  assert.deepEqual(restored.layout, published.layout);
  await onSheet(page, "Control+z");
  const back = await savedDraft(page, id);
  assert.deepEqual([back.logic, back.layout], [later.logic, later.layout]);
  await close(page);
});

test("The text beside the sheet follows it, and the sheet follows the text", async () => {
  const page = await (await world()).owner();
  const id = await openFlow(page, "Both ways", TWO);
  await onSheet(page, "y");
  const text = page.getByRole("textbox", { name: "YAML" });
  await text.getByText("# what it begins with").waitFor();
  await onSheet(page, "Escape");
  await step(page, "end").click();
  await onSheet(page, "d");
  await text.getByText("disabled: true").waitFor();
  // Comments are there again once it is saved: only the service has them.
  await text.getByText("# what it begins with").waitFor();

  await text.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText("    last:\n      type: log.note@1\n      needs: [end]\n      with: {message: bye}\n");
  await step(page, "last").waitFor();
  const draft = await savedDraft(page, id);
  assert.deepEqual(nodeIn(draft, "last")?.needs, ["end"]);
  assert.match(draft.text, /# what it begins with/);
  await page.keyboard.insertText("  [");
  await page.getByText(/cannot be read/).waitFor();
  assert.equal((await savedDraft(page, id)).text, draft.text, "what cannot be read changes nothing");
  await close(page);
});

test("Two windows change the same field: the second one is asked, and what it keeps is kept", async () => {
  const [one, two] = [await (await world()).owner(), await (await world()).owner()];
  const id = await openFlow(one, "Two windows", TWO);
  await showFlow(two, id);
  await step(two, "begin").waitFor();
  await two.context().setOffline(true);
  await writeSetting(two, "begin", "from two");
  await writeSetting(one, "begin", "from one");
  await savedDraft(one, id);
  await two.context().setOffline(false);
  await two.getByText(/was changed in another tab/).waitFor();
  await two.getByText("There: from one").waitFor();
  await two.getByRole("button", { name: "Keep mine" }).click();
  assert.equal(textIn(await savedDraft(two, id), "begin"), "from two");
  await close(one);
  await close(two);
});

test("Without a connection one goes on, also over a reload, and it is saved when it is back", async () => {
  const page = await (await world()).owner();
  const id = await openFlow(page, "Away", TWO);
  await page.context().setOffline(true);
  await writeSetting(page, "begin", "typed while away");
  await page.getByText("No connection. You can go on; it is sent when it is back.").first().waitFor();
  await onSheet(page, "Control+z", "Control+Shift+z");
  await page.context().setOffline(false);
  assert.equal(textIn(await savedDraft(page, id), "begin"), "typed while away");
  await close(page);
});

test("What changed since a version is seen on two canvases, in words and as text", async () => {
  const page = await (await world()).owner();
  const spec = `${TWO}    gone: { type: data.set@1, title: Gone, needs: [end], with: { text: bye } }\n`;
  const id = await openFlow(page, "Compared", spec);
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByText("Version 1 is published.").waitFor();
  await writeSetting(page, "begin", "good morning");
  await step(page, "gone").click();
  await onSheet(page, "Backspace", "n");
  await page.keyboard.type("set val");
  await page.keyboard.press("Enter");
  await step(page, "set_values").waitFor();
  await page.getByRole("button", { name: "Versions" }).click();
  await page.getByRole("button", { name: "What changed since version 1" }).click();

  await page.getByRole("heading", { name: "3 changes" }).waitFor();
  await page.getByText("text: hello → good morning").waitFor();
  const before = page.getByRole("region", { name: "Version 1: 2 steps are marked" });
  const after = page.getByRole("region", { name: "Draft: 2 steps are marked" });
  await before.getByText("Removed").waitFor();
  await after.getByText("Added").waitFor();
  await page.getByRole("button", { name: /^Removed Gone/ }).click();
  const text = page.getByRole("region", { name: "Text" });
  await text.getByText("good morning").waitFor();
  await text.getByText("title: Gone").waitFor();
  await isAccessible(page, "what changed");
  await page.getByLabel("After").selectOption("1");
  await page.getByText("Both do the same.").waitFor();
  await page.goto(`/flows/${id}/changes?from=99`);
  await page.getByText(/has no version 99/).waitFor();
  await page.getByLabel("Before").selectOption("1");
  await page.getByRole("heading", { name: "3 changes" }).waitFor();
  await page.getByRole("link", { name: "Edit" }).click();
  await step(page, "begin").waitFor();
  assert.equal(new URL(page.url()).pathname, `/flows/${id}`);

  await page.goto(`/flows/${id}/changes`);
  await page.getByRole("link", { name: "Publish as version 2" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByText("Version 2 is published.").waitFor();
  assert.equal(new URL(page.url()).search, "");
  await page.goto(`/flows/${id}/changes`);
  await page.getByText("Both do the same.").waitFor();
  assert.equal(await page.getByRole("link", { name: /^Publish/ }).count(), 0);
  await page.getByRole("link", { name: "Versions" }).click();
  await page.getByRole("dialog", { name: "Versions" }).waitFor();
  await close(page);
});
