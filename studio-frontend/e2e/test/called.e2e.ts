import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { asPage, close, world } from "../src/world.ts";

const PART = `
  nodes:
    outer:
      type: flow.group@1
      title: Outer
      nodes:
        deep: { type: data.set@1, title: Deep, with: { text: hello } }
  outputs: { text: done }
`;

const CALLER = `
  nodes:
    greet: { type: data.set@1, title: Greet, with: { text: hello } }
    shout: { type: data.set@1, title: Shout, needs: [greet], with: { text: "\${ nodes.greet.text }" } }
`;

let count = 0;

/** Makes a flow and opens its sheet. */
async function openFlow(page: Page, title: string, spec: string) {
  await page.goto("/");
  await page.getByRole("heading", { name: "Flows", exact: true }).waitFor();
  const name = `called_${Date.now().toString(36)}_${++count}`;
  const head = `apiVersion: foldwork/v1\nkind: Flow\nmetadata: { name: ${name}, title: ${title} }\nspec:`;
  const { id } = await asPage<{ readonly id: string }>(page, "/api/v1/flows", { text: head + spec });
  await page.goto(`/flows/${id}`);
  await page.locator("[data-sheet]").waitFor();
  return { id, name };
}

/** Returns the text that the service keeps, which must be sound, once everything has been saved. */
async function soundText(page: Page, id: string): Promise<string> {
  await page.waitForTimeout(500);
  await page.getByText("Saved", { exact: true }).waitFor();
  const { problems } = await asPage<{ readonly problems: readonly unknown[] }>(page, `/api/v1/flows/${id}/check`, {});
  assert.deepEqual(problems, []);
  return page.evaluate(async (flow) => {
    const draft = (await (await fetch(`/api/v1/flows/${flow}/draft`)).json()) as { readonly text: string };
    return draft.text;
  }, id);
}

function step(page: Page, id: string) {
  return page.locator(`.react-flow__node[data-id="${id}"]`);
}

test("A published flow becomes a step that unfolds in place, and steps become a flow that is called", async () => {
  const page = await (await world()).owner();
  const part = await openFlow(page, "Called part", PART);
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByText(/is published\.$/).waitFor();

  const { id } = await openFlow(page, "Caller", CALLER);
  await page.locator("[data-sheet]").focus();
  await page.keyboard.press("n");
  await page.getByRole("combobox", { name: "Choose a step" }).fill("called part");
  await page.getByRole("option", { name: /^Called part/ }).waitFor();
  await page.keyboard.press("Enter");
  await step(page, "called_part").waitFor();
  await page.keyboard.press("Escape");
  assert.match(await soundText(page, id), new RegExp(`uses: team/${part.name}@1`));
  await page.getByRole("button", { name: "Unfold Called part" }).click();
  await step(page, "called_part.outer").waitFor();

  await page.getByRole("button", { name: "Outline", exact: true }).click();
  const outline = page.getByRole("tree", { name: "Outline" });
  await outline.getByRole("button", { name: "Show what is in Called part" }).click();
  await outline.getByRole("treeitem", { name: "Deep" }).click();
  await page.locator('.react-flow__node.selected[data-id="called_part.outer.deep"]').waitFor();
  await page.getByRole("button", { name: "Outline", exact: true }).click();

  await step(page, "greet").click();
  await step(page, "shout").click({ modifiers: ["Shift"] });
  await page.keyboard.press("Control+Alt+g");
  const dialog = page.getByRole("dialog", { name: "Make it a flow of its own" });
  await dialog.getByLabel("Title of the new flow").fill(`Own part ${part.name.slice(7)}`);
  await dialog.getByRole("button", { name: "Make the flow" }).click();
  await dialog.waitFor({ state: "hidden" });
  assert.match(await soundText(page, id), /uses: team\/own_part_\w+@1/);
  await close(page);
});
