import assert from "node:assert/strict";
import { test } from "node:test";
import { isAccessible } from "../src/accessibility.ts";
import { close, world } from "../src/world.ts";

const INSIDE = ["/", "/runs", "/templates", "/team", "/?show=archived", "/?q=zzzzzz"];
const OUTSIDE = ["/sign-in", "/join", "/join#fwi_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"];

for (const dark of [false, true]) {
  const theme = dark ? "dark" : "light";

  test(`axe finds nothing serious inside, ${theme}`, async () => {
    const page = await (await world()).owner({ dark });
    for (const path of INSIDE) {
      await page.goto(path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.waitForLoadState("networkidle");
      await isAccessible(page, `${path}, ${theme}`);
    }
    await page.getByRole("button", { name: "Your account" }).click();
    await isAccessible(page, `account menu, ${theme}`);
    await close(page);
  });

  test(`axe finds nothing serious at the door, ${theme}`, async () => {
    const page = await (await world()).visitor({ dark });
    for (const path of OUTSIDE) {
      await page.goto(path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await isAccessible(page, `${path}, ${theme}`);
    }
    await close(page);
  });
}

test("the chosen theme stays", async () => {
  const page = await (await world()).owner();
  await page.goto("/");
  await page.getByRole("button", { name: "Your account" }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await page.reload();
  await page.getByRole("heading", { name: "Flows", exact: true }).waitFor();

  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), "dark");
  await close(page);
});

test("the keyboard leads past the navigation and through a menu", async () => {
  const page = await (await world()).owner();
  await page.goto("/");
  await page.getByRole("heading", { name: "Flows", exact: true }).waitFor();

  await page.keyboard.press("Tab");
  await page.getByRole("link", { name: "Skip to the content" }).waitFor();
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "content");

  await page.getByRole("button", { name: "Your account" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menu").waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  // The focus comes back once the menu has gone.
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label") === "Your account, OO");

  await page.getByRole("link", { name: "Team", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Team", exact: true }).waitFor();
  await page.waitForFunction(() => document.activeElement?.id === "content");
  await close(page);
});

test("what is typed into the search on any page stays as it is typed", async () => {
  const page = await (await world()).owner();
  await page.goto("/team");
  await page.getByRole("heading", { name: "Team", exact: true }).waitFor();

  await page
    .getByRole("searchbox", { name: "Search flows" })
    .pressSequentially("a longer search than one breath", { delay: 40 });
  await page.waitForURL("**/?q=**");

  assert.equal(
    await page.getByRole("searchbox", { name: "Search flows" }).inputValue(),
    "a longer search than one breath",
  );
  await close(page);
});
