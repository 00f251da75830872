import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { publishFlow, putFlow } from "../src/flows.ts";
import { HOSTILE, isHarmless } from "../src/harmless.ts";
import { onSheet, openFlow, pointIn, savedDraft, showFlow, step, textIn } from "../src/sheet.ts";
import { close, world } from "../src/world.ts";

const MARK = Date.now().toString(36);

async function home(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByRole("heading", { name: "Flows", exact: true }).waitFor();
}

async function downloaded(page: Page, press: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "latin1") };
}

test("flows are narrowed by tag and put in another order, and one leaves as YAML, for Conductor, and with the team", async () => {
  const page = await (await world()).owner();
  await home(page);
  for (const title of [`B later ${MARK}`, `A earlier ${MARK}`]) {
    const spec = "nodes:\n  one: { type: data.set@1, with: { v: 1 } }";
    await putFlow(page, { name: title.slice(0, 1).toLowerCase(), title, spec, tags: [MARK] });
  }
  await home(page);
  await page.getByRole("button", { name: "Tags", exact: true }).click();
  await page.getByRole("menuitemradio", { name: MARK }).click();
  await page.waitForURL(`**tag=${MARK}`);
  await page.getByRole("button", { name: /^Order: / }).click();
  await page.getByRole("menuitemradio", { name: "Name" }).click();
  await page.waitForURL("**sort=name**");
  const titles = page.locator("main tbody").getByRole("link", { name: MARK });
  await titles.nth(1).waitFor();
  assert.deepEqual(await titles.allTextContents(), [`A earlier ${MARK}`, `B later ${MARK}`]);

  await page.getByRole("button", { name: "More ways to begin, and export" }).click();
  const team = await downloaded(page, () => page.getByRole("menuitem", { name: "Export the whole team" }).click());
  assert.ok(team.text.startsWith("PK") && team.text.includes("team.json"), team.name);
  await titles.first().click();
  await step(page, "one").waitFor();
  const as = async (command: string) => {
    await onSheet(page, "Control+k");
    await page.keyboard.type(command);
    return downloaded(page, () => page.keyboard.press("Enter"));
  };
  assert.match((await as("Export as YAML")).text, /kind: Flow[\s\S]*one:/);
  assert.match((await as("Export for Conductor")).text, /"tasks"/);
  await close(page);
});

test("inputs are kept under a name and filled in again, in the cloud, where a run is paused and goes on", async () => {
  const page = await (await world()).owner();
  await home(page);
  const title = `Slow ${MARK}`;
  const spec =
    "inputs: { type: object, properties: { who: { type: string, title: Who } } }\n" +
    "nodes:\n  rest: { type: time.wait@1, title: Rest, with: { for: 8s } }\n" +
    '  greet: { type: data.set@1, title: Greet, needs: [rest], with: { text: "Hello ${ inputs.who }" } }';
  const id = await putFlow(page, { name: "slow", title, spec });
  await publishFlow(page, id);
  await showFlow(page, id);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: `Run ${title}` });
  await dialog.getByLabel("Who", { exact: true }).fill("Ada");
  await dialog.getByRole("button", { name: "Save these inputs" }).click();
  await dialog.getByLabel("Name of the inputs").fill(HOSTILE.slice(0, 60));
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await dialog.getByLabel("Who", { exact: true }).fill("somebody else");
  await dialog.getByRole("button", { name: "Fill in from" }).click();
  await page
    .getByRole("menuitem", { name: HOSTILE.slice(0, 20) })
    .first()
    .click();
  assert.equal(await dialog.getByLabel("Who", { exact: true }).inputValue(), "Ada");
  await isHarmless(page, "the name of inputs");
  await dialog.getByRole("radio", { name: /^In the cloud/ }).check();
  await dialog.getByRole("button", { name: "Run it" }).click();
  await dialog.waitFor({ state: "detached" });

  await page
    .getByRole("region", { name: "The run on the sheet" })
    .getByRole("link", { name: "Open the run page" })
    .click();
  await page.getByRole("tree", { name: "Steps" }).waitFor();
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await page.getByText("Paused", { exact: true }).first().waitFor();
  await page.getByRole("button", { name: "Resume", exact: true }).click();
  await page.getByText("Succeeded", { exact: true }).first().waitFor();
  await page.getByRole("treeitem", { name: /Greet/ }).click();
  await page.getByText("Hello Ada").first().waitFor();
  const output = page.getByRole("group", { name: "Output: How it is shown" });
  await output.getByRole("button", { name: "Raw" }).click();
  await page.getByText('{ "text": "Hello Ada" }').or(page.getByText('"text": "Hello Ada"')).first().waitFor();

  await page.goto(`/runs?text=${encodeURIComponent(title)}`);
  await page.getByRole("link", { name: title }).first().waitFor();
  await page.getByRole("button", { name: "Where: Anywhere" }).click();
  await page.getByRole("menuitemradio", { name: "Computer" }).click();
  await page.getByText("No run is like this.").waitFor();
  await page.getByRole("button", { name: "Where: Computer" }).click();
  await page.getByRole("menuitemradio", { name: "Cloud" }).click();
  await page.getByRole("link", { name: title }).first().waitFor();
  await close(page);
});

/** Takes what is offered. What has only just come up is not taken by a key that was meant for something else. */
async function complete(page: Page, name: RegExp): Promise<void> {
  await page.getByRole("option", { name }).first().waitFor();
  await page.waitForTimeout(150);
  await page.keyboard.press("Enter");
}

test("a name is completed while it is typed, a frame selects what it touches, and the small map leads there", async () => {
  const page = await (await world()).owner();
  const spec =
    "  nodes:\n    begin: { type: data.set@1, title: Begin, with: { text: hello } }\n" +
    '    end: { type: data.set@1, title: End, needs: [begin], with: { text: "" } }\n' +
    "    box: { type: flow.group@1, title: GROUP, nodes: {} }\n    far: { type: data.set@1, title: Far, with: { v: 1 } }\n";
  const places = { begin: [0, 0], end: [300, 0], box: [0, 160], far: [6000, 0] } as const;
  const id = await openFlow(page, "Comforts", spec.replace("GROUP", JSON.stringify(HOSTILE)), places);
  await isHarmless(page, "the title of a group");
  await onSheet(page, "1");
  await page.getByRole("button", { name: "Find and do" }).click();
  await page.keyboard.type("Begin");
  await page.keyboard.press("Enter");
  await onSheet(page, "1");
  await step(page, "end").click();
  await page.getByRole("textbox", { name: "text", exact: true }).click();
  await page.keyboard.type("${ nodes.beg");
  await complete(page, /begin/);
  await page.keyboard.type(".tex");
  await complete(page, /text/);
  assert.match(String(textIn(await savedDraft(page, id), "end")), /nodes\.begin\.text/);

  await onSheet(page, "Escape");
  const corner = await pointIn(step(page, "begin"), -30, -30);
  const other = await pointIn(step(page, "end"), 60, 30);
  await page.mouse.move(corner.x, corner.y);
  await page.mouse.down();
  await page.mouse.move(other.x, other.y, { steps: 6 });
  await page.mouse.up();
  await page.getByText("2 steps").first().waitFor();
  assert.ok(await step(page, "begin").evaluate((node) => node.classList.contains("selected")));

  await onSheet(page, "Escape");
  const left = async () => (await step(page, "far").boundingBox())?.x ?? Number.NaN;
  assert.ok((await left()) > 1280, "it is far away");
  const map = page.getByRole("img", { name: "The whole flow in small" });
  const box = await map.boundingBox();
  assert.ok(box);
  await page.mouse.click(box.x + box.width - 12, box.y + box.height / 2);
  for (let tries = 0; (await left()) > 1280 && tries < 50; tries++) {
    await page.waitForTimeout(100);
  }
  assert.ok((await left()) < 1280, "it is on the screen");
  await close(page);
});
