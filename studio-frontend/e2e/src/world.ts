import assert from "node:assert/strict";
import { after } from "node:test";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { openChromium } from "./chromium.ts";
import { leftOpen } from "./left-open.ts";
import { type RunningStack, startStack } from "./stack.ts";

/** Somebody with an account. */
export interface Somebody {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export const OWNER: Somebody = {
  name: "Olga Owner",
  email: "olga@example.test",
  password: "a long walk by the sea",
};

/** How wide a screen is; the smallest the studio is made for. */
const SCREEN = { width: 1280, height: 800 };
/** A machine that is busy with other tests still has to answer within this. */
const PATIENCE_MILLIS = 30_000;

/** The system with its first owner, and a browser. One for all tests of the process. */
export interface World {
  readonly stack: RunningStack;
  readonly browser: Browser;
  /** Opens a window in which nobody is signed in. */
  visitor(options?: { readonly phone?: boolean; readonly dark?: boolean }): Promise<Page>;
  /** Opens a window in which the owner is signed in. */
  owner(options?: { readonly dark?: boolean }): Promise<Page>;
}

let opened: Promise<World> | undefined;

/** Returns the world, made with the first call. */
export function world(): Promise<World> {
  opened ??= open();
  return opened;
}

after(async () => {
  const { stack, browser } = (await opened?.catch(() => undefined)) ?? {};
  await browser?.close();
  await stack?.stop();
});

async function open(): Promise<World> {
  const [stack, browser] = await Promise.all([startStack(), openChromium()]);
  const visitor = async ({ phone = false, dark = false } = {}) => {
    const context = await browser.newContext({
      baseURL: stack.url,
      viewport: phone ? { width: 390, height: 844 } : SCREEN,
      hasTouch: phone,
      colorScheme: dark ? "dark" : "light",
      reducedMotion: "reduce",
    });
    return watched(context);
  };
  const first = await visitor();
  await enter(first, stack);
  // What leads somebody new has a test of its own; elsewhere it has been put away.
  await first.evaluate(() => localStorage.setItem("foldwork.first-steps", "over"));
  const state = await first.context().storageState();
  await first.context().close();
  const owner = async ({ dark = false } = {}) => {
    const context = await browser.newContext({
      baseURL: stack.url,
      viewport: SCREEN,
      colorScheme: dark ? "dark" : "light",
      reducedMotion: "reduce",
      storageState: state,
    });
    return watched(context);
  };
  return { stack, browser, visitor, owner };
}

/** Follows the link that a fresh system prints, as the first owner does. */
async function enter(page: Page, stack: RunningStack): Promise<void> {
  const link = await stack.setupLink();
  if (link === "") {
    await page.goto("/sign-in");
    await signIn(page, OWNER);
  } else {
    await page.goto(link);
    await fillJoin(page, OWNER);
  }
  await page.getByRole("heading", { name: "Flows", exact: true }).waitFor();
  assert.equal(await stack.setupLink(), "", "the link is used up");
}

/** Fills in the page behind the link of an invitation. */
export async function fillJoin(page: Page, { name, email, password }: Somebody): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Join the team" }).click();
}

/** Fills in the form for signing in, wherever it shows. */
export async function signIn(page: Page, { email, password }: Somebody): Promise<void> {
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Invites somebody as whoever is signed in; returns a window in which that person is signed in. */
export async function invited(page: Page, who: Somebody, role: "viewer" | "runner" | "editor"): Promise<Page> {
  const { visitor } = await world();
  const { link } = await asPage<{ link: string }>(page, "/api/v1/invitations", { role, days: 1 });
  const guest = await visitor();
  await guest.goto(link.slice(new URL(link).origin.length));
  await fillJoin(guest, who);
  await guest.getByRole("heading", { name: "Flows", exact: true }).waitFor();
  return guest;
}

/** Opens a page on which a script's fault, or what the page's policy forbids, is an error of the test. */
async function watched(context: BrowserContext): Promise<Page> {
  context.setDefaultTimeout(PATIENCE_MILLIS);
  const page = await context.newPage();
  leftOpen.add(page);
  const faults: string[] = [];
  page.on("pageerror", (fault) => faults.push(String(fault)));
  page.on("console", (message) => {
    // What the service refuses is told by the browser too; that is no fault of the page.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
      faults.push(message.text());
    }
  });
  noted.set(page, faults);
  return page;
}

const noted = new WeakMap<Page, string[]>();

/** Closes a window and looks at what went wrong in it unseen. */
export async function close(page: Page): Promise<void> {
  await page.context().close();
  leftOpen.delete(page);
  assert.deepEqual(noted.get(page), []);
}

/** Sends what a script of the studio's own page sends, to make what a test begins with. */
export function asPage<T>(page: Page, path: string, body: object): Promise<T> {
  return sent<T>(page, "POST", path, {}, body);
}

/** Does the same with a change that names the revision it was made from. */
export async function changeAsPage(
  page: Page,
  method: string,
  path: string,
  revision: number,
  body: object,
): Promise<void> {
  await sent(page, method, path, { "If-Match": `"${revision}"` }, body);
}

/** Has the service delete something. */
export async function deleteAsPage(page: Page, path: string): Promise<void> {
  await sent(page, "DELETE", path, {});
}

async function sent<T>(
  page: Page,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: object,
): Promise<T> {
  const answer = await page.evaluate(
    async ([verb, to, more, text]) => {
      const me = (await (await fetch("/api/v1/me")).json()) as { csrf: string };
      const response = await fetch(to, {
        method: verb,
        headers: { "Content-Type": "application/json", "X-CSRF-Token": me.csrf, ...more },
        ...(text !== undefined && { body: text }),
      });
      return { ok: response.ok, text: await response.text() };
    },
    [method, path, headers, body && JSON.stringify(body)] as const,
  );
  assert.ok(answer.ok, answer.text);
  return (answer.text === "" ? undefined : JSON.parse(answer.text)) as T;
}
