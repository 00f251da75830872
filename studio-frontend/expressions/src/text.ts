import { failed } from "./error.ts";

interface Callable {
  readonly _jsonata_function?: boolean;
  readonly _jsonata_lambda?: boolean;
}

/** Returns true for a function of an expression. */
export function isFunction(value: unknown): boolean {
  const callable = value as Callable | null;
  const known = typeof value === "object" && (callable?._jsonata_function || callable?._jsonata_lambda);
  return typeof value === "function" || known === true;
}

/** Whole numbers in full, others with at most 15 significant digits, so that 0.1 + 0.2 is written 0.3. */
function shown(value: number): number {
  if (!Number.isFinite(value)) {
    throw failed("A number that is not finite cannot be written", "D3001");
  }
  return Number.isSafeInteger(value) ? value : Number(value.toPrecision(15));
}

/** `$string`: texts as they are, everything else as JSON. */
export function text(value: unknown, pretty = false): string | undefined {
  if (value === undefined || typeof value === "string") {
    return value;
  }
  if (isFunction(value)) {
    return "";
  }
  const replacer = (_key: string, item: unknown): unknown => {
    if (typeof item === "number") {
      return shown(item);
    }
    return isFunction(item) ? "" : item;
  };
  return JSON.stringify(value, replacer, pretty ? 2 : 0);
}

/** `&`: what finds nothing is the empty text. */
export function join(left: unknown, right: unknown): string {
  return (text(left) ?? "") + (text(right) ?? "");
}

/** `$base64encode` of the text's UTF-8. */
export function base64encode(value: string | undefined): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (!value.isWellFormed()) {
    throw malformed(value);
  }
  return btoa(String.fromCharCode(...new TextEncoder().encode(value)));
}

/** `$base64decode` to UTF-8 text. */
export function base64decode(value: string | undefined): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (value.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(value)) {
    throw malformed(value);
  }
  try {
    const bytes = Uint8Array.from(atob(value), (c) => c.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw malformed(value);
  }
}

function malformed(value: string) {
  return failed(`'${value.slice(0, 80)}' cannot be encoded or decoded`, "D3140");
}
