import assert from "node:assert/strict";
import { createHmac, randomUUID } from "node:crypto";
import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { isAccessible } from "../src/accessibility.ts";
import { publishFlow, putFlow } from "../src/flows.ts";
import { asPage, close, invited, type Somebody, world } from "../src/world.ts";

const VIC: Somebody = { name: "Vic Viewer", email: "vic@example.test", password: "a kettle sings in march" };
const MARK = Date.now().toString(36);

/** Makes a flow that takes words, and publishes it; returns its id. */
async function published(page: Page, title: string): Promise<string> {
  await page.goto("/triggers");
  await page.getByRole("heading", { name: "Triggers", exact: true }).waitFor();
  const id = await putFlow(page, {
    name: "triggered",
    title,
    spec: `inputs:
  type: object
  required: [who]
  properties: { who: { type: string, title: Who }, greeting: { type: string, title: Greeting, default: Hello }, total: { type: number } }
nodes:
  greet: { type: data.set@1, with: { text: "\${ inputs.greeting } \${ inputs.who }" } }
outputs: { text: "\${ nodes.greet.text }" }`,
  });
  await publishFlow(page, id);
  return id;
}

function row(page: Page, name: string): Locator {
  return page.getByRole("row").filter({ has: page.getByRole("button", { name, exact: true }) });
}

async function choose(page: Page, name: string, what: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${name}`, exact: true }).click();
  await page.getByRole("menuitem", { name: what }).click();
}

/** Opens what a row says happened, and returns the dialog. */
async function history(page: Page, name: string): Promise<Locator> {
  await row(page, name).getByRole("button", { name, exact: true }).click();
  const dialog = page.getByRole("dialog", { name });
  await dialog.waitFor();
  return dialog;
}

test("a schedule is made from the editor with its next ten times, paused, changed, fires and is deleted", async () => {
  const page = await (await world()).owner();
  const title = `Morning post ${MARK}`;
  const flow = await published(page, title);
  await page.goto(`/flows/${flow}`);
  await page.locator("[data-sheet]:not([data-waiting])").waitFor();
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox").fill("Versions");
  await page.keyboard.press("Enter");
  await page.getByText("Nothing starts this flow by itself.").waitFor();
  await isAccessible(page, "versions with triggers");
  await page.getByRole("link", { name: "Run it on a schedule…" }).click();

  const dialog = page.getByRole("dialog", { name: "A new schedule" });
  await dialog.getByRole("button", { name: "Make the schedule" }).click();
  await dialog.getByText("Give it a name.").waitFor();
  await dialog.getByText("Fill this in.").waitFor();
  const name = `Every morning ${MARK}`;
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  await dialog.getByLabel("Time zone").selectOption("Europe/Berlin");
  await dialog.getByLabel("How often").selectOption({ label: "Every day from Monday to Friday" });
  await dialog.getByLabel("At", { exact: true }).fill("07:30");
  const pattern = dialog.getByLabel("Pattern");
  assert.equal(await pattern.inputValue(), "30 7 * * MON-FRI");
  const times = dialog.getByRole("region", { name: "Next ten times" }).getByRole("listitem");
  await times
    .filter({ hasText: /^(Mon|Tue|Wed|Thu|Fri).*07:30$/ })
    .nth(9)
    .waitFor();
  assert.equal(await times.count(), 10);

  await pattern.fill("30 25 * * *");
  await dialog
    .getByText(/hour.*25/i)
    .first()
    .waitFor();
  assert.equal(await pattern.getAttribute("aria-invalid"), "true");
  assert.equal(await times.count(), 0);
  await isAccessible(page, "a schedule with a fault");
  await pattern.fill("0 6 L * *");
  assert.equal(await dialog.getByLabel("Day of the month").inputValue(), "L");
  await times
    .filter({ hasText: /(28|29|30|31) .*06:00$/ })
    .nth(9)
    .waitFor();
  await dialog.getByLabel("If the run before still goes on").selectOption({ label: "Run beside it" });
  await dialog.getByLabel("Who").fill("the team");
  await isAccessible(page, "a schedule");
  await dialog.getByRole("button", { name: "Make the schedule" }).click();
  await page.getByText(`"${name}" is set up.`).waitFor();

  assert.match(new URL(page.url()).search, new RegExp(flow));
  await row(page, name).getByText("Every month on its last day at 06:00, Europe/Berlin").waitFor();
  await row(page, name).getByRole("link", { name: title }).waitFor();
  await choose(page, name, "Pause");
  await row(page, name).getByText("Paused", { exact: true }).waitFor();
  await choose(page, name, "Resume");
  await row(page, name)
    .getByText(/06:00$/)
    .waitFor();

  await choose(page, name, "Change");
  const changing = page.getByRole("dialog", { name: `Change ${name}` });
  assert.equal(await changing.getByLabel("If the run before still goes on").inputValue(), "allow");
  assert.equal(await changing.getByLabel("Who").inputValue(), "the team");
  await changing.getByLabel("Version").selectOption({ label: "Version 1" });
  await changing.getByLabel("Pattern").fill("* * * * * *");
  await changing.getByRole("button", { name: "Save" }).click();
  await row(page, name).getByText("Version 1 · Cloud").waitFor();
  await row(page, name).getByRole("link", { name: "Succeeded" }).waitFor();
  await choose(page, name, "Delete");
  await page.getByRole("button", { name: "Delete the schedule" }).click();
  await page.getByText(`"${name}" is deleted.`).waitFor();
  assert.equal(await row(page, name).count(), 0);
  await close(page);
});

test("a webhook is called with and without a signature, and gets another address", async () => {
  const page = await (await world()).owner();
  const flow = await published(page, `Orders ${MARK}`);
  await page.goto(`/triggers?flow=${flow}`);
  await page.getByRole("button", { name: "New trigger" }).click();
  await page.getByRole("menuitem", { name: "A webhook" }).click();
  const dialog = page.getByRole("dialog", { name: "A new webhook" });
  const name = `Shop ${MARK}`;
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  await dialog.getByLabel("Greeting is always the same").check();
  await dialog.getByLabel("Greeting", { exact: true }).fill("Good day");
  await dialog.getByLabel("The caller is answered").selectOption({ label: "After the run" });
  await isAccessible(page, "a webhook");
  await dialog.getByRole("button", { name: "Make the webhook" }).click();

  const opened = page.getByRole("dialog", { name: `The address of ${name}` });
  const kept = (label: string) => opened.getByRole("group", { name: label }).locator("code").textContent();
  const url = (await kept("Address")) ?? "";
  assert.match((await kept("Try it in a terminal")) ?? "", /curl -X POST .*fwh_.*'\{"who":"text","total":1\}'$/s);
  await isAccessible(page, "the address of a webhook");
  await opened.getByRole("button", { name: "I have kept it" }).click();
  assert.equal((await page.content()).includes(url.slice(-43)), false);

  const deliver = (to: string, body: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(to, { method: "POST", headers: { "Content-Type": "application/json", ...headers }, body });
  const id = `order-${MARK}`;
  const answer = await deliver(url, '{"who":"Ada","greeting":"Not this"}', { "webhook-id": id });
  assert.deepEqual(await answer.json(), { text: "Good day Ada" });
  await page.reload();
  await row(page, name).getByRole("link", { name: "Succeeded" }).waitFor();
  const deliveries = await history(page, name);
  await deliveries.getByText(id).waitFor();
  await isAccessible(page, "deliveries");
  await page.keyboard.press("Escape");

  await choose(page, name, "Give it another address");
  const rotating = page.getByRole("dialog", { name: `Another address for ${name}?` });
  await rotating.getByLabel("Calls must be signed").check();
  await isAccessible(page, "another address");
  await rotating.getByRole("button", { name: "Make another address" }).click();
  const newUrl = (await kept("Address")) ?? "";
  const key = (await kept("Key for signatures")) ?? "";
  await opened.getByRole("button", { name: "I have kept it" }).click();
  assert.notEqual(newUrl, url);
  const body = '{"who":"Bo"}';
  assert.equal((await deliver(url, body)).status, 404);
  assert.equal((await deliver(newUrl, body)).status, 401);
  const at = String(Math.floor(Date.now() / 1000));
  const secret = Buffer.from(key.replace("whsec_", ""), "base64");
  const signed = createHmac("sha256", secret).update(`${id}2.${at}.${body}`).digest("base64");
  const headers = { "webhook-id": `${id}2`, "webhook-timestamp": at, "webhook-signature": `v1,${signed}` };
  assert.deepEqual(await (await deliver(newUrl, body, headers)).json(), { text: "Good day Bo" });
  await row(page, name).getByText("When its address is called, signed").waitFor();
  await close(page);
});

test("an event trigger fires for what its filter lets through", async () => {
  const page = await (await world()).owner();
  const flow = await published(page, `Told ${MARK}`);
  await page.goto(`/triggers?flow=${flow}&new=event`);
  const dialog = page.getByRole("dialog", { name: "A new event trigger" });
  const name = `New order ${MARK}`;
  const type = `order.${MARK}`;
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  await dialog.getByLabel("What has to happen").selectOption({ label: "A program tells of something" });
  await dialog.getByLabel("Type of the event").fill("Order!");
  await dialog.getByRole("button", { name: "Make the event trigger" }).click();
  await dialog.getByText(/Use small letters/).waitFor();
  await dialog.getByLabel("Type of the event").fill(type);
  await dialog.getByLabel("Only if").fill("event.data.total >");
  await dialog.getByRole("button", { name: "Make the event trigger" }).click();
  await dialog.locator("[aria-invalid]").waitFor();
  assert.equal(await dialog.getByLabel("Only if").getAttribute("aria-invalid"), "true");
  await dialog.getByLabel("Only if").fill("event.data.total > 100");
  await isAccessible(page, "an event trigger");
  await dialog.getByRole("button", { name: "Make the event trigger" }).click();
  await row(page, name).getByText("Not yet").waitFor();

  await asPage(page, "/api/v1/events", { type, data: { who: "Cy", total: 5 } });
  await asPage(page, "/api/v1/events", { type, data: { who: "Di", total: 500 } });
  await row(page, name).getByRole("link", { name: "Succeeded" }).waitFor();
  const dialogOfFires = await history(page, name);
  await dialogOfFires.getByText(type, { exact: true }).waitFor();
  assert.equal(await dialogOfFires.getByRole("listitem").count(), 1);
  await close(page);
});

test("hostile words are words, filters narrow the list, and a viewer looks without changing", async () => {
  const page = await (await world()).owner();
  const title = `<b>Bold</b> \u202Egnirts ${MARK}`;
  const flow = await published(page, title);
  const name = `<script>document.title="owned"</script> \u{1F984} ${MARK}`.padEnd(120, "W");
  const cron = "0 9 * * *";
  await asPage(page, "/api/v1/schedules", { name, flowId: flow, cron, inputs: { who: "W".repeat(10_000) } });
  await page.goto(`/triggers?flow=${flow}`);
  await row(page, name).getByText("Every day at 09:00, UTC").waitFor();
  assert.equal(await page.title(), "Triggers · Foldwork");
  const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
  assert.equal(await page.evaluate(overflow), 0);
  await isAccessible(page, "triggers");
  await choose(page, name, "Change");
  assert.equal((await page.getByLabel("Who").inputValue()).length, 10_000);
  await page.keyboard.press("Escape");
  await page.getByLabel("Kind").selectOption({ label: "Webhook" });
  await page.getByText("No trigger is like this.").waitFor();
  await page.getByRole("link", { name: "Show all triggers" }).click();
  await row(page, name).waitFor();

  const email = `${randomUUID()}@example.test`;
  const guest = await invited(page, { ...VIC, email }, "viewer");
  await guest.goto(`/triggers?flow=${flow}&new=schedule`);
  await row(guest, name).waitFor();
  assert.equal(await guest.getByRole("button", { name: /^(New trigger|Actions for)/ }).count(), 0);
  assert.equal(await guest.getByRole("dialog").count(), 0);
  const looked = await history(guest, name);
  await looked.getByText("It has not been due yet.").waitFor();
  assert.equal(await looked.getByRole("listitem").count(), 10);
  await isAccessible(guest, "what became of a schedule");
  await close(guest);
  await close(page);
});
