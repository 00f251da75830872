import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { showFlow, step } from "../src/sheet.ts";
import type { Furnished } from "./furnish.ts";

/** A workflow of another system, as its own export has it. */
const N8N = fileURLToPath(new URL("../../../protocol/cases/import/n8n/agent/source.json", import.meta.url));

const SAMPLES = fileURLToPath(new URL("../../../samples", import.meta.url));

type Scene = (page: Page, made: Furnished) => Promise<void>;

async function unfolded(page: Page, ...titles: readonly string[]): Promise<void> {
  for (const title of titles) {
    const button = page.getByRole("button", { name: `Unfold ${title}` });
    if ((await button.count()) > 0) {
      await button.click();
    }
  }
  await page.keyboard.press("Escape");
}

async function fitted(page: Page): Promise<void> {
  await page.locator("[data-sheet]").focus();
  await page.keyboard.press("f");
  await page.waitForTimeout(300);
  await page.locator("[data-sheet]").blur();
}

async function runOnSheet(page: Page, flow: string, run: string): Promise<void> {
  await page.goto(`/flows/${flow}?run=${run}`);
  await page.locator("[data-run]").first().waitFor();
  await unfolded(page, "Each name", "Letter");
  await fitted(page);
}

/** What there is a picture of, and how one comes to it. */
export const SCENES: Readonly<Record<string, Scene>> = {
  home: async (page) => {
    await page.goto("/");
    await page.getByRole("link", { name: "Weekly brief" }).first().waitFor();
  },
  "editor-empty": async (page, { flows }) => {
    await showFlow(page, flows.empty);
  },
  editor: async (page, { flows }) => {
    await showFlow(page, flows.brief);
    await step(page, "write").waitFor();
  },
  "editor-levels": async (page, { flows }) => {
    await showFlow(page, flows.letters);
    await unfolded(page, "Each name", "Letter");
    await fitted(page);
  },
  "editor-thousand": async (page, { flows }) => {
    await showFlow(page, flows.wide);
  },
  inspector: async (page, { flows }) => {
    await showFlow(page, flows.brief);
    await step(page, "write").click();
  },
  running: (page, { flows, runs }) => runOnSheet(page, flows.letters, runs.running),
  asking: (page, { flows, runs }) => runOnSheet(page, flows.letters, runs.asking),
  failed: (page, { flows, runs }) => runOnSheet(page, flows.letters, runs.failed),
  runs: async (page) => {
    await page.goto("/runs");
    await page.getByRole("heading", { name: "Runs", exact: true }).waitFor();
  },
  "run-page": async (page, { runs }) => {
    await page.goto(`/runs/${runs.failed}`);
    await page.getByText("The post office is closed.").first().waitFor();
  },
  changes: async (page, { flows }) => {
    await showFlow(page, flows.brief);
    if ((await step(page, "wait").count()) > 0) {
      await step(page, "wait").click();
      await page.locator("[data-sheet]").focus();
      await page.keyboard.press("Alt+Backspace");
      await step(page, "ask").click();
      await page
        .getByRole("textbox", { name: /^question/i })
        .first()
        .click();
      await page.keyboard.press("Control+a");
      await page.keyboard.type("Only a few pages were found. Go on?");
      await page.waitForTimeout(600);
      await page.getByText("Saved", { exact: true }).waitFor();
    }
    await page.goto(`/flows/${flows.brief}/changes`);
    await page
      .getByRole("heading", { name: /changes?$/ })
      .first()
      .waitFor();
  },
  templates: async (page) => {
    await page.goto("/templates");
    await page.getByRole("link", { name: "Approve an order" }).waitFor();
  },
  gallery: async (page) => {
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      page.getByRole("button", { name: "Open a folder" }).click(),
    ]);
    await chooser.setFiles(SAMPLES);
    await page.getByRole("heading", { name: /^Foldwork samples/ }).waitFor();
  },
  template: async (page) => {
    await page.goto("/templates");
    await page.getByRole("link", { name: "Birthday letters" }).click();
    await page.getByRole("heading", { name: "Birthday letters", level: 1 }).waitFor();
    await page.getByRole("img", { name: /^A drawing of its/ }).waitFor();
  },
  triggers: async (page) => {
    await page.goto("/triggers");
    await page.getByRole("button", { name: "Every morning", exact: true }).waitFor();
  },
  import: async (page) => {
    await page.goto("/");
    await page.getByRole("button", { name: "More ways to begin, and export" }).click();
    await page.getByRole("menuitem", { name: "From a file" }).click();
    const dialog = page.getByRole("dialog", { name: "Import flows" });
    const choose = dialog.getByRole("button", { name: "Choose files" });
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), choose.click()]);
    await chooser.setFiles(N8N);
    await dialog.getByRole("button", { name: /^Import \d/ }).waitFor();
  },
  team: async (page) => {
    await page.goto("/team/members");
    await page.getByRole("heading", { name: "Team", exact: true }).waitFor();
  },
};
