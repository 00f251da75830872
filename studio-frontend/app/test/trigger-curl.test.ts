import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHmac, randomBytes } from "node:crypto";
import { test } from "node:test";
import { curlLines, exampleBody } from "../src/features/triggers/curl.ts";

const SCHEMA = {
  type: "object",
  properties: {
    order: { type: "string" },
    count: { type: "integer", default: 3 },
    kind: { enum: ["small", "large"] },
    who: { type: "object", properties: { name: { $ref: "#/properties/order" } } },
  },
};

test("an example gives each input that is not always the same", () => {
  assert.deepEqual(exampleBody(SCHEMA, new Set(["count"]), null), {
    order: "text",
    kind: "small",
    who: { name: "text" },
  });
  assert.deepEqual(exampleBody(SCHEMA, new Set(), "who"), { name: "text" });
  assert.deepEqual(exampleBody({}, new Set(), null), {});
});

/** Runs the lines with a curl that only says what it was given. */
function given(lines: string): string[] {
  const shell = `curl() { printf '%s\\0' "$@"; }\n${lines}`;
  return execFileSync("bash", ["-c", shell], { encoding: "utf8" }).split("\0").slice(0, -1);
}

test("a shell takes nothing in the body or the address for its own", () => {
  const body = { text: `it's $(touch gone) \`x\` "y" \\ \u{1F984}` };
  const args = given(curlLines("https://h.test/hooks/fwh_x", body, null));
  assert.deepEqual(args.slice(0, 3), ["-X", "POST", "https://h.test/hooks/fwh_x"]);
  assert.deepEqual(JSON.parse(args.at(-1) ?? ""), body);
});

test("the lines sign a call as the service checks it", () => {
  const key = randomBytes(32);
  const body = { text: "it's signed" };
  const args = given(curlLines("https://h.test/hooks/fwh_x", body, `whsec_${key.toString("base64")}`));
  const header = (name: string) =>
    args.find((each) => each.startsWith(`${name}: `))?.slice(name.length + 2) ?? assert.fail(name);
  const text = `${header("webhook-id")}.${header("webhook-timestamp")}.${JSON.stringify(body)}`;
  const signature = createHmac("sha256", key).update(text).digest("base64");
  assert.equal(header("webhook-signature"), `v1,${signature}`);
  assert.equal(args.at(-1), JSON.stringify(body));
});
