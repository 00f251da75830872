import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { isAccessible } from "../src/accessibility.ts";
import { SESSION_ENDED } from "../src/refusals.ts";
import { close, OWNER, signIn, world } from "../src/world.ts";

/** Tells this run of the tests from others on a system that goes on. */
const MARK = Date.now().toString(36);
const INVOICES = `Invoice intake ${MARK}`;
const REPORT = `Report ${MARK}`;
const COPY = `Copy of ${REPORT}`;
const FOLDER = `Office ${MARK}`;

const HOSTILE = `<img src=x onerror=alert(1)> "q" 'a' \u202Egnp.exe 🦊 ${"w".repeat(120)}`;

async function home(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByRole("heading", { name: "Flows", exact: true }).waitFor();
}

async function make(page: Page, title: string): Promise<void> {
  await home(page);
  await page.getByRole("button", { name: "New flow", exact: true }).click();
  await page.getByLabel("What is it called?").fill(title);
  await page.getByRole("button", { name: "Make the flow" }).click();
  await page.waitForURL("**/flows/*");
}

async function choose(page: Page, title: string, action: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${title}`, exact: true }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

function row(page: Page, title: string) {
  return page.getByRole("row").filter({ has: page.getByRole("link", { name: title, exact: true }) });
}

test("a flow is made, found, copied, moved, archived, brought back and deleted", async () => {
  const page = await (await world()).owner();
  await make(page, INVOICES);
  await page.getByRole("heading", { name: INVOICES }).waitFor();
  await make(page, INVOICES);
  await make(page, REPORT);
  await home(page);
  await row(page, INVOICES).first().waitFor();
  assert.equal(await row(page, INVOICES).count(), 2, "two flows may have one title");

  await page.getByRole("searchbox", { name: "Search flows" }).fill(`report ${MARK}`);
  await row(page, REPORT).waitFor();
  await row(page, INVOICES).first().waitFor({ state: "detached" });
  assert.match(page.url(), /q=report/);
  await page.getByRole("searchbox", { name: "Search flows" }).fill("invoce");
  await page.getByText('Nothing named "invoce".').waitFor();
  await isAccessible(page, "nothing found");
  await page.getByRole("button", { name: 'Did you mean "Invoice"?' }).click();
  await row(page, INVOICES).first().waitFor();

  await home(page);
  await choose(page, REPORT, "Duplicate");
  await row(page, COPY).waitFor();
  await choose(page, COPY, "Move to a folder");
  await page.getByRole("textbox", { name: "Folder" }).fill(`${FOLDER}/Weekly`);
  await page.getByRole("button", { name: "Move it" }).click();
  await page.getByRole("link", { name: `${FOLDER} 1` }).click();
  await row(page, REPORT).waitFor({ state: "detached" });
  await row(page, COPY).getByText(`${FOLDER}/Weekly`).waitFor();
  await page.getByRole("link", { name: "Weekly 1" }).click();
  await page.waitForURL((url) => url.searchParams.get("folder") === `${FOLDER}/Weekly`);
  await row(page, COPY).waitFor();

  await choose(page, COPY, "Archive");
  await row(page, COPY).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Undo" }).click();
  await row(page, COPY).waitFor();
  await choose(page, COPY, "Archive");
  await home(page);
  await page.getByRole("button", { name: "Archived" }).click();
  await choose(page, COPY, "Bring back");
  await home(page);

  await choose(page, COPY, "Delete");
  await isAccessible(page, "delete dialog");
  await page.getByRole("button", { name: "Delete the flow" }).click();
  await row(page, COPY).waitFor({ state: "detached" });
  await close(page);
});

test("a sample becomes a flow of one's own", async () => {
  const page = await (await world()).owner();
  await home(page);

  await page.getByRole("button", { name: /sample/ }).click();
  await isAccessible(page, "samples");
  await page.getByRole("button", { name: "Use this: Order approval" }).click();

  await page.waitForURL("**/flows/*");
  await page.getByRole("heading", { name: "Order approval" }).waitFor();
  await close(page);
});

test("a name is text, whatever is in it", async () => {
  const page = await (await world()).owner();
  page.on("dialog", () => assert.fail("a name ran as a script"));

  await make(page, HOSTILE);
  await home(page);

  const shown = page.getByRole("link", { name: "<img src=x" }).first();
  assert.equal(await shown.textContent(), HOSTILE);
  assert.equal(await page.locator("main img").count(), 0);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  assert.equal(wide, false, "nothing overflows");
  await close(page);
});

test("a session that ended is begun again over the page, which keeps what was typed", async () => {
  // In a window of its own: the session it has before ends with the next one.
  const page = await (await world()).visitor();
  await page.goto("/sign-in");
  await signIn(page, OWNER);
  await page.getByRole("heading", { name: "Flows", exact: true }).waitFor();
  await page.getByRole("button", { name: "New flow", exact: true }).click();
  await page.getByLabel("What is it called?").fill("Half typed");
  await page.route("**/api/v1/flows", (route) => route.fulfill(SESSION_ENDED));
  await page.getByRole("button", { name: "Make the flow" }).click();

  const again = page.getByRole("dialog", { name: "Sign in" });
  await again.getByText("nothing you typed is lost").waitFor();
  await isAccessible(page, "signing in again");
  await page.unroute("**/api/v1/flows");
  await signIn(page, OWNER);
  await again.waitFor({ state: "detached" });

  assert.equal(await page.getByLabel("What is it called?").inputValue(), "Half typed");
  await page.getByRole("button", { name: "Make the flow" }).click();
  await page.waitForURL("**/flows/*");
  await close(page);
});
