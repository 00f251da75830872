import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { isAccessible } from "../src/accessibility.ts";
import { asPage, close, fillJoin, OWNER, signIn, world } from "../src/world.ts";

test("the first owner comes in by the link and sees where flows will be", async () => {
  const page = await (await world()).owner();

  await page.goto("/");

  await page.getByRole("heading", { name: "Flows", exact: true }).waitFor();
  assert.equal(await page.title(), "Flows · Foldwork");
  await close(page);
});

test("signing out ends the session, and signing in leads back to where one was going", async () => {
  const page = await (await world()).visitor();
  await page.goto("/runs");
  await page.waitForURL("**/sign-in**");

  await page.getByLabel("Email address").fill(OWNER.email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("alert").getByText("Nobody has this address with this password.").waitFor();
  assert.equal(await page.getByLabel("Email address").inputValue(), OWNER.email, "what was typed stays");

  await signIn(page, OWNER);
  await page.getByRole("heading", { name: "Runs" }).waitFor();
  assert.equal(new URL(page.url()).pathname, "/runs");

  await page.getByRole("button", { name: "Your account" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-in");
  await page.goto("/");
  await page.waitForURL("**/sign-in**");
  await close(page);
});

test("an address that leads elsewhere after signing in leads home", async () => {
  for (const next of ["https://evil.test/", "//evil.test/", "/\\evil.test", "/api/v1/me", "javascript:alert(1)"]) {
    const page = await (await world()).visitor();
    await page.goto(`/sign-in?${new URLSearchParams({ next })}`);

    await signIn(page, OWNER);
    await page.getByRole("heading", { name: "Flows", exact: true }).waitFor();

    const place = new URL(page.url());
    assert.equal(place.origin, (await world()).stack.url, next);
    assert.equal(place.pathname, "/", next);
    await close(page);
  }
});

test("an invitation lets somebody in, once", async () => {
  const owner = await (await world()).owner();
  await owner.goto("/");
  const link = await invitation(owner);
  const nora = { name: "Nora <b>New</b>", email: `nora${Date.now()}@example.test`, password: "seven green bottles" };
  const page = await (await world()).visitor({ phone: true });

  await page.goto(link);
  await isAccessible(page, "join on a phone");
  await page.getByLabel("Your name").fill(nora.name);
  await page.getByLabel("Email address").fill(nora.email);
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Join the team" }).click();
  await page.getByRole("alert").waitFor();
  assert.equal(await page.getByLabel("Your name").inputValue(), nora.name, "what was typed stays");

  await page.getByLabel("Password").fill(nora.password);
  await page.getByRole("button", { name: "Join the team" }).click();
  await page.getByRole("heading", { name: "Flows", exact: true }).waitFor();

  const late = await (await world()).visitor();
  await late.goto(link);
  await fillJoin(late, { ...nora, email: `late${Date.now()}@example.test` });
  await late.getByRole("alert").getByText("This link does not work any more.").waitFor();
  await Promise.all([close(owner), close(page), close(late)]);
});

test("a link that was cut off is told from one that was used", async () => {
  const page = await (await world()).visitor();
  await page.goto("/join#fwi_");

  await page.getByRole("heading", { name: "This link is not complete." }).waitFor();
  await isAccessible(page, "incomplete link");
  await close(page);
});

test("a refusal on the way back from a provider is told in words", async () => {
  const page = await (await world()).visitor();

  await page.goto("/sign-in?refused=NOT_INVITED&provider=corp");
  await page.getByText("No account here is linked with yours there.").waitFor();
  await page.goto("/sign-in?refused=<script>alert(1)</script>&provider=toString");
  await page.getByText("Signing in with the provider did not work.").waitFor();

  await isAccessible(page, "refused");
  await close(page);
});

/** Makes an invitation. */
async function invitation(page: Page): Promise<string> {
  return (await asPage<{ link: string }>(page, "/api/v1/invitations", { role: "editor" })).link;
}
