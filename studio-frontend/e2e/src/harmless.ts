import assert from "node:assert/strict";
import type { Page } from "playwright-core";

/** What would be a picture and a script if a page took words for elements. */
export const MARKUP = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>`;
/** The same with letters that turn the direction of writing, and some that are no letters. */
export const HOSTILE = `${MARKUP} \u202Egnp.exe 🦊 \u0645\u0631\u062d\u0628\u0627`;

/** Nothing that a text says has become a part of the page, and nothing sticks out of it. */
export async function isHarmless(page: Page, where: string): Promise<void> {
  await page.waitForTimeout(300);
  const found = await page.evaluate(() => ({
    pictures: document.querySelectorAll('img[src="x"]').length,
    title: document.title,
    wide: document.documentElement.scrollWidth - window.innerWidth,
  }));
  assert.equal(found.pictures, 0, `${where}: no element was made of a text`);
  assert.notEqual(found.title, "owned", `${where}: no script ran`);
  assert.ok(found.wide <= 0, `${where}: sticks out by ${found.wide} px`);
}
