import { type FlowSnapshot, objectOf } from "@foldwork/model";

/** Returns what people call the flow. */
export function flowTitle(flow: FlowSnapshot): string {
  const { title, name } = objectOf(flow.logic.metadata);
  return String(title ?? name ?? "");
}
