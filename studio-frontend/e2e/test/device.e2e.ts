import assert from "node:assert/strict";
import { test } from "node:test";
import { isAccessible } from "../src/accessibility.ts";
import { close, OWNER, signIn, world } from "../src/world.ts";

interface Begun {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly verificationUriComplete: string;
}

/** Asks as a program does that has no page. */
async function asProgram<T>(path: string, body: object): Promise<T> {
  const answer = await fetch((await world()).stack.url + path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as T;
}

function begin(name: string): Promise<Begun> {
  return asProgram<Begun>("/api/v1/device/authorization", { name, scopes: ["flows:read"] });
}

test("a program that shows a code is let in by a person who signs in on the way", async () => {
  const begun = await begin("foldwork on <b>desk</b>");
  const page = await (await world()).visitor({ phone: true });

  await page.goto(begun.verificationUriComplete);
  await signIn(page, OWNER);
  assert.equal(await page.getByLabel("Code").inputValue(), begun.userCode);
  await isAccessible(page, "device code");
  await page.getByRole("button", { name: "Look who asks" }).click();
  await page.getByRole("heading", { name: "foldwork on <b>desk</b> asks to act for you" }).waitFor();
  await page.getByText("read flows").waitFor();
  await isAccessible(page, "device decision");
  await page.getByRole("button", { name: "Let it in", exact: true }).click();
  await page.getByRole("heading", { name: "The program is signed in." }).waitFor();

  const token = await asProgram<{ token: string }>("/api/v1/device/token", { deviceCode: begun.deviceCode });
  assert.match(token.token, /^fw/);
  await close(page);
});

test("a program is turned away, and a wrong code is told", async () => {
  const begun = await begin("somebody else's");
  const page = await (await world()).owner();

  await page.goto("/device");
  await page.getByLabel("Code").fill("BBBB-BBBB");
  await page.getByRole("button", { name: "Look who asks" }).click();
  await page.getByRole("alert").getByText("No program waits for this code.").waitFor();

  await page.getByLabel("Code").fill(begun.userCode.toLowerCase());
  await page.getByRole("button", { name: "Look who asks" }).click();
  await page.getByRole("button", { name: "Do not let it in" }).click();
  await page.getByRole("heading", { name: "The program was turned away." }).waitFor();

  const refused = await asProgram<{ code: string }>("/api/v1/device/token", { deviceCode: begun.deviceCode });
  assert.equal(refused.code, "LOGIN_DENIED");
  await close(page);
});
