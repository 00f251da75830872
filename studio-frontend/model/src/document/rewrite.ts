import type { Reference } from "@foldwork/expressions";

/** Words that cannot stand behind a dot as they are. */
const QUOTED = new Set(["true", "false", "null", "function", "and", "or", "in"]);

/** Another text in the place of some characters. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Returns the text with these replaced. They must not overlap. */
export function replaced(text: string, replacements: readonly Replacement[]): string {
  let result = text;
  for (const each of [...replacements].sort((a, b) => b.start - a.start)) {
    result = result.slice(0, each.start) + each.text + result.slice(each.end);
  }
  return result;
}

/** Returns a name as it is written behind a dot of an expression. */
export function nameText(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !QUOTED.has(name) ? name : `\`${name}\``;
}

/** Returns what writes another member into a reference; quotes stay as they are. */
export function memberReplacement(text: string, reference: Reference, name: string): Replacement {
  const quote = text[reference.start] ?? "";
  const written = `"'\``.includes(quote) ? `${quote}${name}${quote}` : nameText(name);
  return { start: reference.start, end: reference.end, text: written };
}
