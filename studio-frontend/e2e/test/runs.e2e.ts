import { test } from "node:test";
import { isAccessible } from "../src/accessibility.ts";
import { asPage, close, world } from "../src/world.ts";

const ASKING = `apiVersion: foldwork/v1
kind: Flow
metadata: { name: tea_${Date.now()}, title: Tea time }
spec:
  nodes:
    ask: { type: chat.ask@1, with: { question: "Tea, <b>or</b> coffee?", options: [Tea, Coffee] } }
  outputs: { cup: "\${ nodes.ask.answer }" }
`;

test("a question waits on the first page and is answered from there", async () => {
  const page = await (await world()).owner();
  await page.goto("/");
  const flow = await asPage<{ id: string }>(page, "/api/v1/flows", { text: ASKING });
  await asPage(page, `/api/v1/flows/${flow.id}/runs`, { version: "draft" });
  await page.reload();

  const waiting = page
    .getByRole("listitem")
    .filter({ hasText: "Tea time" })
    .filter({ hasText: "asks a question" })
    .first();
  await waiting.getByRole("link", { name: "Answer" }).click();
  await page.getByText("Tea, <b>or</b> coffee?").waitFor();
  await isAccessible(page, "a run that asks");
  await page.getByRole("button", { name: "Coffee" }).click();

  await page.getByText("Succeeded").waitFor();
  await page.getByText('"cup": "coffee"').waitFor();
  await close(page);
});
