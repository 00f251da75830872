import type { Page } from "playwright-core";

/** Waits for what is drawn next, and for that to be on the screen. */
const PAINTED = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))`;

/** Returns the milliseconds from the beginning of the navigation until a page shows what a condition looks for. */
export async function opened(page: Page, url: string, ready: string, patience: number): Promise<number> {
  await page.goto(url, { waitUntil: "commit" });
  // The page's policy allows no text to become a script, so the condition is not given to Playwright's own waiting.
  return page.evaluate(`(async () => {
    while (!(${ready})) {
      if (performance.now() > ${patience}) {
        throw new Error("not shown in time");
      }
      await new Promise(requestAnimationFrame);
    }
    await ${PAINTED};
    return performance.now();
  })()`);
}

/** Returns the milliseconds between two frames, of all frames while a page is panned with the wheel. */
export async function panned(page: Page, ticks = 120): Promise<readonly number[]> {
  const wheel = await page.context().newCDPSession(page);
  await page.evaluate(`window.frames_ = []; (function next(now) {
    window.frames_.push(now); window.frame_ = requestAnimationFrame(next);
  })(performance.now())`);
  for (let i = 0; i < ticks; i++) {
    const way = i < ticks / 2 ? 1 : -1;
    const delta = { deltaX: way * 12, deltaY: way * 40 };
    await wheel.send("Input.dispatchMouseEvent", { type: "mouseWheel", x: 640, y: 420, ...delta });
  }
  const frames = (await page.evaluate("cancelAnimationFrame(window.frame_), window.frames_")) as number[];
  await wheel.detach();
  return frames.slice(2).map((now, i) => now - (frames[i + 1] ?? now));
}

/** Returns the megabytes that a page's scripts hold after the rubbish has gone. */
export async function heap(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.collectGarbage");
  await devtools.send("Performance.enable");
  const { metrics } = await devtools.send("Performance.getMetrics");
  await devtools.detach();
  return (metrics.find((each) => each.name === "JSHeapUsedSize")?.value ?? 0) / 1024 / 1024;
}

/** Returns the milliseconds from each key until what it did is on the screen; something with the focus takes the text. */
export async function typed(page: Page, text: string): Promise<readonly number[]> {
  await page.evaluate(`window.keys_ = []; document.addEventListener("keydown", () => {
    const begin = performance.now();
    requestAnimationFrame(() => setTimeout(() => window.keys_.push(performance.now() - begin)));
  }, true)`);
  await page.keyboard.type(text, { delay: 90 });
  await page.evaluate(PAINTED);
  return (await page.evaluate("window.keys_")) as number[];
}

/** Returns the milliseconds from a click on something until a condition holds and is on the screen. */
export function clicked(page: Page, selector: string, ready: string): Promise<number> {
  return page.evaluate(`(async () => {
    const begin = performance.now();
    document.querySelector(${JSON.stringify(selector)}).click();
    while (!(${ready})) {
      await new Promise(requestAnimationFrame);
    }
    await ${PAINTED};
    return performance.now() - begin;
  })()`);
}

/** Returns the value below which so many of a hundred lie. */
export function percentile(values: readonly number[], of: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * of) / 100))] ?? Number.NaN;
}
