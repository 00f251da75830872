import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { isAccessible } from "../src/accessibility.ts";
import { close, fillJoin, type Somebody, world } from "../src/world.ts";

const VERA: Somebody = { name: "Vera Viewer", email: "vera@example.test", password: "three green boats at noon" };

async function view(page: Page, name: string): Promise<void> {
  await page.goto("/team");
  await page.getByRole("navigation", { name: "About the team" }).getByRole("link", { name, exact: true }).click();
}

test("a token is made, shown once, used and revoked", async () => {
  const { owner, stack } = await world();
  const page = await owner();
  await view(page, "Tokens");
  await page.getByRole("button", { name: "Make a token" }).click();
  await page.getByRole("button", { name: "Make the token" }).click();
  await page.getByText("Say what it is for.").waitFor();
  await page.getByLabel("What it is for").fill("Night script");
  await isAccessible(page, "making a token");
  await page.getByRole("button", { name: "Make the token" }).click();
  const token = await page.getByRole("dialog", { name: "Your new token" }).locator("code").textContent();
  await page.getByRole("button", { name: "I have kept it" }).click();
  const asked = () => fetch(`${stack.url}/api/v1/me`, { headers: { Authorization: `Bearer ${token}` } });
  assert.equal((await asked()).status, 200);
  await isAccessible(page, "tokens");

  await page.getByRole("button", { name: "Revoke Night script" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke", exact: true }).click();
  await page.getByText('"Night script" works no more.').waitFor();
  assert.equal((await asked()).status, 401);
  await close(page);
});

test("somebody is invited, looks without changing, gets another role and is taken out", async () => {
  const { owner, visitor } = await world();
  const page = await owner();
  await view(page, "Members");
  await page.getByRole("button", { name: "Invite somebody" }).click();
  await page.getByLabel("What the person may do").selectOption("viewer");
  await isAccessible(page, "inviting");
  await page.getByRole("button", { name: "Make the link" }).click();
  const link = (await page.getByRole("dialog", { name: "The invitation" }).locator("code").textContent()) ?? "";
  await page.getByRole("button", { name: "I have kept it" }).click();

  const guest = await visitor();
  await guest.goto(link.slice(new URL(link).origin.length));
  await fillJoin(guest, VERA);
  await guest.getByRole("heading", { name: "Flows", exact: true }).waitFor();
  await view(guest, "Keys");
  await guest.getByText("Only those who can edit see this.").waitFor();
  await view(guest, "Members");
  assert.equal(await guest.getByRole("button", { name: "Invite somebody" }).count(), 0);

  await page.reload();
  await page.getByLabel("Role of Vera Viewer").selectOption("editor");
  await page.getByText("Vera Viewer is Editor now.").waitFor();
  await isAccessible(page, "members");
  await view(guest, "Keys");
  await guest.getByRole("button", { name: "Add a key" }).waitFor();

  await page.getByRole("button", { name: "Actions for Vera Viewer" }).click();
  await page.getByRole("menuitem", { name: "Take out of the team" }).click();
  await page.getByRole("button", { name: "Take out of the team" }).click();
  await page.getByText("Vera Viewer is no member any more.").waitFor();
  await view(page, "What happened");
  await page.getByRole("cell", { name: "took a member out" }).first().waitFor();
  await page.getByLabel("What", { exact: true }).selectOption("invitation");
  await page.getByRole("cell", { name: "made an invitation" }).first().waitFor();
  assert.equal(await page.getByRole("cell", { name: "took a member out" }).count(), 0);
  await isAccessible(page, "audit");
  await close(page);
  await guest.context().close();
});

test("a key and a connection are added, and never shown again", async () => {
  const page = await (await world()).owner();
  await view(page, "Keys");
  await page.getByRole("button", { name: "Add a key" }).click();
  await page.getByLabel("Name").fill("MAIL_KEY");
  await page.getByLabel("Value").fill("abc");
  await page.getByRole("button", { name: "Add the key" }).click();
  await page.getByText("Type at least 6 characters.").waitFor();
  await page.getByLabel("Value").fill("a-very-secret-value");
  await page.getByRole("button", { name: "Add the key" }).click();
  await page.getByRole("cell", { name: "MAIL_KEY", exact: true }).waitFor();
  assert.equal((await page.content()).includes("a-very-secret-value"), false);
  await isAccessible(page, "keys");

  await view(page, "Connections");
  await page.getByRole("button", { name: "Add a connection" }).click();
  await page.getByLabel("What it leads to").selectOption({ label: "Web service" });
  await page.getByLabel("Name", { exact: true }).fill("crm");
  await page.getByLabel("Address", { exact: true }).fill("https://crm.example.test");
  await page.getByLabel("Sign-in").selectOption({ label: "bearer" });
  await page.getByRole("button", { name: "Add the connection" }).click();
  await page.getByText("Fill this in.").waitFor();
  await page.getByLabel("Token", { exact: true }).fill("a-secret-token");
  await isAccessible(page, "a connection");
  await page.getByRole("button", { name: "Add the connection" }).click();
  await page.getByRole("cell", { name: "crm", exact: true }).waitFor();
  await close(page);
});

test("computers, settings and one's own account are there", async () => {
  const page = await (await world()).owner();
  await view(page, "Computers");
  await page.getByRole("cell", { name: "Connected" }).first().waitFor();
  await isAccessible(page, "computers");
  await view(page, "Settings");
  await page.getByRole("radio", { name: "A number of days" }).check();
  await page.getByRole("textbox", { name: "Days" }).fill("20");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("The settings are saved.").waitFor();
  await isAccessible(page, "settings");
  await page.goto("/account");
  await page.getByText("this one").waitFor();
  await page.getByLabel("Your password now").fill("a long walk by the sea");
  await page.getByLabel("New password").fill("short");
  await page.getByRole("button", { name: "Change the password" }).click();
  await page.getByText("Type at least 12 characters.").waitFor();
  await isAccessible(page, "account");
  await close(page);
});
