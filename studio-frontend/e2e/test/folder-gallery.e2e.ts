import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { isAccessible } from "../src/accessibility.ts";
import { HOSTILE, isHarmless, MARKUP } from "../src/harmless.ts";
import { close, world } from "../src/world.ts";

const SAMPLES = fileURLToPath(new URL("../../../samples", import.meta.url));

async function openFolder(page: Page, folder: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Open a folder" }).click(),
  ]);
  await chooser.setFiles(folder);
}

async function gallery(page: Page, address = "/templates"): Promise<void> {
  await page.goto(address);
  await page.getByRole("heading", { name: "From a folder" }).waitFor();
}

test("a folder with an index is a gallery: a flow of it comes in with the version that it calls", async () => {
  const page = await (await world()).owner();
  await gallery(page);
  await openFolder(page, SAMPLES);
  const samples = page.getByRole("region", { name: "Foldwork samples" });
  await samples.getByRole("listitem").nth(11).waitFor();
  const letters = samples.getByRole("listitem").filter({ hasText: "Welcome letters" });
  await letters.getByText("Needs no keys").waitFor();
  await samples.getByRole("listitem").filter({ hasText: "Tidy a folder" }).getByText("Needs desk").waitFor();
  await isAccessible(page, "gallery of a folder");

  await letters.getByRole("button", { name: "Use template: Welcome letters" }).click();
  const dialog = page.getByRole("dialog", { name: "Import flows" });
  await dialog.getByText("letter, version 2").waitFor();
  await dialog.getByRole("button", { name: /^Import / }).click();
  await dialog.getByRole("link", { name: "welcome_letters" }).click();
  await page.locator('[data-id="each"]').waitFor();

  // It stays open while one goes elsewhere in the studio.
  await page.goBack();
  await samples.getByRole("listitem").nth(11).waitFor();
  await page.getByRole("button", { name: "Close Foldwork samples" }).click();
  await samples.waitFor({ state: "detached" });
  await close(page);
});

test("a folder that is no gallery, or one with faults, says all of them, and its words are words", async () => {
  const page = await (await world()).owner();
  const folder = await mkdtemp(join(tmpdir(), "gallery-"));
  try {
    await mkdir(join(folder, "empty"));
    await writeFile(join(folder, "empty", "README.md"), "# Nothing");
    await gallery(page);
    await openFolder(page, join(folder, "empty"));
    await page.getByRole("alert").getByText("The folder empty has no gallery.yaml.").waitFor();

    const hostile = join(folder, "hostile");
    await mkdir(hostile);
    const entry = {
      flow: "a.flow.yaml",
      title: HOSTILE,
      summary: `${MARKUP} ${"W".repeat(1_800)}`,
      tags: [MARKUP.slice(0, 40)],
      author: MARKUP,
    };
    const templates = [entry, { flow: "../b.flow.yaml" }, { flow: "gone.flow.yaml" }, { flow: "c.flow.yaml" }];
    const index = { apiVersion: "foldwork/v1", kind: "Gallery", metadata: { title: HOSTILE }, spec: { templates } };
    const head = "apiVersion: foldwork/v1\nkind: Flow\n";
    await writeFile(join(hostile, "gallery.yaml"), JSON.stringify(index));
    await writeFile(
      join(hostile, "a.flow.yaml"),
      `${head}metadata: { name: a }\nspec: { nodes: { one: { type: data.set@1, with: { v: { file: gone.md } } } } }\n`,
    );
    await writeFile(join(hostile, "c.flow.yaml"), "nodes: [");
    await openFolder(page, hostile);
    const faults = page.getByRole("region", { name: HOSTILE }).getByRole("alert");
    await faults
      .getByText('Template 2: flow must name a .flow.yaml or a .flowpack inside the folder, without "..".')
      .waitFor();
    await faults.getByText("The folder holds no gone.flow.yaml.").waitFor();
    await faults.getByText(/^c\.flow\.yaml, line 1: /).waitFor();
    await isHarmless(page, "gallery of a hostile folder");

    await page
      .getByRole("region", { name: HOSTILE })
      .getByRole("button", { name: /^Use template/ })
      .click();
    await page.getByText("a.flow.yaml reads gone.md, which is not in its folder.").waitFor();
  } finally {
    await rm(folder, { recursive: true });
  }
  await close(page);
});
