import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { isAccessible } from "../src/accessibility.ts";
import { asPage, changeAsPage, close, invited, type Somebody, world } from "../src/world.ts";

const BEN: Somebody = { name: "Ben Editor", email: "ben@example.test", password: "two small lamps in a hall" };
const MARK = Date.now().toString(36);
const TITLE = `Order check ${MARK}`;
const COPY = `My orders ${MARK}`;
const NAME = `orders_${MARK}`;
const KEY = `ORDERS_${MARK.toUpperCase()}`;
const SHOP = "https://shop.acme-tools.com/orders";

function flowText(value: number, more = ""): string {
  return `apiVersion: foldwork/v1
kind: Flow
metadata: { name: ${NAME}, title: ${TITLE} }
spec:
  access: { secrets: [${KEY}] }
  inputs: { type: object, properties: { who: { type: string, default: you } } }
  nodes:
    greet:
      type: data.set@1
      note: Ask Olga when it fails
      with: { v: ${value}, mail: olga@acme-tools.com, shop: "${SHOP}", w: 1 }
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

/** Publishes the newest version of the flow, as somebody does who reads what is left out. */
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
  await page.getByText("olga@acme-tools.com", { exact: true }).waitFor();
  await page.getByText("becomes https://host1.example.com/").waitFor();
  await page.getByRole("checkbox", { name: `Keep ${SHOP}` }).click();
  await page.getByRole("heading", { name: "2 things are left out" }).waitFor();
  await isAccessible(page, "publishing, the plan");
  await page.getByRole("button", { name: "Publish it" }).click();
  await page.getByText(`Published "${TITLE}".`).waitFor();
}

/** Finds the template in the gallery, looks at its page and goes through the wizard; returns the id of the copy. */
async function use(page: Page): Promise<string> {
  await gallery(page);
  await page.getByRole("searchbox", { name: "Search templates" }).fill(MARK);
  await page.getByRole("searchbox", { name: "Search templates" }).press("Enter");
  await page.waitForURL("**/templates?q=*");
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
  await page.getByRole("button", { name: `Add it: Key ${KEY}` }).click();
  await page.getByLabel("Value").fill("open sesame");
  await page.getByRole("button", { name: "Add the key" }).click();
  await page.getByText("Your team has it").waitFor();
  await isAccessible(page, "use, the keys");
  await page.getByRole("button", { name: "Go on", exact: true }).click();
  await page.getByLabel("Who").fill("Ben");
  await page.getByRole("button", { name: "Run it once" }).click();
  await page.getByText("It works.").waitFor();
  await isAccessible(page, "use, the run");
  await page.getByRole("button", { name: "Open the flow" }).click();
  await page.waitForURL("**/flows/*");
  return page.url().replace(/.*\//, "");
}

test("a flow is shared without what tells of anybody, used by another member, and updated", async () => {
  const olga = await (await world()).owner();
  await gallery(olga);
  const flow = await asPage<Made>(olga, "/api/v1/flows", { text: flowText(1) });
  await changeAsPage(olga, "POST", `/api/v1/flows/${flow.id}/versions`, 1, {});
  await publish(olga, "The first one");

  const ben = await invited(olga, BEN, "editor");
  const copy = await use(ben);

  // Both go on: the copy by a setting of its own, and by one that the template changes too.
  const text = await draftOf(ben, copy);
  assert.doesNotMatch(text, /olga|Olga/);
  assert.ok(text.includes(SHOP), "what everybody may know was kept");
  const own = text.replace(/w: 1\b/, "w: 2").replace(/v: 1\b/, "v: 7");
  await changeAsPage(ben, "PUT", `/api/v1/flows/${copy}/draft`, 1, { text: own });
  const last = "    last: { type: data.set@1, needs: [tell], with: { x: 1 } }\n";
  await changeAsPage(olga, "PUT", `/api/v1/flows/${flow.id}/draft`, 1, { text: flowText(5, last) });
  await changeAsPage(olga, "POST", `/api/v1/flows/${flow.id}/versions`, 2, {});
  await publish(olga, "One step more");

  await gallery(ben);
  await ben.getByRole("button", { name: `Show what changes in ${COPY}` }).waitFor();
  await isAccessible(ben, "gallery with an update");
  await ben.goto(`/flows/${copy}`);
  await ben.getByText(`The template "${TITLE}" has version 2.`).waitFor();
  await ben.getByRole("button", { name: "Show what changes" }).click();
  await ben.getByText("One step more").waitFor();
  await ben.getByText("Step last is new").waitFor();
  await ben.getByRole("img", { name: "A drawing of the updated draft, steps: 3; lit: greet, last" }).waitFor();
  await ben.getByRole("button", { name: "Update the draft" }).click();
  await ben.getByText("Choose for each place first.").waitFor();
  await ben.getByRole("radio", { name: "Take theirs: 5" }).check();
  await isAccessible(ben, "update");
  await ben.getByRole("button", { name: "Update the draft" }).click();
  await ben.getByText(`Updated "${COPY}".`).waitFor();
  assert.match(await draftOf(ben, copy), /v: 5\b[\s\S]*w: 2\b[\s\S]*last:/);
  await ben.getByText(`The template "${TITLE}" has version 2.`).waitFor({ state: "detached" });
  await close(ben);

  await gallery(olga);
  await olga.getByRole("link", { name: TITLE }).click();
  await olga.getByRole("button", { name: "Actions" }).click();
  await olga.getByRole("menuitem", { name: "Withdraw" }).click();
  await isAccessible(olga, "withdrawing");
  await olga.getByRole("button", { name: "Withdraw it" }).click();
  await olga.getByText(`Withdrew "${TITLE}".`).waitFor();
  await olga.getByRole("link", { name: TITLE }).waitFor({ state: "detached" });
  await close(olga);
});

test("hostile words on a card are words", async () => {
  const page = await (await world()).owner();
  await gallery(page);
  const title = `<img src=x onerror="document.title='owned'"> \u202Eback ${MARK}`;
  const summary = `<script>document.title = "owned"</script> \u{1F984} ${"W".repeat(1_800)}`;
  const spec = "spec:\n  nodes: { a: { type: data.set@1, with: { v: 1 } } }\n";
  const head = `apiVersion: foldwork/v1\nkind: Flow\nmetadata: { name: hostile_${MARK} }\n`;
  const flow = await asPage<Made>(page, "/api/v1/flows", { text: head + spec });
  await changeAsPage(page, "POST", `/api/v1/flows/${flow.id}/versions`, 1, {});
  const wish = { flow: flow.id, version: 1, title, summary, tags: ["<b>bold</b>", "a".repeat(40)], note: "<i>new</i>" };
  const { hash } = await asPage<{ hash: string }>(page, "/api/v1/templates/plan", wish);
  const made = await asPage<Made>(page, "/api/v1/templates", { ...wish, plan: hash });

  await gallery(page);
  await page.getByRole("link", { name: title.trim() }).waitFor();
  await wordsOnly(page);
  await page.goto(`/templates/${made.id}`);
  await page.getByRole("heading", { name: title.trim() }).waitFor();
  await page.getByText("<i>new</i>").waitFor();
  await wordsOnly(page);
  await close(page);
});

async function wordsOnly(page: Page): Promise<void> {
  assert.equal(await page.locator("main img, main script, main b, main i").count(), 0);
  assert.notEqual(await page.title(), "owned");
  const [wide, seen] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth] as const;
  });
  assert.ok(wide <= seen, `the page is ${wide - seen} pixels wider than the screen`);
}
