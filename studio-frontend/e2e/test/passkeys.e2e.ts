import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { isAccessible } from "../src/accessibility.ts";
import { asPage, close, world } from "../src/world.ts";

/** Browsers use no passkeys on a number, so the page is opened by this machine's name. */
async function byName(path: string): Promise<string> {
  const place = new URL(path, (await world()).stack.url);
  place.hostname = "localhost";
  return place.href;
}

/** Gives a window a device that makes passkeys and lets its person do so. */
async function withAuthenticator(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2",
    transport: "internal",
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const;
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", { options });
  return {
    refuse: () => session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false }),
    allow: () => session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true }),
  };
}

test("somebody joins with a passkey and signs in with it", async () => {
  const owner = await (await world()).owner();
  await owner.goto("/");
  const { link } = await asPage<{ link: string }>(owner, "/api/v1/invitations", { role: "viewer" });
  const { pathname, hash } = new URL(link);
  const page = await (await world()).visitor();
  const device = await withAuthenticator(page);

  await page.goto(await byName(pathname + hash));
  await page.getByLabel("Your name").fill("Pia Passkey");
  await page.getByLabel("Email address").fill(`pia${Date.now()}@example.test`);
  await isAccessible(page, "join with a passkey");
  await page.getByRole("button", { name: "Join with a passkey" }).click();
  await page.getByRole("heading", { name: "Flows", exact: true }).waitFor();

  await page.getByRole("button", { name: "Your account" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-in");
  await device.refuse();
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.getByRole("alert").getByText("No passkey was used.").waitFor();
  await device.allow();
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.getByRole("heading", { name: "Flows", exact: true }).waitFor();
  await Promise.all([close(owner), close(page)]);
});

test("passkeys are not offered where no browser uses them", async () => {
  const page = await (await world()).visitor();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
  await page.waitForLoadState("networkidle");

  assert.equal(await page.getByRole("button", { name: "Sign in with a passkey" }).count(), 0);
  await close(page);
});
