/** A value as a table: heads and rows of short texts. */
export interface DataTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

type Members = Readonly<Record<string, unknown>>;

const MOST_COLUMNS = 12;
const MOST_ROWS = 200;
const CELL = 200;

export function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns the name of the key that stands in the place of a secret value. */
export function secretOf(value: unknown): string | undefined {
  const name = isMembers(value) && Object.keys(value).length === 1 ? value.$secret : undefined;
  return typeof name === "string" ? name : undefined;
}

/** Returns the value as a table, where one can be made of it. */
export function tableOf(value: unknown): DataTable | undefined {
  if (Array.isArray(value) && value.length > 0 && value.every(isMembers)) {
    const heads = [...new Set(value.slice(0, MOST_ROWS).flatMap((row) => Object.keys(row)))].slice(0, MOST_COLUMNS);
    return { heads, rows: value.slice(0, MOST_ROWS).map((row) => heads.map((head) => cell(row[head]))) };
  }
  // What comes out of a step is often one list under a name.
  const members = isMembers(value) ? Object.values(value).filter((member) => tableOf(member) !== undefined) : [];
  return members.length === 1 && Array.isArray(members[0]) ? tableOf(members[0]) : undefined;
}

function cell(value: unknown): string {
  const text = value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value);
  return text.length > CELL ? `${text.slice(0, CELL)}…` : text;
}
