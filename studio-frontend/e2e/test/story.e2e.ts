import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { middleOf, nodeIn, onSheet, pointIn, savedDraft, step, textIn } from "../src/sheet.ts";
import { close, invited, type Somebody, world } from "../src/world.ts";

const MARK = Date.now().toString(36);
const TITLE = `Letters ${MARK}`;
const CARL: Somebody = { name: "Carl Editor", email: "carl@example.test", password: "a bench under old trees" };

/** Makes a flow of this title as somebody does who begins with nothing; returns its id. */
async function newFlow(page: Page, title: string): Promise<string> {
  await page.goto("/");
  await page.getByRole("button", { name: "New flow", exact: true }).click();
  await page.getByLabel("What is it called?").fill(title);
  await page.keyboard.press("Enter");
  await page.locator("[data-sheet]:not([data-waiting])").waitFor();
  return new URL(page.url()).pathname.replace(/.*\//, "");
}

/** Pulls a wire from the way out of a step onto the empty sheet and chooses what comes there. */
async function pullNew(page: Page, path: string, port: string, name: string): Promise<void> {
  const from = await middleOf(step(page, path).locator(`[data-handleid="${port}"]`));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 90, from.y + 60, { steps: 5 });
  await page.mouse.up();
  await page.getByRole("combobox", { name: "Choose a step" }).fill(name);
  await page.keyboard.press("Enter");
}

/** Drags a step of the palette into an unfolded container. */
async function dropInto(page: Page, entry: Locator, path: string): Promise<void> {
  const sheet = page.locator("[data-sheet]");
  const [corner, at] = [await pointIn(sheet, 0, 0), await middleOf(step(page, path))];
  await entry.dragTo(sheet, { targetPosition: { x: at.x - corner.x, y: at.y - corner.y } });
}

async function typeInto(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole("textbox", { name: label, exact: true }).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
}

/** Adds a value to a step that sets values. */
async function setValue(page: Page, path: string, name: string, value: string): Promise<void> {
  await step(page, path).click();
  await page.getByRole("button", { name: "Add a value" }).click();
  await page.getByLabel("Name 1", { exact: true }).fill(name);
  await page.keyboard.press("Enter");
  await typeInto(page, name, value);
}

/** Runs what is on the sheet on an engine, answers what it asks, and waits for its end. */
async function run(page: Page, where: RegExp): Promise<void> {
  await page.getByRole("button", { name: "Run", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: where }).check();
  await dialog.getByRole("button", { name: "Run it" }).click();
  await dialog.waitFor({ state: "detached" });
  const strip = page.getByRole("region", { name: "The run on the sheet" });
  await step(page, "ask").getByRole("button", { name: "Yes", exact: true }).click();
  await strip.getByText("Succeeded", { exact: true }).waitFor();
}

test("a flow of three levels is built by mouse, mended, run on both engines, published, changed, compared and taken back", async () => {
  const page = await (await world()).owner();
  const id = await newFlow(page, TITLE);
  const group = page.getByRole("button", { name: /^Group/ });
  await group.click();
  await page.getByRole("button", { name: "Unfold Group" }).click();
  await dropInto(page, group, "group");
  await step(page, "group.group_2").waitFor();
  await page.getByRole("button", { name: "Unfold Group" }).click();
  await dropInto(page, page.getByRole("button", { name: /^Set values/ }), "group.group_2");
  await step(page, "group.group_2.set_values").waitFor();
  await page.getByRole("button", { name: "Close the steps" }).click();
  await setValue(page, "group.group_2.set_values", "text", "Hello");
  await page.getByRole("button", { name: "Fold Group" }).first().click();
  await step(page, "group.group_2.set_values").waitFor({ state: "detached" });

  await pullNew(page, "group", "done", "ask");
  await step(page, "ask").waitFor();
  await typeInto(page, "Question", "Send it?");
  for (const [number, option] of ["Yes", "No"].entries()) {
    await page.getByRole("button", { name: "Add an item" }).click();
    await typeInto(page, `Options ${number + 1}`, option);
  }
  await pullNew(page, "ask", "yes", "set val");
  await step(page, "set_values").waitFor();
  await setValue(page, "set_values", "answer", "${ nodes.asks.answer }");
  await page.getByText("Did you mean nodes.ask?").first().waitFor();
  await step(page, "set_values").getByRole("img", { name: "1 problem" }).waitFor();
  await page.getByRole("button", { name: "Change it" }).first().click();
  const built = await savedDraft(page, id);
  assert.equal(textIn(built, "group.group_2.set_values"), "Hello");
  assert.deepEqual(nodeIn(built, "set_values")?.needs, ["ask.yes"]);

  await run(page, /^On this computer/);
  await run(page, /^In the cloud/);
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByText("Version 1 is published.").waitFor();

  // What was unfolded in it still is.
  await page.getByRole("button", { name: "Unfold Group" }).click();
  await step(page, "group.group_2.set_values").click();
  await typeInto(page, "text", "Good day");
  await savedDraft(page, id);
  await page.getByRole("button", { name: "Versions" }).click();
  await page.getByRole("button", { name: "What changed since version 1" }).click();
  await page.getByText("text: Hello → Good day").waitFor();
  await page.getByRole("link", { name: "Versions" }).click();
  await page.getByRole("button", { name: "Make it the draft" }).click();
  await page.getByText("Version 1 is the draft again.").waitFor();
  assert.equal((await savedDraft(page, id)).text, built.text);

  await page.goto("/templates");
  await page.getByRole("button", { name: "Publish a template" }).click();
  await page.getByLabel("Which flow?").selectOption({ label: `${TITLE}, version 1` });
  await page.getByLabel("Title").fill(TITLE);
  await page.getByRole("button", { name: "Show what is left out" }).click();
  await page.getByRole("button", { name: "Publish it" }).click();
  await page.getByText(`Published "${TITLE}".`).waitFor();

  const carl = await invited(page, CARL, "editor");
  await carl.goto(`/templates?q=${MARK}`);
  await carl.getByRole("button", { name: `Use template: ${TITLE}` }).click();
  await carl.getByLabel("What is your flow called?").fill(`Carl's ${TITLE}`);
  await carl.getByRole("button", { name: "Make the copy" }).click();
  await carl.getByRole("button", { name: "Go on", exact: true }).click();
  await carl.getByRole("button", { name: "Run it once" }).click();
  await carl.getByText("It asks a question.").waitFor();
  await carl.getByRole("button", { name: "Open the flow" }).click();
  await step(carl, "group").waitFor();
  await close(carl);
  await close(page);
});

test("a flow of three levels is built by keys only, and run", async () => {
  const page = await (await world()).owner();
  const id = await newFlow(page, `Keys ${MARK}`);
  const add = async (name: string, path: string) => {
    await page.keyboard.press("n");
    await page.keyboard.type(name);
    await page.keyboard.press("Enter");
    await step(page, path).waitFor();
  };
  await onSheet(page);
  await add("group", "group");
  await page.keyboard.press("Space");
  await add("group", "group.group_2");
  await page.keyboard.press("Space");
  await add("set val", "group.group_2.set_values");
  const draft = await savedDraft(page, id);
  assert.ok(nodeIn(draft, "group.group_2.set_values"));
  await close(page);
});
