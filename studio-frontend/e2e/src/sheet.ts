import assert from "node:assert/strict";
import { type JsonObject, readYaml } from "@foldwork/model";
import type { Locator, Page } from "playwright-core";
import { asPage } from "./world.ts";

const HEAD = "apiVersion: foldwork/v1\nkind: Flow\nmetadata:\n";
let count = 0;

/** A place of the canvas by the path of its step. */
export type Places = Readonly<Record<string, readonly [x: number, y: number]>>;

/** Makes a flow with these nodes and opens its sheet; returns its id. */
export async function openFlow(page: Page, title: string, spec: string, places: Places = {}): Promise<string> {
  const { id } = await makeFlow(page, title, spec, places);
  await showFlow(page, id);
  return id;
}

/** Makes a flow with these nodes. */
export async function makeFlow(
  page: Page,
  title: string,
  spec: string,
  places: Places = {},
): Promise<{ readonly id: string; readonly name: string }> {
  await page.goto("/");
  await page.getByRole("heading", { name: "Flows", exact: true }).waitFor();
  const name = `editor_${Date.now().toString(36)}_${++count}`;
  const text = `${HEAD}  name: ${name}\n  title: ${title}\nspec:\n${spec}`;
  const layout = { nodes: Object.fromEntries(Object.entries(places).map(([path, [x, y]]) => [path, { x, y }])) };
  const { id } = await asPage<{ readonly id: string }>(page, "/api/v1/flows", { text, layout });
  return { id, name };
}

/** Opens the sheet of a flow. */
export async function showFlow(page: Page, id: string): Promise<void> {
  await page.goto(`/flows/${id}`);
  await page.locator("[data-sheet]:not([data-waiting])").waitFor();
}

/** A draft as the service has it. */
export interface Draft {
  readonly text: string;
  readonly logic: JsonObject;
  readonly layout: JsonObject;
}

/** An edit is known to be unsaved from the moment it is made; what is laid out, or typed as text, is one a little later. */
const EDIT_MILLIS = 150;

/** Returns what the service keeps, once everything has been saved. */
export async function savedDraft(page: Page, id: string, wait = EDIT_MILLIS): Promise<Draft> {
  await page.waitForTimeout(wait);
  await page.getByText("Saved", { exact: true }).waitFor();
  return storedDraft(page, id);
}

/** Returns what the service keeps now. */
export async function storedDraft(page: Page, id: string): Promise<Draft> {
  const [draft, layout] = await page.evaluate(async (flow) => {
    const read = async (part: string) => (await fetch(`/api/v1/flows/${flow}/${part}`)).json();
    return [await read("draft"), await read("layout")] as [{ text: string }, { layout: JsonObject }];
  }, id);
  const read = readYaml(draft.text);
  assert.ok("value" in read);
  return { text: draft.text, logic: read.value as JsonObject, layout: layout.layout };
}

/** Returns the value of a node of a draft. */
export function nodeIn({ logic }: Draft, path: string): JsonObject | undefined {
  let value: unknown = logic.spec;
  for (const id of path.split(".")) {
    value = (value as { nodes?: JsonObject } | undefined)?.nodes?.[id];
  }
  return value as JsonObject | undefined;
}

/** Returns the setting `text` of a node of a draft, which is what most tests write. */
export function textIn(draft: Draft, path: string): unknown {
  return (nodeIn(draft, path)?.with as JsonObject | undefined)?.text;
}

/** A step on the sheet. */
export function step(page: Page, path: string): Locator {
  return page.locator(`.react-flow__node[data-id="${path}"]`);
}

interface At {
  readonly x: number;
  readonly y: number;
}

/** Returns a point of the screen inside an element, from its upper left corner. */
export async function pointIn(place: Locator, x: number, y: number): Promise<At> {
  const box = await place.boundingBox();
  assert.ok(box, "it is on the screen");
  return { x: box.x + x, y: box.y + y };
}

/** Returns the point at which a step is taken hold of: its title, however far away it is. */
export async function holdOf(place: Locator): Promise<At> {
  const box = await place.boundingBox();
  assert.ok(box, "it is on the screen");
  const zoom = box.width / 208;
  return { x: box.x + 70 * zoom, y: box.y + 18 * zoom };
}

/** Returns the point of the screen in the middle of an element. */
export async function middleOf(place: Locator): Promise<At> {
  const box = await place.boundingBox();
  assert.ok(box, "it is on the screen");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Takes hold of a step at its title and lets it go somewhere. */
export async function dragStep(page: Page, path: string, to: At): Promise<void> {
  const from = await holdOf(step(page, path));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.move(to.x + 1, to.y);
  await page.mouse.up();
}

/** Puts the focus on the sheet, where its keys work. */
export async function onSheet(page: Page, ...keys: readonly string[]): Promise<void> {
  await page.locator("[data-sheet]").focus();
  for (const key of keys) {
    await page.keyboard.press(key);
  }
}

/** Clicks Undo or Redo until there is nothing left; returns how often. */
export async function turnAll(page: Page, way: "Undo" | "Redo"): Promise<number> {
  const button = page.getByRole("button", { name: new RegExp(`^${way}: `) });
  let times = 0;
  while ((await button.count()) > 0) {
    await button.click();
    times++;
  }
  return times;
}
