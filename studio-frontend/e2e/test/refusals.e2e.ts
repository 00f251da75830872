import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { publishFlow, putFlow } from "../src/flows.ts";
import { type Deed, SESSION_ENDED, withstands } from "../src/refusals.ts";
import { savedDraft, showFlow, turnAll } from "../src/sheet.ts";
import { close, OWNER, signIn, world } from "../src/world.ts";

const MARK = Date.now().toString(36);
const SPEC = `
inputs: { type: object, properties: { who: { type: string, title: Who } } }
nodes:
  ask: { type: chat.ask@1, title: Ask, with: { question: "Shall we, \${ inputs.who }?" } }
`;

async function home(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByRole("heading", { name: "Flows", exact: true }).waitFor();
}

/** A deed in a dialog: its one button sends what stands in its fields. */
async function inDialog(
  page: Page,
  route: string,
  button: string,
  values: Readonly<Record<string, string>>,
): Promise<Deed> {
  const dialog = page.getByRole("dialog");
  const typed = Object.entries(values).map(
    ([label, value]) => [dialog.getByLabel(label, { exact: true }), value] as const,
  );
  for (const [field, value] of typed) {
    await field.fill(value);
  }
  return { route, typed, submit: () => dialog.getByRole("button", { name: button, exact: true }).click() };
}

test("whatever the service answers, making a flow, publishing it, running it and answering it lose nothing", async () => {
  const page = await (await world()).owner();
  await home(page);
  await page.getByRole("button", { name: "New flow", exact: true }).click();
  const title = { "What is it called?": `Refused ${MARK}` };
  await withstands(page, await inDialog(page, "**/api/v1/flows", "Make the flow", title));
  await page.waitForURL("**/flows/*");

  await home(page);
  const id = await putFlow(page, { name: "refused", title: `Asks ${MARK}`, spec: SPEC });
  await page.goto(`/flows/${id}`);
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await withstands(page, await inDialog(page, "**/versions", "Publish", { "What is new": "The first one" }));
  await page.getByText("Version 1 is published.").waitFor();

  await page.getByRole("button", { name: "Run", exact: true }).click();
  await withstands(page, await inDialog(page, "**/runs", "Run it", { Who: "Ada" }));
  await page.getByRole("region", { name: "The run on the sheet" }).getByText("Asking").waitFor();
  await page.getByRole("link", { name: "Open the run page" }).click();
  // The sheet asks for the answer too, and stays a moment after the address has changed.
  await page.getByRole("tree", { name: "Steps" }).waitFor();

  const answer = page.getByLabel("Your answer");
  await answer.fill("Yes, and soon");
  const send = () => page.getByRole("button", { name: "Send the answer" }).click();
  await withstands(page, { route: "**/answers", typed: [[answer, "Yes, and soon"]], submit: send });
  await page.getByText("Succeeded", { exact: true }).first().waitFor();

  await page.getByRole("button", { name: "Add a note" }).click();
  const note = page.getByLabel("Write a note");
  await note.fill("Went well");
  const save = () => page.getByRole("button", { name: "Save the note" }).click();
  await withstands(page, { route: "**/notes", typed: [[note, "Went well"]], submit: save });
  await page.getByText("Went well", { exact: true }).waitFor();
  await close(page);
});

test("whatever the service answers, what one types for the team is not lost", async () => {
  const page = await (await world()).owner();
  await page.goto("/team/secrets");
  await page.getByRole("button", { name: "Add a key" }).click();
  const key = { Name: `REFUSED_${MARK.toUpperCase()}`, Value: "a-very-secret-value" };
  await withstands(page, await inDialog(page, "**/api/v1/secrets**", "Add the key", key));
  await page.getByRole("cell", { name: key.Name, exact: true }).waitFor();

  await page.goto("/team/connections");
  await page.getByRole("button", { name: "Add a connection" }).click();
  await page.getByLabel("What it leads to").selectOption({ label: "Web service" });
  const connection = { Name: `refused_${MARK}`, Address: "https://crm.example.test" };
  await withstands(page, await inDialog(page, "**/api/v1/connections**", "Add the connection", connection));
  await page.getByRole("cell", { name: connection.Name, exact: true }).waitFor();

  await page.goto("/team/tokens");
  await page.getByRole("button", { name: "Make a token" }).click();
  const token = { "What it is for": `Refused ${MARK}` };
  await withstands(page, await inDialog(page, "**/api/v1/tokens", "Make the token", token));
  await page.getByRole("button", { name: "I have kept it" }).click();

  await page.goto("/team/members");
  await page.getByRole("button", { name: "Invite somebody" }).click();
  await page.getByLabel("What the person may do").selectOption("runner");
  await withstands(page, await inDialog(page, "**/api/v1/invitations", "Make the link", {}));
  await page.getByRole("dialog", { name: "The invitation" }).waitFor();
  await close(page);
});

test("whatever the service answers, a trigger, a template and an import are tried again as they are", async () => {
  const page = await (await world()).owner();
  await home(page);
  const title = `Shared ${MARK}`;
  const id = await putFlow(page, { name: "shared", title, spec: SPEC });
  await publishFlow(page, id);

  await page.goto(`/triggers?flow=${id}`);
  await page.getByRole("button", { name: "New trigger" }).click();
  await page.getByRole("menuitem", { name: "A webhook" }).click();
  const webhook = { Name: `Refused ${MARK}` };
  await withstands(page, await inDialog(page, "**/webhooks", "Make the webhook", webhook));
  await page.getByRole("dialog", { name: `The address of ${webhook.Name}` }).waitFor();

  await page.goto(`/templates?publish=${id}`);
  const card = { "What does it do?": "Asks somebody.", Tags: MARK };
  const plan = await inDialog(page, "**/api/v1/templates/plan", "Show what is left out", card);
  await withstands(page, plan);
  await withstands(page, await inDialog(page, "**/api/v1/templates", "Publish it", {}));
  await page.getByText(`Published "${title}".`).waitFor();
  await close(page);
});

test("a session that ended while one edits and publishes is begun again over the page, which goes on", async () => {
  // In a window of its own: the session it has before ends with the next one.
  const page = await (await world()).visitor();
  await page.goto("/sign-in");
  await signIn(page, OWNER);
  await page.getByRole("heading", { name: "Flows", exact: true }).waitFor();
  const id = await putFlow(page, { name: "ended", title: `Ended ${MARK}`, spec: SPEC });
  await showFlow(page, id);
  await retitle(page, "Ask", "Ask them");
  assert.match((await savedDraft(page, id)).text, /title: Ask them/);
  await page.route("**/draft", (each) =>
    each.request().method() === "GET" ? each.fallback() : each.fulfill(SESSION_ENDED),
  );
  await retitle(page, "Ask them", "Ask all of them");
  await signInAgain(page, "**/draft");
  assert.match((await savedDraft(page, id)).text, /title: Ask all of them/);
  assert.equal(await turnAll(page, "Undo"), 2);
  assert.match((await savedDraft(page, id)).text, /title: Ask,/);

  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const { route, submit, typed } = await inDialog(page, "**/versions", "Publish", { "What is new": "Half written" });
  await page.route(route, (each) =>
    each.request().method() === "GET" ? each.fallback() : each.fulfill(SESSION_ENDED),
  );
  await submit();
  await signInAgain(page, route);
  assert.equal(await typed[0]?.[0].inputValue(), "Half written");
  await submit();
  await page.getByText("Version 1 is published.").waitFor();
  await close(page);
});

/** Signs in over the page, once the service knows again who calls. */
async function signInAgain(page: Page, route: string): Promise<void> {
  const again = page.getByRole("dialog", { name: "Sign in" });
  await again.getByText("nothing you typed is lost").waitFor();
  await page.unroute(route);
  await signIn(page, OWNER);
  await again.waitFor({ state: "detached" });
}

/** Gives a step another title on the sheet. */
async function retitle(page: Page, from: string, to: string): Promise<void> {
  const title = page.locator("[data-sheet]").getByText(from, { exact: true });
  await title.dblclick();
  await page.getByLabel("Title of the step").fill(to);
  await page.keyboard.press("Enter");
}
