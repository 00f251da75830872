import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { isAccessible } from "../src/accessibility.ts";
import { putFlow } from "../src/flows.ts";
import { asPage, close, world } from "../src/world.ts";

/** Three levels; the innermost step runs once for each name, then somebody is asked, then it fails. */
const LETTERS = `
inputs:
  type: object
  properties:
    names: { type: array, items: { type: string }, default: [Ada, Bob, Cyd] }
nodes:
  each:
    type: flow.for_each@1
    title: Each name
    with: { items: "\${ inputs.names }" }
    nodes:
      letter:
        type: flow.group@1
        title: Letter
        nodes:
          rest: { type: time.wait@1, title: Rest, with: { for: 1s } }
          greet: { type: data.set@1, title: Greet, needs: [rest], with: { text: "Hello \${ item }" } }
        outputs: { text: "\${ nodes.greet.text }" }
    outputs: { text: "\${ nodes.letter.text }" }
  ask: { type: chat.ask@1, title: Ask first, needs: [each], with: { question: "Send them?", options: [Send, Drop] } }
  send: { type: flow.fail@1, title: Send them, needs: [ask.send], with: { code: CLOSED, message: "The post office is closed." } }
  drop: { type: data.set@1, title: Drop them, needs: [ask.drop], with: { dropped: true } }
`;

async function openFlow(page: Page, title: string, spec: string): Promise<string> {
  await page.goto("/");
  await page.getByRole("heading", { name: "Flows", exact: true }).waitFor();
  const id = await putFlow(page, { name: "run_in_editor", title, spec });
  await page.goto(`/flows/${id}`);
  await page.locator("[data-sheet]").waitFor();
  return id;
}

function step(page: Page, path: string) {
  return page.locator(`.react-flow__node[data-id="${path}"]`);
}

/** A step of the sheet once the run shows it in a state. */
function inState(page: Page, path: string, state: string) {
  return step(page, path).locator(`[data-run="${state}"]`);
}

/** Goes back through the moments of a run until something shows. */
async function throughMoments(slider: Locator, what: () => Locator): Promise<void> {
  for (let part = 980; part > 0; part -= 20) {
    await slider.fill(String(part));
    await slider.page().waitForTimeout(100);
    if ((await what().count()) > 0) {
      return;
    }
  }
  assert.fail("no moment shows it");
}

async function begin(page: Page): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name: "Run it" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

async function tab(page: Page, name: string): Promise<void> {
  await page.getByRole("tab", { name, exact: true }).click();
}

test("a run goes on before one's eyes at every depth, asks and fails on the canvas, and its data is looked at", async () => {
  const page = await (await world()).owner();
  await openFlow(page, "Letters", LETTERS);
  await page.getByRole("button", { name: "Unfold Each name" }).click();
  await page.getByRole("button", { name: "Unfold Letter" }).click();
  await step(page, "each.letter.greet").click();
  await tab(page, "Output");
  await page.getByText("No run yet.").first().waitFor();

  await page.getByRole("button", { name: "Run", exact: true }).click();
  await begin(page);
  await inState(page, "each.letter.rest", "running").first().waitFor();
  await step(page, "each")
    .getByText(/^[01] of 3$/)
    .waitFor();
  await inState(page, "each.letter.greet", "succeeded").waitFor();
  const strip = page.getByRole("region", { name: "The run on the sheet" });
  await strip.getByRole("button", { name: "Stop" }).waitFor();

  await step(page, "ask").getByText("Send them?").waitFor();
  await strip.getByRole("button", { name: "Show the question" }).waitFor();
  await isAccessible(page, "a run that asks on the sheet");
  await step(page, "ask").getByRole("button", { name: "Send", exact: true }).click();
  await step(page, "send").getByText("The post office is closed.").waitFor();
  await inState(page, "drop", "skipped").waitFor();
  await strip.getByText("Failed", { exact: true }).waitFor();
  await isAccessible(page, "a run that failed on the sheet");

  await strip.getByRole("button", { name: "Replay", exact: true }).click();
  const moment = page.getByRole("slider", { name: "Moment of the run" });
  await isAccessible(page, "a replay on the sheet");
  await moment.fill("0");
  await inState(page, "send", "failed").waitFor({ state: "detached" });
  await throughMoments(moment, () => inState(page, "ask", "asking"));
  assert.equal(await step(page, "ask").getByRole("button").count(), 0, "nobody answers in the past");
  await page.getByRole("button", { name: "Go to now" }).click();
  await inState(page, "send", "failed").waitFor();
  await moment.fill("0");
  await inState(page, "send", "failed").waitFor({ state: "detached" });
  await strip.getByRole("button", { name: "Replay", exact: true }).click();
  await inState(page, "send", "failed").waitFor();

  await step(page, "each.letter.greet").click();
  await page.getByText('text: "Hello Ada"').waitFor();
  await page.getByRole("combobox", { name: "Which time" }).selectOption({ index: 2 });
  await page.getByText('text: "Hello Cyd"').waitFor();
  await tab(page, "Input");
  await page.getByText('text: "Hello Ada"').waitFor();
  await tab(page, "Logs");
  await page.getByText("This step wrote nothing.").waitFor();
  await tab(page, "Tries");
  await page.getByText("Try 1").waitFor();
  // Unfolded, the flow is wider than the window.
  await page.locator("[data-sheet]").focus();
  await page.keyboard.press("f");
  await step(page, "drop").click();
  await page.getByText("It was not tried.").waitFor();
  await isAccessible(page, "the data of a step");

  await page.getByRole("button", { name: "Fold Each name" }).click();
  await inState(page, "each", "succeeded").waitFor();
  await strip.getByRole("link", { name: "Open the run page" }).click();
  await page.getByRole("link", { name: "Replay on the canvas" }).click();
  await moment.waitFor();
  await inState(page, "send", "failed").waitFor();
  await page.reload();
  await moment.waitFor({ state: "detached" });
  await inState(page, "send", "failed").waitFor();
  await step(page, "send").dblclick();
  await page.getByLabel("Title of the step").fill("Post them");
  await page.keyboard.press("Enter");
  await strip.getByText("The flow was changed since.").waitFor();
  assert.equal(await page.locator("[data-run]").count(), 0);
  await strip.getByRole("button", { name: "Take the run off the sheet" }).click();
  await strip.waitFor({ state: "detached" });
  await close(page);
});

test("a link opens what holds a step and has it in the middle", async () => {
  const page = await (await world()).owner();
  const id = await openFlow(page, "Linked letters", LETTERS);
  await page.goto(`/flows/${id}?node=each.letter.greet`);
  await step(page, "each.letter.greet").waitFor();
  await page.getByRole("navigation", { name: "Where the selection is" }).getByText("Greet").waitFor();
  const box = await step(page, "each.letter.greet").boundingBox();
  const sheet = await page.locator("[data-sheet]").boundingBox();
  assert.ok(box && sheet);
  assert.ok(
    Math.abs(box.x + box.width / 2 - (sheet.x + sheet.width / 2)) < 4,
    `in the middle across: ${JSON.stringify({ box, sheet })}`,
  );
  assert.ok(
    Math.abs(box.y + box.height / 2 - (sheet.y + sheet.height / 2)) < 4,
    `in the middle down: ${JSON.stringify({ box, sheet })}`,
  );
  await page.goto(`/flows/${id}?node=each.gone`);
  await page.getByText("There is no step “each.gone” in this flow.").first().waitFor();
  await close(page);
});

test("one step is tested with edited data, a part is run with pinned data, and a run is taken up from a step", async () => {
  const page = await (await world()).owner();
  const id = await openFlow(page, "Tried letters", LETTERS);
  const { id: first } = await asPage<{ id: string }>(page, `/api/v1/flows/${id}/runs`, {
    version: "draft",
    inputs: { names: ["Ida"] },
    engine: "local",
  });
  await page.goto(`/flows/${id}?run=${first}`);
  await step(page, "ask").getByRole("button", { name: "Drop", exact: true }).click();
  await inState(page, "drop", "succeeded").waitFor();

  await page.getByRole("button", { name: "Unfold Each name" }).click();
  await page.getByRole("button", { name: "Unfold Letter" }).click();
  await step(page, "each.letter.greet").click();
  await page.getByRole("button", { name: "Test this step" }).first().click();
  const field = page.getByRole("dialog").getByLabel("item");
  assert.equal(await field.inputValue(), "Ida", "filled in with what the run gave");
  await field.fill("Zoe");
  await isAccessible(page, "the test of a step");
  await begin(page);
  await page.getByText("Only “Greet”").waitFor();
  await page.getByText('text: "Hello Zoe"').waitFor();
  assert.equal(await step(page, "ask").locator("[data-run]").count(), 0, "nothing else ran");

  await page.getByRole("button", { name: "Pin this" }).click();
  await page.getByText("It is kept in this browser and never goes into a version").waitFor();
  await step(page, "each").locator(".container-head").click();
  await page.keyboard.press("Control+Shift+Enter");
  await page.getByText("Steps with pinned data give that instead of doing their work.").waitFor();
  await begin(page);
  await page.getByText("Up to “Each name”").waitFor();
  await inState(page, "each", "succeeded").first().waitFor();
  await step(page, "each.letter.greet").click();
  await page.getByText('text: "Hello Zoe"').first().waitFor();
  assert.equal(await step(page, "ask").locator("[data-run]").count(), 0, "nothing after it ran");
  await page.getByRole("button", { name: "Unpin" }).click();

  await page.getByRole("button", { name: "Runs", exact: true }).click();
  const runs = page.getByRole("complementary", { name: "Runs of this flow" });
  await runs
    .getByRole("button", { name: /Succeeded/ })
    .first()
    .click();
  await inState(page, "drop", "succeeded").waitFor();
  await step(page, "ask").click();
  await page.keyboard.press(".");
  await step(page, "ask").getByRole("button", { name: "Send", exact: true }).waitFor();
  await step(page, "each").getByText("kept").first().waitFor();
  const strip = page.getByRole("region", { name: "The run on the sheet" });
  await strip.getByRole("button", { name: "Stop" }).click();
  await inState(page, "ask", "cancelled").waitFor();
  await isAccessible(page, "the runs of a flow beside its sheet");
  await close(page);
});
