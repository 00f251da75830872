import type { Page } from "playwright-core";
import { asPage } from "../src/world.ts";

/** What is said of a flow that is shared. */
interface Shared {
  readonly flow: string;
  readonly title: string;
  readonly summary: string;
  readonly tags: readonly string[];
}

/** Publishes the first version of a flow as a template. */
export async function share(page: Page, shared: Shared): Promise<void> {
  const wish = { ...shared, version: 1, note: "First version" };
  const { hash } = await asPage<{ readonly hash: string }>(page, "/api/v1/templates/plan", wish);
  await asPage(page, "/api/v1/templates", { ...wish, plan: hash });
}

/** Has flows start by themselves: at times and when they are called. */
export async function trigger(page: Page, { letters, order }: Record<"letters" | "order", string>): Promise<void> {
  const morning = { name: "Every morning", flowId: letters, cron: "30 7 * * MON-FRI", zone: "Europe/Berlin" };
  await asPage(page, "/api/v1/schedules", { ...morning, inputs: { names: ["Ada"] } });
  const month = { name: "Month's end", flowId: letters, cron: "0 18 L * *", zone: "Europe/Berlin", overlap: "queue" };
  await asPage(page, "/api/v1/schedules", { ...month, inputs: { names: ["Bob", "Cyd"] } });
  await asPage(page, "/api/v1/webhooks", { name: "A new order", flowId: order });
}
