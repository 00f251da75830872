import { type JsonObject, objectOf } from "@foldwork/model";

function keyOf(flow: string): string {
  return `foldwork.inputs.${flow}`;
}

/** Returns what a flow was run with last in this browser. */
export function keptInputs(flow: string): JsonObject {
  try {
    return objectOf(JSON.parse(localStorage.getItem(keyOf(flow)) ?? "{}"));
  } catch {
    return {};
  }
}

/** Keeps what a flow is run with, for the next time. */
export function keepInputs(flow: string, inputs: JsonObject): void {
  try {
    localStorage.setItem(keyOf(flow), JSON.stringify(inputs));
  } catch {
    // The next time begins with an empty form.
  }
}
