import assert from "node:assert/strict";
import { test } from "node:test";
import { isAccessible } from "../src/accessibility.ts";
import { close, OWNER, signIn, world } from "../src/world.ts";

// The first of all tests: the steps show only to a team in which nothing has gone well yet.
test("Somebody new is led from nothing to a green run and a published flow", async () => {
  const page = await (await world()).visitor();
  await page.goto("/sign-in");
  await signIn(page, OWNER);
  const steps = page.getByRole("complementary", { name: "First steps" });
  const next = steps.locator("[aria-current=step]");
  await next.getByText("Have a flow", { exact: true }).waitFor();
  await isAccessible(page, "home with the first steps");
  await page.getByRole("button", { name: "Open a sample" }).first().click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Use this: / })
    .first()
    .click();
  await next.getByText("Run it", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Run it" }).click();
  await next.getByText("Publish it", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish", exact: true }).click();
  await steps.getByRole("heading", { name: "That was all" }).waitFor();
  await steps.getByRole("button", { name: "Close" }).click();
  await page.reload();
  await page.locator("[data-sheet]").waitFor();
  assert.equal(await steps.count(), 0);
  await close(page);
});
