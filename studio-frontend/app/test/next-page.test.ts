import assert from "node:assert/strict";
import { test } from "node:test";
import { nextPage, nextPageByProvider } from "../src/service/next-page.ts";

test("leads to pages of the studio", () => {
  for (const page of [
    "/",
    "/runs",
    "/flows/0b9e2f5e-1c2d-4e3f-8a9b-0c1d2e3f4a5b?node=a.b",
    "/device#BCDF-GHJK",
    "/?q=a%20b",
  ]) {
    assert.equal(nextPage(page), page);
  }
});

test("leads nowhere else, whatever an address asks for", () => {
  const elsewhere = [
    undefined,
    "",
    "flows",
    "https://evil.test",
    "//evil.test",
    "///evil.test",
    "/\\evil.test",
    "/\t/evil.test",
    "/%09/evil.test",
    "/./\\evil.test",
    "/..//evil.test",
    "/.//evil.test",
    "javascript:alert(1)",
    "/api/v1/me",
    "/flows/../api/v1/me",
    "/hooks/fwh_x",
    "/sign-in?next=/sign-in",
    `/${"a".repeat(500)}`,
  ];
  for (const asked of elsewhere) {
    assert.equal(nextPage(asked), "/", asked);
  }
});

test("asks a provider only for what the service lets through", () => {
  assert.equal(nextPageByProvider("/runs?state=failed"), "/runs?state=failed");
  assert.equal(nextPageByProvider("/?q=a%20b"), "/");
});
