import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Locator, Page } from "playwright-core";
import { openChromium } from "../src/chromium.ts";
import { startStack } from "../src/stack.ts";

const PLACE = fileURLToPath(new URL("../../../docs/tour/", import.meta.url));

/** Somebody who follows what the screen says: every click is counted and has a picture. */
class Walk {
  readonly #page: Page;
  readonly #lines: string[] = [];
  #clicks = 0;
  #number = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  get clicks(): number {
    return this.#clicks;
  }

  /** Clicks what is on the screen. */
  async click(target: Locator, words: string): Promise<void> {
    await target.click();
    this.#clicks++;
    await this.picture(`${words} *(click ${this.#clicks})*`);
  }

  /** Pulls a wire into the empty. */
  async pull(target: Locator, words: string): Promise<void> {
    const box = await target.boundingBox();
    if (box) {
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      await this.#page.mouse.move(x, y);
      await this.#page.mouse.down();
      await this.#page.mouse.move(x + 100, y + 20, { steps: 5 });
      await this.#page.mouse.up();
    }
    this.#clicks++;
    await this.picture(`${words} *(click ${this.#clicks})*`);
  }

  async picture(words: string): Promise<void> {
    await this.#page.waitForTimeout(500);
    const name = `${String(++this.#number).padStart(2, "0")}.png`;
    await this.#page.screenshot({ path: join(PLACE, name) });
    this.#lines.push(`${this.#number}. ${words}\n\n   ![${words.replaceAll("*", "")}](${name})`);
  }

  say(words: string): void {
    this.#lines.push(words);
  }

  async write(): Promise<void> {
    const head =
      "# From the sign-in link to a green run, and to a published flow\n\nWalked by `npm run tour` on an empty system, only by what the screen says. Typing is not counted.";
    await writeFile(join(PLACE, "README.md"), `${[head, ...this.#lines].join("\n\n")}\n`);
  }
}

test("tour", async () => {
  await rm(PLACE, { recursive: true, force: true });
  await mkdir(PLACE, { recursive: true });
  const [stack, browser] = await Promise.all([startStack(), openChromium()]);
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
    const begin = Date.now();
    await page.goto(await stack.setupLink());
    await walk(page, new Walk(page), begin);
  } finally {
    await browser.close();
    await stack.stop();
  }
});

async function walk(page: Page, walk: Walk, begin: number): Promise<void> {
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  await page.getByLabel("Your name").waitFor();
  await walk.picture("The link that `make up` prints opens this page. Say who you are.");
  await page.getByLabel("Your name").fill("Olga Owner");
  await page.getByLabel("Email address").fill("olga@example.test");
  await page.getByLabel("Password").fill("a long walk by the sea");
  await walk.click(button("Join the team"), "**Join the team**");
  await walk.click(button("New flow").first(), "**New flow**");
  await page.keyboard.type("My first flow");
  await walk.click(page.getByRole("dialog").locator("button[type=submit]"), "Give it a name and make it");
  await walk.click(button("Choose a step"), "The empty sheet says what to do: choose a step");
  await walk.click(page.getByRole("option", { name: /^Set values/ }), "**Set values**");
  await page.keyboard.press("Escape");
  await walk.pull(page.locator(".react-flow__node .react-flow__handle.source").first(), "Pull a wire from the dot");
  await walk.click(page.getByRole("option", { name: /^Set values/ }), "**Set values**");
  await walk.click(button("Run"), "**Run**");
  await walk.click(page.getByRole("dialog").getByRole("button", { name: "Run it" }), "**Run it**");
  await page.getByText("Succeeded", { exact: true }).first().waitFor();
  const steps = page.getByRole("complementary", { name: "First steps" });
  await steps.locator("[aria-current=step]").getByText("Publish it", { exact: true }).waitFor();
  await walk.picture("Both steps are green.");
  const seconds = Math.round((Date.now() - begin) / 1000);
  const first = walk.clicks;
  walk.say(`**${first} clicks to the first green run**, ${seconds} s when nobody stops to read.`);
  await walk.click(button("Publish"), "**Publish**");
  await walk.click(
    page.getByRole("dialog").getByRole("button", { name: "Publish", exact: true }),
    "**Publish**, once more",
  );
  walk.say(`**${walk.clicks - first} more clicks to a published flow.**`);
  await walk.write();
  process.stdout.write(`tour: ${first} clicks to a green run, ${walk.clicks - first} more to a published flow\n`);
}
