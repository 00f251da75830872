import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import type { Download, Page } from "playwright-core";
import { isAccessible } from "../src/accessibility.ts";
import { putFlow } from "../src/flows.ts";
import { close, world } from "../src/world.ts";

const MARK = Date.now().toString(36);
const CASES = new URL("../../../protocol/cases/import/", import.meta.url);
const N8N = new URL("../../../protocol/cases/import/n8n/agent/source.json", import.meta.url);

function flowText(name: string, title: string, value = 1): string {
  return `apiVersion: foldwork/v1
kind: Flow
metadata: { name: ${name}, title: ${JSON.stringify(title)} }
spec:
  access: { secrets: [KEY_${MARK.toUpperCase()}] }
  nodes:
    one: { type: data.set@1, with: { v: ${value} } }
`;
}

async function home(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByRole("heading", { name: "Flows", exact: true }).waitFor();
}

/** Drops a file on the page, as a browser tells of it. */
async function drop(page: Page, name: string, content: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([file, text]) => {
      const made = new DataTransfer();
      made.items.add(new File([text], file));
      return made;
    },
    [name, content] as const,
  );
  await page.dispatchEvent("main", "dragover", { dataTransfer: transfer });
  await page.getByText("Drop to import").waitFor();
  await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
  await page.getByText("Drop to import").waitFor({ state: "hidden" });
}

function dialogOf(page: Page) {
  return page.getByRole("dialog", { name: "Import flows" });
}

async function saved(page: Page, press: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return download;
}

test("shows what a dropped flow would do, imports it and leads to it", async () => {
  const page = await (await world()).owner();
  const name = `dropped_${MARK}`;
  const hostile = `<img src=x onerror="throw 1"> \u202eesrever ${"long".repeat(30)}`;
  await home(page);

  await drop(page, "<b>a</b>.yaml", flowText(name, hostile));

  const dialog = dialogOf(page);
  await dialog.getByRole("heading", { name: "<b>a</b>.yaml" }).waitFor();
  await dialog.getByText("New", { exact: true }).waitFor();
  await dialog.getByRole("button", { name: `Add Key KEY_${MARK.toUpperCase()}` }).waitFor();
  await isAccessible(page, "plan of a flow");
  await dialog.getByRole("button", { name: "Import 1 flow" }).click();
  await dialog.getByText("Imported", { exact: true }).waitFor();
  await dialog.getByRole("link", { name }).click();
  await page.waitForURL(/\/flows\/[0-9a-f-]+$/);
  await page.locator('[data-id="one"]').waitFor();
  await close(page);
});

test("asks what to do with another flow of the same name, also when it comes up meanwhile", async () => {
  const page = await (await world()).owner();
  const name = `twice_${MARK}`;
  await home(page);
  const dialog = dialogOf(page);
  const submit = dialog.getByRole("button", { name: "Import 1 flow" });
  await drop(page, "twice.yaml", flowText(name, "Twice"));
  await submit.waitFor();
  const other = await (await world()).owner();
  await home(other);
  await drop(other, "other.yaml", flowText(name, "Twice", 2));
  await dialogOf(other).getByRole("button", { name: "Import 1 flow" }).click();
  await dialogOf(other).getByText("Imported", { exact: true }).waitFor();
  await close(other);

  await submit.click();
  await dialog.getByText("The team's flows were changed meanwhile.").waitFor();
  await submit.click();
  await dialog.getByText("Choose one of these first.").waitFor();
  await isAccessible(page, "plan with a conflict");
  await dialog.getByRole("radio", { name: "Import under another name" }).check();
  await submit.click();

  await dialog.getByText("Imported as a copy").waitFor();
  await dialog.getByRole("link", { name: `${name}_2` }).waitFor();
  await close(page);
});

test("tells what became of each step of an n8n file", async () => {
  const page = await (await world()).owner();
  await home(page);

  const source = await readFile(N8N, "utf8");
  await drop(page, "agent.json", source.replaceAll('"Alone"', '"<i>Alone</i>"'));

  const dialog = dialogOf(page);
  await dialog.getByText("from n8n").waitFor();
  const lost = dialog.locator("details").filter({ hasText: "not carried over" }).first();
  const reports = JSON.parse(await readFile(new URL("report.json", N8N), "utf8")) as readonly {
    readonly entries: readonly { readonly source: string; readonly outcome: string; readonly reasons: string[] }[];
  }[];
  const [first] = reports.flatMap(({ entries }) => entries).filter(({ outcome }) => outcome === "unsupported");
  assert.ok(first?.reasons[0]);
  await lost.getByText(first.source, { exact: true }).waitFor();
  await lost.getByText(first.reasons[0]).first().waitFor();
  await dialog.getByText("<i>Alone</i>", { exact: true }).first().waitFor();
  await isAccessible(page, "report of an n8n file");

  await dialog.getByRole("button", { name: /^Import \d/ }).click();
  await dialog.getByRole("link", { name: "show i_alone_i", exact: true }).click();
  await page.locator('.selected[data-id="i_alone_i"]').waitFor();
  await close(page);
});

test("takes workflows of Conductor and of Serverless Workflow, each with its report", async () => {
  const page = await (await world()).owner();
  await home(page);
  for (const [source, format] of [
    ["conductor/order/source.json", "from Conductor"],
    ["serverless/http_and_set/source.yaml", "from Serverless Workflow"],
  ] as const) {
    await drop(page, source.replaceAll("/", "-"), await readFile(new URL(source, CASES), "utf8"));
    const file = dialogOf(page).getByRole("region", { name: source.replaceAll("/", "-") });
    await file.getByText(format).waitFor();
    await file
      .getByText(/carried over/)
      .first()
      .waitFor();
  }
  await dialogOf(page).getByRole("button", { name: "Import 2 flows" }).click();
  await dialogOf(page).getByText("Imported", { exact: true }).nth(1).waitFor();
  await close(page);
});

test("finds a bundle that was exported to be the same", async () => {
  const page = await (await world()).owner();
  const title = `Round trip ${MARK}`;
  await home(page);
  await putFlow(page, {
    name: "round_trip",
    title,
    spec: "nodes:\n  one: { type: data.set@1, with: { v: 1 } }",
  });
  await home(page);
  await page.getByRole("button", { name: title, exact: false }).first().click();
  const bundle = await saved(page, () => page.getByRole("menuitem", { name: "Export as a bundle" }).click());
  assert.match(bundle.suggestedFilename(), /^round_trip_\d+\./);
  await page.getByRole("button", { name: "More ways to begin, and export" }).click();
  await page.getByRole("menuitem", { name: "From a file" }).click();
  const dialog = dialogOf(page);
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    dialog.getByRole("button", { name: "Choose files" }).click(),
  ]);
  const path = await bundle.path();
  await chooser.setFiles({
    name: bundle.suggestedFilename(),
    mimeType: "application/zip",
    buffer: await readFile(path),
  });

  await dialog.getByText("Same as the team's").waitFor();
  assert.ok(await dialog.getByRole("button", { name: "Nothing to import" }).isDisabled());
  await close(page);
});

test("says where a file is broken, and what is no flow at all", async () => {
  const page = await (await world()).owner();
  await home(page);

  await drop(page, "broken.yaml", `${flowText("broken", "Broken")}    two: [1\n`);
  const dialog = dialogOf(page);
  await dialog
    .getByText(/^Line \d+: /)
    .first()
    .waitFor();
  await dialog.getByText("Mend the file").waitFor();
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await drop(page, "holiday.png", "picture");
  await dialog.getByText("“holiday.png” cannot be imported.").waitFor();
  await close(page);
});
