import { test } from "node:test";
import type { Page } from "playwright-core";
import { asPage, type World, world } from "../src/world.ts";
import { deepFlow, type MadeFlow, wholeScene, wideFlow } from "./flows.ts";
import { clicked, heap, opened, panned, percentile, typed } from "./measures.ts";
import { type PlainPage, plainPage } from "./plain.ts";
import { Table } from "./table.ts";

const ROUNDS = Number(process.env.ROUNDS ?? 3);
const PATIENCE_MILLIS = 90_000;
const TEXT = "the quick brown fox jumps over";

const THOUSAND = wideFlow(1_000);
const TWO_THOUSAND = wideFlow(2_000);
const DEEP = deepFlow([10, 10, 10, 9]);

const OURS_DRAWN = `document.querySelector("[data-picture] canvas, .react-flow__node") !== null`;
const PLAIN_DRAWN = `document.querySelector(".react-flow__node") !== null`;

/**
 * Measures the editor beside the same nodes given to React Flow as its examples do. Both take turns in one run; the table
 * has the medians of the rounds.
 */
test("The editor's speed", async () => {
  const around = await world();
  const plain = await plainPage();
  const table = new Table();
  try {
    const ids = await stored(around, [THOUSAND, TWO_THOUSAND, DEEP]);
    for (let round = 0; round < ROUNDS; round++) {
      await measureThousand(around, plain, `/flows/${ids[0]}`, table);
      await measureTyping(around, plain, `/flows/${ids[1]}`, table);
      await measureDeep(around, plain, `/flows/${ids[2]}`, table);
    }
  } finally {
    plain.close();
  }
  console.log(table.text());
});

async function stored({ owner }: World, flows: readonly MadeFlow[]): Promise<readonly string[]> {
  const page = await owner();
  await page.goto("/");
  await page.getByRole("heading", { name: "Flows", exact: true }).waitFor();
  const ids: string[] = [];
  for (const { logic, layout } of flows) {
    const sent = { text: JSON.stringify(logic), layout };
    ids.push((await asPage<{ readonly id: string }>(page, "/api/v1/flows", sent)).id);
  }
  await page.context().close();
  return ids;
}

async function inPage(page: Page, measure: (page: Page) => Promise<void>): Promise<void> {
  try {
    await measure(page);
  } finally {
    await page.context().close();
  }
}

async function measureThousand({ owner, visitor }: World, plain: PlainPage, url: string, table: Table): Promise<void> {
  await inPage(await owner(), async (page) => {
    table.add("1,000 nodes: open, ms", "ours", await opened(page, url, OURS_DRAWN, PATIENCE_MILLIS));
    table.add("1,000 nodes: pan at fit, p95 frame, ms", "ours", percentile(await panned(page), 95));
    await page.locator("[data-sheet]").focus();
    await page.keyboard.press("1");
    await page.waitForTimeout(1_500);
    table.add("1,000 nodes: pan at 100 %, p95 frame, ms", "ours", percentile(await panned(page), 95));
    table.add("1,000 nodes: heap, MB", "ours", await heap(page));
  });
  plain.show(wholeScene(THOUSAND));
  await inPage(await visitor(), async (page) => {
    table.add("1,000 nodes: open, ms", "plain", await opened(page, plain.url, PLAIN_DRAWN, PATIENCE_MILLIS));
    table.add("1,000 nodes: pan at fit, p95 frame, ms", "plain", percentile(await panned(page), 95));
    await page.getByRole("button", { name: "Full" }).click();
    await page.waitForTimeout(1_500);
    table.add("1,000 nodes: pan at 100 %, p95 frame, ms", "plain", percentile(await panned(page), 95));
    table.add("1,000 nodes: heap, MB", "plain", await heap(page));
  });
}

async function measureTyping({ owner, visitor }: World, plain: PlainPage, url: string, table: Table): Promise<void> {
  const row = "2,000 nodes: a key in the inspector, p95, ms";
  await inPage(await owner(), async (page) => {
    await opened(page, url, OURS_DRAWN, PATIENCE_MILLIS);
    await page.locator("[data-sheet]").focus();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("Step 1999");
    await page.keyboard.press("Enter");
    await page.getByRole("textbox", { name: "text", exact: true }).click();
    await page.waitForTimeout(2_000);
    table.add(row, "ours", percentile(await typed(page, TEXT), 95));
  });
  plain.show(wholeScene(TWO_THOUSAND));
  await inPage(await visitor(), async (page) => {
    await opened(page, plain.url, PLAIN_DRAWN, PATIENCE_MILLIS);
    await page.getByLabel("Label").click();
    await page.waitForTimeout(2_000);
    table.add(row, "plain", percentile(await typed(page, TEXT), 95));
  });
}

async function measureDeep({ owner, visitor }: World, plain: PlainPage, url: string, table: Table): Promise<void> {
  const row = "10,110 nodes over four levels: open (plain: all unfolded), ms";
  await inPage(await owner(), async (page) => {
    table.add(row, "ours", await opened(page, url, OURS_DRAWN, PATIENCE_MILLIS));
    const times: number[] = [];
    for (const path of ["n0_4", "n0_4.n1_4", "n0_4.n1_4.n2_4"]) {
      const inside = `document.querySelector('.react-flow__node[data-id^="${path}."]') !== null`;
      // Seen from afar a step has no buttons.
      await page.locator("[data-sheet]").focus();
      await page.keyboard.press("1");
      await page.waitForTimeout(500);
      times.push(await clicked(page, `.react-flow__node[data-id="${path}"] [aria-label^="Unfold"]`, inside));
    }
    table.add("10,110 nodes: unfold one, the slowest level, ms", "ours", Math.max(...times));
    table.add("10,110 nodes: heap, MB", "ours", await heap(page));
  });
  plain.show(wholeScene(DEEP));
  await inPage(await visitor(), async (page) => {
    try {
      table.add(row, "plain", await opened(page, plain.url, PLAIN_DRAWN, PATIENCE_MILLIS));
      table.add("10,110 nodes: heap, MB", "plain", await heap(page));
    } catch {
      table.add(row, "plain", Number.POSITIVE_INFINITY);
    }
  });
}
