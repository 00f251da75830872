import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { onSheet, openFlow, pointIn, savedDraft, step, textIn, turnAll } from "../src/sheet.ts";
import { close, world } from "../src/world.ts";

/** A group in a group, so often; a plain step in the last. */
function nested(levels: number, at = 1): string {
  const pad = "  ".repeat(2 * at);
  return levels === at
    ? `${pad}deep: { type: data.set@1, title: Deep, with: { text: before } }\n`
    : `${pad}level${at}:\n${pad}  type: flow.group@1\n${pad}  title: Level ${at}\n${pad}  nodes:\n${nested(levels, at + 1)}`;
}

test("On the fourth level a step is changed in place: saved, undone, redone, and there after a reload", async () => {
  const page = await (await world()).owner();
  const id = await openFlow(page, "Four levels", `  nodes:\n${nested(4)}`);
  for (const level of [1, 2, 3]) {
    await page.getByRole("button", { name: `Unfold Level ${level}` }).click();
  }
  const path = "level1.level2.level3.deep";
  await step(page, path).click();
  await page.getByRole("textbox", { name: "text", exact: true }).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("after");
  const textOf = async () => textIn(await savedDraft(page, id), path);
  assert.equal(await textOf(), "after");
  await turnAll(page, "Undo");
  assert.equal(await textOf(), "before");
  await turnAll(page, "Redo");
  assert.equal(await textOf(), "after");
  await page.reload();
  await step(page, path).click();
  await page.getByRole("textbox", { name: "text", exact: true }).getByText("after").waitFor();
  await close(page);
});

const ACTIONS = Number(process.env.ACTIONS ?? 40);

/** Numbers by chance, the same for the same seed. */
class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  below(most: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * most);
  }

  of<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }
}

const KEYS: readonly (readonly string[])[] = [
  ["d"],
  ["Control+d"],
  ["Control+g"],
  ["Control+Shift+g"],
  ["Backspace"],
  ["Alt+Backspace"],
  ["ArrowLeft", "ArrowDown"],
  ["Shift+ArrowRight"],
  ["Space"],
  ["Control+z"],
  ["Control+z", "Control+Shift+z"],
  ["w", "ArrowRight", "Enter"],
  ["w", "ArrowDown", "Enter"],
  ["Control+a"],
  ["Escape"],
  ["Tab"],
];

/** Does something that a person might do; selects first what it is done with. */
async function act(page: Page, chance: Chance): Promise<void> {
  const seen = await page.locator(".react-flow__node-step").all();
  const aim = seen.length > 0 ? chance.of(seen) : undefined;
  const kind = chance.below(10);
  if (aim && kind < 3 && (await aim.isVisible())) {
    const from = await pointIn(aim, 70, 18).catch(() => undefined);
    const box = from && (await page.locator("[data-sheet]").boundingBox());
    if (
      from &&
      box &&
      from.x > box.x &&
      from.x < box.x + box.width - 10 &&
      from.y > box.y &&
      from.y < box.y + box.height
    ) {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      if (kind > 0) {
        await page.mouse.move(from.x + chance.below(300) - 150, from.y + chance.below(200) - 100, { steps: 3 });
      }
      await page.mouse.up();
    }
  } else if (kind < 5) {
    await onSheet(page, "n");
    await page.keyboard.insertText(chance.of(["set val", "transf", "group", "note", "for each", "if"]));
    await page.keyboard.press("Enter");
  } else if (kind < 6) {
    await onSheet(page, "f");
  } else {
    await onSheet(page, ...chance.of(KEYS));
  }
}

test(`${ACTIONS} things done by chance are all undone and all done again`, async () => {
  const page = await (await world()).owner();
  const id = await openFlow(page, "By chance", `  nodes:\n${nested(3)}`);
  const start = await savedDraft(page, id);
  const seed = Number(process.env.SEED ?? 20_261_127);
  const chance = new Chance(seed);
  for (let i = 0; i < ACTIONS; i++) {
    await act(page, chance);
  }
  await page.keyboard.press("Escape");
  // One of them may have been to tidy up, which goes on beside.
  const end = await savedDraft(page, id, 500);
  const undone = await turnAll(page, "Undo");
  assert.ok(undone > ACTIONS / 10, `only ${undone} changes, seed ${seed}`);
  const first = await savedDraft(page, id);
  assert.deepEqual([first.logic, first.layout], [start.logic, start.layout], `undone to the start, seed ${seed}`);
  await turnAll(page, "Redo");
  const last = await savedDraft(page, id);
  assert.deepEqual([last.logic, last.layout], [end.logic, end.layout], `done again to the end, seed ${seed}`);
  await page.reload();
  await page.locator(".react-flow__node").first().waitFor();
  assert.equal((await savedDraft(page, id)).text, last.text);
  await close(page);
});
