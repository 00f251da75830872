import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { isAccessible } from "../src/accessibility.ts";
import { asPage, changeAsPage, close, world } from "../src/world.ts";

const MARK = Date.now().toString(36);
const TITLE = `Order check ${MARK}`;
const COPY = `My orders ${MARK}`;

function flowText(name: string, value: number, more = ""): string {
  return `apiVersion: foldwork/v1
kind: Flow
metadata: { name: ${name}, title: ${TITLE} }
spec:
  inputs: { type: object, properties: { who: { type: string, default: you } } }
  nodes:
    greet:
      type: data.set@1
      note: Ask Olga when it fails
      with: { v: ${value}, mail: olga@acme-tools.com, shop: "https://shop.acme-tools.com/orders", w: 1 }
    tell: { type: log.note@1, needs: [greet], with: { message: "Hello \${ inputs.who }" } }
${more}  outputs: { v: "\${ nodes.greet.v }" }
`;
}

interface Made {
  readonly id: string;
}

async function gallery(page: Page): Promise<void> {
  await page.goto("/templates");
  await page.getByRole("heading", { name: "Templates", exact: true }).waitFor();
}

async function draftOf(page: Page, flow: string): Promise<string> {
  const draft = await page.evaluate(
    async (id) => (await (await fetch(`/api/v1/flows/${id}/draft`)).json()) as { text: string },
    flow,
  );
  return draft.text;
}

/** Publishes the newest version of a flow, as somebody does who reads what is left out. */
async function publish(page: Page, note: string): Promise<void> {
  await gallery(page);
  await page.getByRole("button", { name: "Publish a template" }).click();
  const flow = page.getByLabel("Which flow?");
  const option = await flow.locator("option").filter({ hasText: TITLE }).first().getAttribute("value");
  await flow.selectOption(option);
  await page.getByLabel("Title").fill(TITLE);
  await page.getByLabel("What does it do?").fill("Looks at new orders.");
  await page.getByLabel("Tags").fill(`sales, ${MARK}`);
  await page.getByLabel("What is new?").fill(note);
  await isAccessible(page, "publishing, the card");
  await page.getByRole("button", { name: "Show what is left out" }).click();
  await page.getByRole("heading", { name: "3 things are left out" }).waitFor();
}

test("a flow is shared without what tells of anybody, used by somebody, and updated", async () => {
  const page = await (await world()).owner();
  await gallery(page);
  const name = `orders_${MARK}`;
  const flow = await asPage<Made>(page, "/api/v1/flows", { text: flowText(name, 1) });
  await changeAsPage(page, "POST", `/api/v1/flows/${flow.id}/versions`, 1, {});

  await publish(page, "The first one");
  await page.getByText("olga@acme-tools.com", { exact: true }).waitFor();
  await page.getByText("becomes https://host1.example.com/").waitFor();
  await page.getByRole("checkbox", { name: "Keep https://shop.acme-tools.com/orders" }).check();
  await page.getByRole("heading", { name: "2 things are left out" }).waitFor();
  await isAccessible(page, "publishing, the plan");
  await page.getByRole("button", { name: "Publish it" }).click();
  await page.getByText(`Published "${TITLE}".`).waitFor();

  await page.getByRole("searchbox", { name: "Search templates" }).fill(TITLE);
  await page.getByRole("searchbox", { name: "Search templates" }).press("Enter");
  await page.getByRole("link", { name: TITLE }).waitFor();
  await isAccessible(page, "gallery");
  await page.getByRole("link", { name: TITLE }).click();
  await page.getByRole("heading", { name: TITLE }).waitFor();
  await page.getByText("E-mail addresses: 1").waitFor();
  await page.getByRole("img", { name: "A drawing of its 2 steps" }).waitFor();
  await isAccessible(page, "template");

  await page.getByRole("button", { name: "Use template" }).click();
  await page.getByLabel("What is your flow called?").fill(COPY);
  await isAccessible(page, "use, the name");
  await page.getByRole("button", { name: "Make the copy" }).click();
  await page.getByText("Your team has all it needs.").waitFor();
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Run it once" }).click();
  await page.getByText("It works.").waitFor();
  await isAccessible(page, "use, the run");
  await page.getByRole("button", { name: "Open the flow" }).click();
  await page.waitForURL("**/flows/*");
  const copy = page.url().replace(/.*\//, "");

  // Both go on: the copy by a setting of its own, and by one that the template changes too.
  const text = await draftOf(page, copy);
  const own = text.replace(/w: 1\b/, "w: 2").replace(/v: 1\b/, "v: 7");
  assert.notEqual(own, text);
  await changeAsPage(page, "PUT", `/api/v1/flows/${copy}/draft`, 1, { text: own });
  const last = "    last: { type: data.set@1, needs: [tell], with: { x: 1 } }\n";
  await changeAsPage(page, "PUT", `/api/v1/flows/${flow.id}/draft`, 1, { text: flowText(name, 5, last) });
  await changeAsPage(page, "POST", `/api/v1/flows/${flow.id}/versions`, 2, {});
  await publish(page, "One step more");
  await page.getByRole("checkbox", { name: "Keep https://shop.acme-tools.com/orders" }).check();
  await page.getByRole("heading", { name: "2 things are left out" }).waitFor();
  await page.getByRole("button", { name: "Publish it" }).click();

  await page.getByRole("button", { name: `Show what changes in ${COPY}` }).click();
  await page.getByText("One step more").waitFor();
  await page.getByText("Step last is new").waitFor();
  await page.getByRole("button", { name: "Update the draft" }).click();
  await page.getByText("Choose for each place first.").waitFor();
  await page.getByRole("radio", { name: "Take theirs: 5" }).check();
  await isAccessible(page, "update");
  await page.getByRole("button", { name: "Update the draft" }).click();
  await page.getByText(`Updated "${COPY}".`).waitFor();
  assert.match(await draftOf(page, copy), /v: 5\b[^]*w: 2\b[^]*last:/);
  await close(page);
});
