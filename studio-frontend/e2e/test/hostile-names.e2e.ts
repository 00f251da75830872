import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { publishFlow, putFlow } from "../src/flows.ts";
import { HOSTILE, isHarmless, MARKUP } from "../src/harmless.ts";
import { asPage, close, deleteAsPage, invited, world } from "../src/world.ts";

const LONG = `${HOSTILE} ${"w".repeat(200)}`;
/** A slash parts the names of folders. */
const FOLDER = MARKUP.replaceAll("/", "").slice(0, 80);
const SPEC = "nodes:\n  say: { type: data.set@1, with: { text: hello } }";

async function shown(page: Page, path: string, word: string, where: string): Promise<void> {
  await page.goto(path);
  await page.getByText(word).first().waitFor();
  await isHarmless(page, where);
}

test("hostile words are words in every name and note of a team", async () => {
  const page = await (await world()).owner();
  await page.goto("/");
  await page.getByRole("heading", { name: "Flows", exact: true }).waitFor();
  const mark = Date.now().toString(36);
  await asPage(page, "/api/v1/secrets", { name: `HOSTILE_${mark}`, value: "a-very-secret-value", note: LONG });
  const fields = { baseUrl: "https://crm.example.test" };
  await asPage(page, "/api/v1/connections", { name: `hostile_${mark}`, kind: "http", fields, note: LONG });
  await asPage(page, "/api/v1/tokens", { name: `${mark} ${HOSTILE}`.slice(0, 120), scopes: ["flows:read"] });
  const guest = await invited(
    page,
    { name: HOSTILE.slice(0, 110), email: `${mark}@example.test`, password: "three green boats at noon" },
    "viewer",
  );
  await isHarmless(guest, "one's own name");
  await close(guest);

  const flow = await putFlow(page, { name: "hostile", title: `Hostile ${mark}`, spec: SPEC });
  const text = `apiVersion: foldwork/v1\nkind: Flow\nmetadata:\n  name: filed_${mark}\n  title: Filed\n  tags: [${JSON.stringify(MARKUP.slice(0, 60))}]\nspec:\n  ${SPEC.replaceAll("\n", "\n  ")}\n`;
  await asPage(page, "/api/v1/flows", { text, folder: FOLDER });
  await publishFlow(page, flow, LONG);
  const wish = { version: 1, inputs: {}, engine: "cloud" };
  const { id: run } = await asPage<{ id: string }>(page, `/api/v1/flows/${flow}/runs`, wish);
  await asPage(page, `/api/v1/runs/${run}/notes`, { text: LONG });

  await shown(page, "/team/secrets", `HOSTILE_${mark}`, "the keys");
  await shown(page, "/team/connections", `hostile_${mark}`, "the connections");
  await shown(page, "/team/tokens", "<img src=x", "the tokens");
  await shown(page, "/team/members", "<img src=x", "the members");
  await shown(page, "/team/audit", "<img src=x", "what happened");
  await shown(page, "/", "<img src=x", "folders and tags");
  await shown(page, `/runs/${run}`, "<img src=x", "a note on a run");
  await page.goto(`/flows/${flow}`);
  await page.getByRole("button", { name: "Versions", exact: true }).click();
  await page.getByText("<img src=x").first().waitFor();
  await isHarmless(page, "the note of a version");

  // A template leaves out what names a member; others here are about such words.
  const { members } = await page.evaluate(
    async () => (await (await fetch("/api/v1/members")).json()) as { members: { id: string; email: string }[] },
  );
  const known = members.find(({ email }) => email.startsWith(mark));
  assert.ok(known, "the guest is a member");
  await deleteAsPage(page, `/api/v1/members/${known.id}`);
  await close(page);
});
