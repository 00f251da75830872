import jsonata from "jsonata";

interface BuiltIn {
  readonly implementation: (...values: unknown[]) => unknown;
}

const NAMES = ["formatNumber", "formatInteger", "parseInteger", "fromMillis", "toMillis"] as const;
const built = new Map<string, BuiltIn>();
for (const name of NAMES) {
  built.set(name, (await jsonata(`$${name}`).evaluate({})) as BuiltIn);
}

/** Calls the reference implementation's function of this name. */
export function reference(name: (typeof NAMES)[number], ...values: unknown[]): unknown {
  const timeless = { environment: { timestamp: new Date(0) } };
  return built.get(name)?.implementation.apply(timeless, values);
}
