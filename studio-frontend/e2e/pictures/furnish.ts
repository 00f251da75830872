import { readFile } from "node:fs/promises";
import { yamlText } from "@foldwork/model";
import type { Page } from "playwright-core";
import { wideFlow } from "../bench/flows.ts";
import { asPage, changeAsPage } from "../src/world.ts";
import { share, trigger } from "./furnish-more.ts";

/** A team with something in it: ids of flows and runs by what they are called in the pictures. */
export interface Furnished {
  readonly flows: Readonly<Record<"brief" | "wide" | "empty" | "letters" | "order", string>>;
  readonly runs: Readonly<Record<"running" | "asking" | "failed" | "done", string>>;
}

const SAMPLES = new URL("../../../samples/", import.meta.url);
const HEAD = "apiVersion: foldwork/v1\nkind: Flow\nmetadata:\n";

/** Eight steps on one level, of several kinds, without a run of their own. */
const BRIEF = `${HEAD}  name: weekly_brief
  title: Weekly brief
  summary: Reads three pages, asks for a word and writes the brief
  tags: [news]
spec:
  inputs:
    type: object
    required: [topic]
    properties:
      topic: { type: string, title: Topic, default: tides }
      pages: { type: array, title: Pages, items: { type: string }, default: [moon, sun, wind] }
  access: { folders: { briefs: { mode: read_write } } }
  nodes:
    collect:
      type: flow.for_each@1
      title: Read each page
      with: { items: "\${ inputs.pages }", concurrency: 3 }
      nodes:
        look: { type: data.set@1, title: Look it up, with: { text: "About \${ item }" } }
        short: { type: data.transform@1, title: Make it short, needs: [look], with: { value: "\${ $uppercase(nodes.look.text) }" } }
      outputs: { text: "\${ nodes.short.value }" }
    enough: { type: flow.if@1, title: Enough pages?, needs: [collect], with: { condition: "\${ $count(inputs.pages) > 2 }" } }
    ask:
      type: chat.ask@1
      title: Go on with few?
      needs: [enough.else]
      with: { question: There are few pages. Go on?, options: [Go on, Stop] }
    write:
      type: data.set@1
      title: Write the brief
      needs: [enough.then, ask.go_on]
      with: { text: "\${ inputs.topic & ': ' & $join(nodes.collect.items.text, ', ') }" }
    wait: { type: time.wait@1, title: Let it rest, needs: [write], with: { for: 2s } }
    save: { type: file.write@1, title: Save it, needs: [wait], with: { folder: briefs, path: brief.md, content: "\${ nodes.write.text }" } }
    stop: { type: flow.fail@1, title: Give up, needs: [ask.stop], with: { code: TOO_FEW, message: Too few pages to write a brief. } }
    tell: { type: log.note@1, title: Tell the team, needs: [save], with: { message: "The brief is there." } }
  outputs: { brief: "\${ nodes.write.text }" }
`;

/** Three levels; asks when all items are done, and fails when that is refused. */
const LETTERS = `${HEAD}  name: birthday_letters
  title: Birthday letters
  summary: A letter for each name, sent once somebody says so
  tags: [letters]
spec:
  inputs: { type: object, properties: { names: { type: array, title: Names, items: { type: string }, default: [Ada, Bob, Cyd] } } }
  nodes:
    each:
      type: flow.for_each@1
      title: Each name
      with: { items: "\${ inputs.names }" }
      nodes:
        letter:
          type: flow.group@1
          title: Letter
          nodes:
            rest: { type: time.wait@1, title: Think, with: { for: 6s } }
            greet: { type: data.set@1, title: Greet, needs: [rest], with: { text: "Dear \${ item }" } }
            sign: { type: data.transform@1, title: Sign it, needs: [greet], with: { value: "\${ nodes.greet.text & ', yours' }" } }
          outputs: { text: "\${ nodes.sign.value }" }
        file: { type: data.set@1, title: Put it in an envelope, needs: [letter], with: { text: "\${ nodes.letter.text }" } }
      outputs: { text: "\${ nodes.file.text }" }
    ask: { type: chat.ask@1, title: Ask first, needs: [each], with: { question: "Send the letters?", options: [Send, Drop] } }
    send: { type: flow.fail@1, title: Send them, needs: [ask.send], with: { code: CLOSED, message: The post office is closed. } }
    drop: { type: log.note@1, title: Drop them, needs: [ask.drop], with: { message: dropped } }
`;

async function put(page: Page, text: string, layout?: object): Promise<string> {
  return (await asPage<{ id: string }>(page, "/api/v1/flows", { text, ...(layout && { layout }) })).id;
}

async function sample(page: Page, name: string): Promise<string> {
  return put(page, await readFile(new URL(`${name}/${name}.flow.yaml`, SAMPLES), "utf8"));
}

async function run(page: Page, flow: string, inputs: object): Promise<string> {
  const wish = { version: "draft", inputs, engine: "local" };
  return (await asPage<{ id: string }>(page, `/api/v1/flows/${flow}/runs`, wish)).id;
}

/** Waits until a run is in a state, or asks. */
async function until(page: Page, id: string, state: string): Promise<void> {
  for (let i = 0; i < 300; i++) {
    const run = await page.evaluate(async (which) => {
      const answer = await fetch(`/api/v1/runs/${which}`);
      return (await answer.json()) as { readonly state: string; readonly asking: boolean };
    }, id);
    if (run.state === state || (run.asking && state === "asking")) {
      return;
    }
    await page.waitForTimeout(200);
  }
  throw new Error(`run ${id} does not become ${state}`);
}

/** Puts flows, versions and runs into an empty team. */
export async function furnish(page: Page): Promise<Furnished> {
  await page.goto("/");
  await page.getByRole("heading", { name: "Flows", exact: true }).waitFor();
  const letters = await put(page, LETTERS);
  const brief = await put(page, BRIEF);
  const order = await sample(page, "order_approval");
  for (const name of ["number_walks", "import_rollback", "nightly_report", "expense_triage"]) {
    await sample(page, name);
  }
  const wide = wideFlow(1_000);
  const flows = {
    brief,
    letters,
    order,
    wide: await put(page, yamlText(wide.logic), wide.layout),
    empty: await put(page, `${HEAD}  name: new_flow\n  title: A new flow\nspec:\n  nodes: {}\n`),
  };
  await publish(page, brief, "Reads three pages");
  await publish(page, letters, "Asks before it sends");
  await publish(page, order, "First version");
  await share(page, {
    flow: letters,
    title: "Birthday letters",
    summary: "A letter for each name, sent once somebody says so.",
    tags: ["letters"],
  });
  await share(page, {
    flow: order,
    title: "Approve an order",
    summary: "Looks at an order and asks somebody when it is large.",
    tags: ["sales", "approval"],
  });
  await trigger(page, { letters, order });
  const failed = await run(page, letters, { names: ["Ida"] });
  await until(page, failed, "asking");
  await asPage(page, `/api/v1/runs/${failed}/answers`, { path: "ask", answer: "send" });
  await until(page, failed, "failed");
  const asking = await run(page, letters, { names: ["Ida", "Joe"] });
  await until(page, asking, "asking");
  const done = await run(page, letters, { names: ["Kim"] });
  await until(page, done, "asking");
  await asPage(page, `/api/v1/runs/${done}/answers`, { path: "ask", answer: "drop" });
  await until(page, done, "succeeded");
  const names = Array.from({ length: 400 }, (_, i) => `Guest ${i + 1}`);
  const running = await run(page, letters, { names });
  return { flows, runs: { running, asking, failed, done } };
}

async function publish(page: Page, flow: string, note: string): Promise<void> {
  const revision = await page.evaluate(
    async (id) => ((await (await fetch(`/api/v1/flows/${id}`)).json()) as { draftRevision: number }).draftRevision,
    flow,
  );
  await changeAsPage(page, "POST", `/api/v1/flows/${flow}/versions`, revision, { note });
}
