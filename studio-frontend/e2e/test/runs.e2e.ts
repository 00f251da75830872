import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { isAccessible } from "../src/accessibility.ts";
import { putFlow } from "../src/flows.ts";
import { asPage, close, deleteAsPage, world } from "../src/world.ts";

const FAILING = `
inputs:
  type: object
  properties:
    name: { type: string, title: Name, default: Ada }
nodes:
  greet: { type: data.set@1, with: { text: "Hello \${ inputs.name }" } }
  stop: { type: flow.fail@1, title: Stop here, needs: [greet], with: { code: NOT_TODAY, message: "The office is closed today." } }
outputs: { text: "\${ nodes.greet.text }" }
`;

const MANY = `
inputs:
  type: object
  properties: { most: { type: integer, title: Most, default: 20 } }
nodes:
  each:
    type: flow.for_each@1
    title: Look at each number
    with: { items: "\${ [1..inputs.most] }", concurrency: 4, onItemError: collect }
    nodes:
      odd: { type: flow.if@1, with: { condition: "\${ item = 7 }" } }
      bad: { type: flow.fail@1, title: Seven is refused, needs: [odd.then], with: { code: SEVEN, message: "Seven is not taken." } }
      good: { type: data.set@1, needs: [odd.else], with: { v: "\${ item * 2 }" } }
    outputs: { v: "\${ nodes.good.v }" }
`;

async function home(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByRole("heading", { name: "Flows", exact: true }).waitFor();
}

/** Opens the dialog that starts a flow of the list. */
async function run(page: Page, title: string): Promise<void> {
  await home(page);
  await page
    .getByRole("button", { name: `Actions for ${title}`, exact: true })
    .first()
    .click();
  await page.getByRole("menuitem", { name: "Run", exact: true }).click();
  await page.getByRole("dialog", { name: `Run ${title}` }).waitFor();
}

async function begin(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Run it" }).click();
  await page.waitForURL("**/runs/*");
}

/** Keeps the run beside the draft, under a name that can be one and is not taken. */
async function savedAsTest(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Save this run as a test" });
  const save = async (name: string) => {
    if (!(await dialog.isVisible())) {
      await page.getByRole("button", { name: "More for this run" }).click();
      await page.getByRole("menuitem", { name: "Save as a test" }).click();
    }
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByRole("button", { name: "Save", exact: true }).click();
  };
  await save("My order");
  await dialog.getByText("Use small letters, digits and _, beginning with a letter.").waitFor();
  await isAccessible(page, "the dialog that saves a run as a test");
  await save("approved_order");
  await page.getByText("Saved beside the draft as tests/approved_order.test.yaml.").waitFor();
  await save("approved_order");
  await dialog.getByText("The flow has a test of this name.").waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).click();
}

test("a sample is run on this computer, asks, is answered and shows what came out", async () => {
  const page = await (await world()).owner();
  await home(page);
  await page.getByRole("button", { name: /sample/ }).click();
  await page.getByRole("button", { name: "Use this: Order approval" }).click();
  await page.waitForURL("**/flows/*");

  await run(page, "Order approval");
  assert.equal(await page.getByRole("radio", { name: /On this computer/ }).isChecked(), true);
  await isAccessible(page, "start dialog");
  await page.getByRole("button", { name: "Run it" }).click();
  await page.getByText("Fill this in.").first().waitFor();
  await page.getByLabel("Id", { exact: true }).fill("A-17");
  await page.getByLabel("Card", { exact: true }).fill("4000-0011");
  await page.getByRole("button", { name: "Add an entry" }).click();
  await page.getByLabel("Sku", { exact: true }).fill("desk");
  await page.getByLabel("Count", { exact: true }).fill("2");
  await page.getByLabel("Price", { exact: true }).fill("310.5");
  await begin(page);

  await page.getByRole("heading", { name: "Order A-17 costs 621. Approve it?" }).waitFor();
  await isAccessible(page, "a run that asks");
  await page.getByRole("button", { name: "Approve", exact: true }).click();
  await page.getByText("Succeeded", { exact: true }).first().waitFor();
  await page.getByRole("treeitem", { name: /Ask manager Succeeded Answer: Approve/ }).click();
  await page.getByText("Answered by Olga Owner").waitFor();
  await isAccessible(page, "a step of a run");
  await savedAsTest(page);

  await page.goto("/runs");
  await page.getByRole("link", { name: "Order approval" }).first().waitFor();
  await isAccessible(page, "runs");
  await close(page);
});

test("a failed step says in words what happened; the run is tried again, kept and noted", async () => {
  const page = await (await world()).owner();
  await home(page);
  await putFlow(page, { name: "closed_office", title: "Closed office", spec: FAILING });
  await run(page, "Closed office");
  await page.getByRole("dialog").getByLabel("Name").fill("Grace");
  await begin(page);

  await page.getByRole("treeitem", { name: /Stop here Failed The office is closed today/ }).waitFor();
  assert.ok((await page.getByText("The office is closed today.").count()) > 1);
  await isAccessible(page, "a run that failed");
  const first = page.url();
  await page.getByRole("button", { name: "Retry" }).click();
  await page.waitForURL((url) => url.href !== first);
  await page.getByRole("treeitem", { name: /Greet Succeeded Taken over from the run before/ }).waitFor();
  await page.getByRole("link", { name: "the run before" }).waitFor();

  await page.getByRole("button", { name: "Add a note" }).click();
  await page.getByLabel("Write a note").fill("Nobody was there.");
  await page.getByRole("button", { name: "Save the note" }).click();
  await page.getByText("Nobody was there.").waitFor();
  await page.getByRole("button", { name: "More for this run" }).click();
  await page.getByRole("menuitem", { name: "Keep this run" }).click();
  await page.getByText("This run is kept.").waitFor();

  await page.goto("/runs");
  await page.getByRole("button", { name: "State: Any state" }).click();
  await page.getByRole("menuitemradio", { name: "Failed" }).click();
  await page.waitForURL("**/runs?state=failed");
  const row = page.getByRole("row").filter({ hasText: "Closed office" }).first();
  await row.getByText("Kept").waitFor();
  await row.getByText("1 note").waitFor();
  await close(page);
});

test("many entries are folded, replayed, and compared with another run", async () => {
  const page = await (await world()).owner();
  await home(page);
  await putFlow(page, { name: "numbers", title: "Numbers", spec: MANY });
  await run(page, "Numbers");
  await begin(page);
  await page.getByText("Succeeded, 1 step failed").waitFor();
  const steps = page.getByRole("tree", { name: "Steps" });
  await steps.getByRole("treeitem", { name: /17 more/ }).waitFor();
  await steps.getByRole("treeitem", { name: /Seven is refused Failed/ }).waitFor();

  const slider = page.getByRole("slider", { name: "Moment of the run" });
  await slider.focus();
  await page.keyboard.press("Home");
  assert.equal(await slider.inputValue(), "0");
  await page.keyboard.press("End");
  await steps.getByRole("treeitem", { name: /17 more/ }).waitFor();

  await steps.getByRole("treeitem").first().focus();
  await page.keyboard.press("ArrowLeft");
  await steps.getByRole("treeitem", { name: /17 more/ }).waitFor({ state: "detached" });
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/step=/);

  await page.getByRole("button", { name: "Run again", exact: true }).click();
  await page.getByLabel("Most").fill("5");
  const before = page.url();
  await page.getByRole("button", { name: "Run it" }).click();
  await page.waitForURL((url) => url.href !== before);
  await page.getByText("Succeeded", { exact: true }).first().waitFor();
  await page.getByRole("button", { name: "Compare" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Succeeded/ })
    .first()
    .click();
  await page.getByRole("heading", { name: "What differs" }).waitFor();
  await page.getByText("Only in the other run").first().waitFor();
  await isAccessible(page, "two runs compared");
  await close(page);
});

const ASKING = `
nodes:
  ask: { type: chat.ask@1, with: { question: "Tea, <b>or</b> coffee?", options: [Tea, Coffee] } }
outputs: { cup: "\${ nodes.ask.answer }" }
`;

test("a question waits on the first page and is answered from there", async () => {
  const page = await (await world()).owner();
  await home(page);
  const flow = await putFlow(page, { name: "tea_time", title: "Tea time", spec: ASKING });
  await asPage(page, `/api/v1/flows/${flow}/runs`, { version: "draft" });
  await page.reload();

  const waiting = page
    .getByRole("listitem")
    .filter({ hasText: "Tea time" })
    .filter({ hasText: "asks: Tea, <b>or</b> coffee?" })
    .first();
  await waiting.getByRole("link", { name: "Answer" }).click();
  await page.getByRole("heading", { name: "Tea, <b>or</b> coffee?" }).waitFor();
  await page.getByRole("button", { name: "Coffee" }).click();

  await page.getByText("Succeeded", { exact: true }).first().waitFor();
  await page.getByText('cup: "coffee"').waitFor();
  await close(page);
});

test("a run that misses a key leads from the first page to where it is added", async () => {
  const page = await (await world()).owner();
  await home(page);
  const key = `GONE_${Date.now().toString(36).toUpperCase()}`;
  const { id } = await asPage<{ id: string }>(page, "/api/v1/secrets", { name: key, value: "a-very-secret-value" });
  const flow = await putFlow(page, { name: "keyless", title: `Keyless ${key}`, spec: keyless(key) });
  const { id: run } = await asPage<{ id: string }>(page, `/api/v1/flows/${flow}/runs`, { version: "draft" });
  await page.goto(`/runs/${run}`);
  await page.getByRole("button", { name: "Go on", exact: true }).waitFor();
  await deleteAsPage(page, `/api/v1/secrets/${id}?force=true`);
  await page.getByRole("button", { name: "Go on", exact: true }).click();
  await page.getByText("Failed", { exact: true }).first().waitFor();

  await home(page);
  const waiting = page.getByRole("region", { name: "Waiting for you" }).getByRole("listitem");
  await waiting
    .filter({ hasText: `Keyless ${key}` })
    .getByRole("link", { name: "Add the key" })
    .click();
  await page.waitForURL(`**/team/secrets?name=${key}`);
  await close(page);
});

function keyless(key: string): string {
  return `
access: { secrets: [${key}], hosts: [api.example.com] }
nodes:
  ask: { type: chat.ask@1, with: { question: "Well?", options: [Go on, Stop] } }
  call:
    type: http.request@1
    needs: [ask.go_on]
    with: { url: "https://api.example.com/", headers: { Authorization: "Bearer \${ secrets.${key} }" } }
`;
}
