import type { Page } from "playwright-core";
import { asPage, changeAsPage } from "./world.ts";

/** A flow as it is written, with its name and title. */
export interface Written {
  readonly name: string;
  readonly title: string;
  /** What stands under `spec`, as YAML without indentation. */
  readonly spec: string;
  readonly tags?: readonly string[];
}

/** Puts a flow into the team of whoever is signed in, under a name that no other has; returns its id. */
export async function putFlow(page: Page, { name, title, spec, tags = [] }: Written): Promise<string> {
  const indented = spec.trim().replaceAll(/^/gm, "  ");
  const head = `apiVersion: foldwork/v1\nkind: Flow\nmetadata:\n  name: ${name}_${Date.now()}\n  title: ${JSON.stringify(title)}\n  tags: ${JSON.stringify(tags)}`;
  return (await asPage<{ id: string }>(page, "/api/v1/flows", { text: `${head}\nspec:\n${indented}\n` })).id;
}

/** Makes the draft of a flow its next version, with a note of what is new. */
export async function publishFlow(page: Page, flow: string, note?: string): Promise<void> {
  const revision = await page.evaluate(
    async (id) => ((await (await fetch(`/api/v1/flows/${id}`)).json()) as { draftRevision: number }).draftRevision,
    flow,
  );
  await changeAsPage(page, "POST", `/api/v1/flows/${flow}/versions`, revision, { note: note ?? null });
}
