import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach } from "node:test";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

/** Windows that no test has closed yet: after a test has failed, those it looked at. */
export const leftOpen = new Set<Page>();

const PICTURES = fileURLToPath(new URL("../../../target/e2e/", import.meta.url));

// A window that a failed test leaves open would hold up those after it, and tells why the test failed.
afterEach(async () => {
  for (const page of leftOpen) {
    leftOpen.delete(page);
    if (!page.isClosed()) {
      await tell(page).catch((fault: unknown) => console.error(`Nothing can be told of the window: ${fault}`));
      await page.context().close();
    }
  }
});

/** Keeps a picture of a window and prints what a screen reader finds in it. */
async function tell(page: Page): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  const path = join(PICTURES, `left-open-${Date.now()}.png`);
  await page.screenshot({ path, timeout: 10_000 });
  const { pathname, search } = new URL(page.url());
  const said = await page.locator("body").ariaSnapshot({ timeout: 10_000 });
  console.error(`A window was left open at ${pathname}${search} (${path}):\n${said}`);
}
