import type { StepError } from "@foldwork/run-view";

/** Where an error is solved. */
export interface Fix {
  readonly kind: "key" | "connection";
  readonly view: "secrets" | "connections";
  /** What is missing. */
  readonly name: string | undefined;
}

const NAME = /'?\b([A-Za-z_][A-Za-z0-9_]{0,99})'?/g;
const NOISE: ReadonlySet<string> = new Set(["the", "secret", "key", "connection", "missing", "is", "a"]);

/** Returns where an error is solved, for those that are solved outside of the flow. */
export function fixOf(error: Pick<StepError, "code" | "message">): Fix | undefined {
  switch (error.code) {
    case "SECRET_MISSING":
      return { kind: "key", view: "secrets", name: nameIn(error.message) };
    case "CONNECTION_MISSING":
    case "CONNECTION_SIGN_IN":
      return { kind: "connection", view: "connections", name: nameIn(error.message) };
    default:
      return undefined;
  }
}

/** Messages name what is missing in quotes, or in capitals. */
function nameIn(message: string): string | undefined {
  const quoted = /['"]([A-Za-z_][A-Za-z0-9_]{0,99})['"]/.exec(message)?.[1];
  const capitals = [...message.matchAll(NAME)]
    .map(([, name = ""]) => name)
    .find((name) => /^[A-Z_][A-Z0-9_]{2,}$/.test(name));
  const found = quoted ?? capitals;
  return found === undefined || NOISE.has(found.toLowerCase()) ? undefined : found;
}
