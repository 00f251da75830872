import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const AXE = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const GRAVE: ReadonlySet<string> = new Set(["serious", "critical"]);

/** What fades in has too little contrast while it does; what turns for ever is not waited for. */
const SETTLED = `Promise.all(document.getAnimations()
  .filter((each) => Number.isFinite(each.effect.getComputedTiming().endTime))
  .map((each) => each.finished.catch(() => {})))`;

interface Finding {
  readonly id: string;
  readonly impact: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** Fails when axe finds a serious issue on the page as it is. */
export async function isAccessible(page: Page, what: string): Promise<void> {
  await page.evaluate(SETTLED);
  await page.evaluate(await AXE);
  const findings = (await page.evaluate("axe.run().then((result) => result.violations)")) as readonly Finding[];
  const grave = findings.filter((each) => GRAVE.has(each.impact)).map(described);
  assert.deepEqual(grave, [], what);
}

function described({ id, help, nodes }: Finding): string {
  return `${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `${html}\n  ${failureSummary}`).join("\n")}`;
}
