import { messages } from "../../messages/index.ts";

/** The team's flows. */
export function FlowsPage() {
  return <h1>{messages.shell.flows}</h1>;
}
