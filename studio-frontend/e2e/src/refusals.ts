import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";

/** Something that a person sends to the service. */
export interface Deed {
  /** Pattern of the addresses that are asked. */
  readonly route: string;
  readonly submit: () => Promise<void>;
  /** What was typed, and where it has to stay. */
  readonly typed: readonly (readonly [Locator, string])[];
}

type Refusal = readonly [status: number, code: string, words: string];

const REFUSALS: readonly Refusal[] = [
  [403, "ROLE_MISSING", "You may look, not change."],
  [409, "SOMETHING_ELSE", "what you typed is still here"],
  [413, "BODY_TOO_LARGE", "Send less at once."],
  [429, "RATE_LIMITED", "Wait 7 seconds, then try again."],
  [500, "INTERNAL_ERROR", "Trace 4bf92f"],
];

/**
 * Has the service refuse a deed in every way it can, and be away. Each is told in words, and what was typed stays; in
 * the end the deed is done as if nothing had been.
 */
export async function withstands(page: Page, deed: Deed): Promise<void> {
  for (const [status, code, words] of REFUSALS) {
    await refused(page, deed, () => answerOnce(page, deed.route, status, code), words);
  }
  await page.route("**/health/live", (route) => route.fulfill({ json: { status: "live" } }));
  await refused(
    page,
    deed,
    () => changing(page, deed.route, (route) => route.abort("connectionrefused")),
    "No connection.",
  );
  await deed.submit();
}

async function refused(page: Page, deed: Deed, refuse: () => Promise<void>, words: string): Promise<void> {
  await refuse();
  await deed.submit();
  await page.getByRole("alert").getByText(words).first().waitFor();
  for (const [field, text] of deed.typed) {
    assert.equal(await field.inputValue(), text, words);
  }
  await page.unroute(deed.route);
}

function answerOnce(page: Page, route: string, status: number, code: string): Promise<void> {
  const problem = { type: "x", title: "x", status, detail: "It is so.", code, problems: [], traceId: "4bf92f" };
  const headers = { "Content-Type": "application/problem+json", "Retry-After": "7" };
  return changing(page, route, (each) => each.fulfill({ status, headers, body: JSON.stringify(problem) }));
}

/** What only looks at something goes through. */
async function changing(
  page: Page,
  route: string,
  handle: (route: Parameters<Parameters<Page["route"]>[1]>[0]) => unknown,
): Promise<void> {
  await page.route(route, (each) => (each.request().method() === "GET" ? each.fallback() : handle(each)));
}

/** Returns the answer of a service that does not know any more who calls. */
export const SESSION_ENDED = {
  status: 401,
  headers: { "Content-Type": "application/problem+json" },
  body: JSON.stringify({
    type: "x",
    title: "x",
    status: 401,
    detail: "x",
    code: "SESSION_INVALID",
    problems: [],
    traceId: "",
  }),
};
