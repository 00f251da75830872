import assert from "node:assert/strict";
import { test } from "node:test";
import { openFlow, savedDraft, step } from "../src/sheet.ts";
import { close, world } from "../src/world.ts";

const KEY = `LACKING_${Date.now().toString(36).toUpperCase()}`;
const SPEC = `  nodes:
    call:
      type: http.request@1
      title: Call
      with: { url: "https://api.example.com/", headers: { Authorization: "Bearer \${ secrets.${KEY} }" } }
`;

test("a key that the flow does not name and the team does not have is named and added where the step needs it", async () => {
  const page = await (await world()).owner();
  const id = await openFlow(page, "Lacking", SPEC);
  await step(page, "call").click();
  await page.getByText(`The flow does not say yet that it uses the key ${KEY}.`).first().waitFor();
  await page
    .getByRole("button", { name: `Let it use ${KEY}` })
    .first()
    .click();
  assert.match((await savedDraft(page, id)).text, new RegExp(`secrets: \\[?\\s*-?\\s*${KEY}`));

  const lacking = page.getByText(`It needs the key ${KEY}, which your team does not have yet.`);
  await lacking.first().waitFor();
  await page
    .getByRole("button", { name: `Add ${KEY}` })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  assert.equal(await dialog.getByLabel("Name", { exact: true }).inputValue(), KEY);
  await dialog.getByLabel("Value", { exact: true }).fill("a-very-secret-value");
  await dialog.getByRole("button", { name: "Add the key" }).click();
  await lacking.first().waitFor({ state: "detached" });
  await close(page);
});
