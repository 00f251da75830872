import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { HOSTILE, isHarmless, MARKUP } from "../src/harmless.ts";
import { openFlow, savedDraft, step, textIn } from "../src/sheet.ts";
import { asPage, close, world } from "../src/world.ts";

const LONG = `${HOSTILE} ${"w".repeat(4_000)} ${"word ".repeat(1_200)}`;
const quoted = JSON.stringify;

test("Hostile words in titles, notes, values, files, problems and runs are words everywhere", async () => {
  const page = await (await world()).owner();
  const spec =
    `  inputs: { type: object, properties: { who: { type: string, title: ${quoted(HOSTILE)}, description: ${quoted(LONG)}, default: ${quoted(HOSTILE)} } } }\n` +
    `  nodes:\n    box:\n      type: flow.group@1\n      title: ${quoted(HOSTILE)}\n      nodes:\n` +
    `        say: { type: data.set@1, title: ${quoted(HOSTILE)}, note: ${quoted(LONG)}, with: { text: ${quoted(LONG)}, ${quoted(MARKUP)}: 1 } }\n` +
    `    ask: { type: chat.ask@1, title: Ask, needs: [box], with: { question: ${quoted(HOSTILE)}, options: [${quoted(MARKUP)}, No] } }\n` +
    `    fail: { type: flow.fail@1, title: Fail, needs: [ask.no], with: { code: BAD, message: ${quoted(LONG.slice(0, 1_500))} } }\n`;
  const id = await openFlow(page, quoted(HOSTILE.slice(0, 150)), spec);
  await step(page, "box").waitFor();
  await isHarmless(page, "the sheet");
  await page.getByRole("button", { name: /^Unfold / }).click();
  await step(page, "box.say").click();
  await isHarmless(page, "the inspector");
  await page.locator("[data-sheet]").focus();
  await page.keyboard.press("y");
  await page.getByRole("textbox", { name: "YAML" }).waitFor();
  await isHarmless(page, "the text");
  await page.locator("[data-sheet]").focus();
  await page.keyboard.press("y");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Run it" }).waitFor();
  await isHarmless(page, "what is asked before a run");
  await page.keyboard.press("Escape");

  const wish = { version: "draft", inputs: {}, engine: "local" };
  const { id: run } = await asPage<{ id: string }>(page, `/api/v1/flows/${id}/runs`, wish);
  await page.goto(`/flows/${id}?run=${run}`);
  await step(page, "ask").getByRole("button", { name: "Answer", exact: true }).waitFor();
  await isHarmless(page, "a question on the sheet");
  await step(page, "ask").getByRole("button", { name: "Answer", exact: true }).click();
  await page.getByRole("dialog").getByText("No", { exact: true }).click();
  await step(page, "fail").locator('[data-run="failed"]').waitFor();
  await isHarmless(page, "an error on the sheet");
  await page.goto(`/runs/${run}`);
  await page.getByText("Failed", { exact: true }).first().waitFor();
  await isHarmless(page, "the page of a run");
  await page.goto("/");
  await page.getByRole("heading", { name: "Flows", exact: true }).waitFor();
  await isHarmless(page, "the list of flows");
  await close(page);
});

const TWO = "  nodes:\n    begin: { type: data.set@1, title: Begin, with: { text: hello } }\n";

async function write(page: Page, text: string): Promise<void> {
  await step(page, "begin").click();
  await page.getByRole("textbox", { name: "text", exact: true }).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
}

test("Whatever the service answers while one types, nothing typed is lost and it is saved when it can be", async () => {
  const page = await (await world()).owner();
  const id = await openFlow(page, "Refused", TWO);
  const draft = `**/api/v1/flows/${id}/draft`;
  for (const status of [429, 500, 503]) {
    await page.route(draft, (route) =>
      route.request().method() === "GET"
        ? route.fallback()
        : route.fulfill({
            status,
            headers: status === 429 ? { "Retry-After": "1" } : {},
            contentType: "application/problem+json",
            json: { type: "about:blank", title: "Not now", status, code: status === 429 ? "TOO_MANY" : "INTERNAL" },
          }),
    );
    await write(page, `typed at ${status}`);
    await page.getByRole("status").filter({ hasNotText: "Saved" }).first().waitFor();
    await page.waitForTimeout(600);
    await page.unroute(draft);
    await page.getByText("Saved", { exact: true }).waitFor();
    assert.equal(textIn(await savedDraft(page, id), "begin"), `typed at ${status}`);
  }
  // Slow: five seconds for the answer; meanwhile one goes on typing.
  await page.route(draft, async (route) => {
    if (route.request().method() !== "GET") {
      await new Promise((done) => setTimeout(done, 5_000));
    }
    await route.fallback();
  });
  await write(page, "typed slowly");
  await page.keyboard.type(", and on");
  await page.waitForTimeout(500);
  await page.unrouteAll({ behavior: "wait" });
  assert.equal(textIn(await savedDraft(page, id), "begin"), "typed slowly, and on");
  await close(page);
});
