import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { close, world } from "../src/world.ts";
import { type Furnished, furnish } from "./furnish.ts";
import { SCENES } from "./scenes.ts";

const PLACE = process.env.PICTURES ?? fileURLToPath(new URL("../../../docs/pictures/", import.meta.url));
const WIDE = { width: 1920, height: 1080 };
/** Pages whose picture is wanted; all unless said. */
const ONLY = process.env.ONLY?.split(",");

/** Waits until nothing moves or loads. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(400);
}

// The pictures of the documentation: each page as somebody sees it, light and dark.
test("pictures", async () => {
  await mkdir(PLACE, { recursive: true });
  const { owner } = await world();
  let made: Furnished | undefined;
  for (const dark of [false, true]) {
    const page = await owner({ dark });
    made ??= await furnish(page);
    for (const [name, show] of Object.entries(SCENES)) {
      if (ONLY && !ONLY.includes(name)) {
        continue;
      }
      await show(page, made);
      await settled(page);
      await page.screenshot({ path: join(PLACE, `${name}-${dark ? "dark" : "light"}.png`) });
      if (process.env.WIDE !== undefined) {
        const usual = page.viewportSize();
        await page.setViewportSize(WIDE);
        await fit(page);
        await settled(page);
        await page.screenshot({ path: join(PLACE, `${name}-${dark ? "dark" : "light"}-wide.png`) });
        await page.setViewportSize(usual ?? WIDE);
        await fit(page);
      }
    }
    await close(page);
  }
});

/** On a sheet, shows the whole flow in what is now the window. */
async function fit(page: Page): Promise<void> {
  const button = page.getByRole("button", { name: "Fit all on the screen" });
  if ((await button.count()) > 0) {
    await button.click();
  }
}
