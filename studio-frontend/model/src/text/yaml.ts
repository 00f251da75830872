import { LineCounter, parseDocument, stringify } from "yaml";
import type { JsonValue } from "../json/value.ts";

/** Longest text that is read, as on the server. */
const MOST_CHARACTERS = 4 * 1024 * 1024;

/** What a text of YAML or JSON means, or why it cannot be read and where. */
export type ReadText =
  | { readonly value: JsonValue }
  | { readonly message: string; readonly line: number; readonly column: number };

/** Reads a text as flows are read: YAML 1.2 without tags, aliases and repeated keys. JSON is YAML too. */
export function readYaml(text: string): ReadText {
  if (text.length > MOST_CHARACTERS) {
    return { message: "The text is longer than 4 MiB.", line: 1, column: 1 };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: "core", lineCounter: lines, prettyErrors: false, logLevel: "silent" });
  const [fault] = [...document.errors, ...document.warnings];
  if (fault) {
    const { line, col } = lines.linePos(fault.pos[0]);
    return { message: fault.message, line, column: col };
  }
  try {
    // By way of JSON, so that what is no JSON value (a date, a number too large) cannot come in.
    const value: unknown = JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: 0 }) ?? null));
    return { value: value as JsonValue };
  } catch {
    return { message: "Aliases (*name) are not for flows: write the value itself.", line: 1, column: 1 };
  }
}

/** Writes a value as YAML in the way flows are written: two spaces, long lines left whole. */
export function yamlText(value: JsonValue): string {
  return stringify(value, { lineWidth: 0, indentSeq: false, aliasDuplicateObjects: false });
}
