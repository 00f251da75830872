import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import {
  allPaths,
  BUILT_IN_TYPES,
  flowSnapshot,
  type JsonValue,
  readYaml,
  trialOfStep,
  trialUpTo,
  yamlText,
} from "@foldwork/model";
import { asPage, close, world } from "../src/world.ts";

const SAMPLES = new URL("../../../samples/", import.meta.url);

interface Checked {
  readonly sound: boolean;
  readonly problems: readonly { readonly severity: string; readonly message: string }[];
}

function samples(): readonly { readonly name: string; readonly text: string }[] {
  return readdirSync(SAMPLES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, text: readFileSync(new URL(`${name}/${name}.flow.yaml`, SAMPLES), "utf8") }));
}

test("every part of every sample passes the service's check: up to each step, and each step alone", async () => {
  const page = await (await world()).owner();
  await page.goto("/");
  const check = (text: string) => asPage<Checked>(page, "/api/v1/flows/check", { text });
  let checked = 0;
  for (const { name, text } of samples()) {
    // A sample that calls another flow finds none in this team.
    if (!(await check(text)).sound) {
      continue;
    }
    const read = readYaml(text);
    const flow = flowSnapshot("value" in read ? read.value : {});
    for (const path of allPaths(flow)) {
      for (const [kind, trial] of Object.entries({ upTo: trialUpTo, alone: trialOfStep })) {
        const part = trial(flow, path, new Map(), BUILT_IN_TYPES).flow;
        const { sound, problems } = await check(yamlText(part.logic as JsonValue));
        assert.ok(sound, `${name}, ${kind} ${path}: ${problems.map(({ message }) => message).join(" ")}`);
        checked++;
      }
    }
  }
  assert.ok(checked > 60, String(checked));
  await close(page);
});
