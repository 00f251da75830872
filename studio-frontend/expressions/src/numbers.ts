import { failed } from "./error.ts";
import { fits, isDecimal, isInteger, isNumber } from "./pictures.ts";
import { reference } from "./reference.ts";

const LARGEST_WORDS = 999_999_999_999;

/** `$number`: decimal texts, texts in other bases, true and false. */
export function number(value: unknown): number | undefined {
  if (value === undefined || typeof value === "number") {
    return value;
  }
  if (typeof value === "boolean") {
    return value ? 1 : 0;
  }
  const decimal = typeof value === "string" && /^-?[0-9]+(\.[0-9]+)?([Ee][-+]?[0-9]+)?$/.test(value);
  const other = typeof value === "string" && /^(0[xX][0-9A-Fa-f]+|0[oO][0-7]+|0[bB][01]+)$/.test(value);
  if ((decimal || other) && Number.isFinite(Number(value))) {
    return Number(value);
  }
  throw failed("$number: this is no number", "D3030");
}

/** `%`: finds nothing when it divides by 0. */
export function rest(left: unknown, right: unknown): number | undefined {
  for (const [side, value] of [left, right].entries()) {
    if (value !== undefined && typeof value !== "number") {
      throw failed(`The ${side === 0 ? "left" : "right"} side of % must be a number`, side === 0 ? "T2001" : "T2002");
    }
  }
  return left === undefined || right === undefined || right === 0 ? undefined : Number(left) % Number(right);
}

export function formatNumber(value: number | undefined, picture: string, options?: unknown): unknown {
  if (value === undefined) {
    return undefined;
  }
  if (options !== undefined) {
    throw failed("$formatNumber: flows do not have its third argument", "T0410");
  }
  if (!isNumber(picture)) {
    throw failed(`$formatNumber: flows do not have the picture '${picture}'`, "D3080");
  }
  if (!fits(value, picture)) {
    throw failed(`$formatNumber: ${value} with '${picture}' has too many digits`, "D3080");
  }
  return reference("formatNumber", value, picture);
}

export function formatInteger(value: number | undefined, picture: string): unknown {
  if (value === undefined) {
    return undefined;
  }
  known(picture, "formatInteger");
  return formatted(Math.floor(bounded(value, "formatInteger")), picture);
}

function formatted(value: number, picture: string): unknown {
  const letters = picture === "A" || picture === "a";
  const roman = picture === "I" || picture === "i";
  const [least, most] = letters ? [1, 100_000] : roman ? [1, 3_999] : [0, LARGEST_WORDS];
  if (!isDecimal(picture) && (value < least || value > most)) {
    throw failed(`$formatInteger: '${picture}' writes numbers from ${least} to ${most}`, "D3130");
  }
  return reference("formatInteger", value, picture);
}

/** `$parseInteger` reads what `$formatInteger` writes; of digits, any grouping. */
export function parseInteger(value: string | undefined, picture: string): unknown {
  if (value === undefined) {
    return undefined;
  }
  known(picture, "parseInteger");
  if (isDecimal(picture)) {
    const text = picture.endsWith(";o") ? value.replace(/(st|nd|rd|th)$/, "") : value;
    const digits = text.replaceAll(",", "");
    if (!/^-?[0-9][0-9,]*$/.test(text) || digits.length > 16) {
      throw unreadable(value);
    }
    return bounded(Number(digits), "parseInteger");
  }
  let parsed: unknown;
  try {
    parsed = reference("parseInteger", value, picture);
    if (typeof parsed === "number" && formatted(parsed, picture) === value) {
      return parsed;
    }
  } catch {
    throw unreadable(value);
  }
  throw unreadable(value);
}

function unreadable(value: string) {
  return failed(`$parseInteger: '${value.slice(0, 80)}' is not what the picture writes`, "D3137");
}

function known(picture: string, name: string): void {
  if (typeof picture !== "string") {
    throw failed(`$${name}: argument 2 does not fit`, "T0410");
  }
  if (!isInteger(picture)) {
    throw failed(`$${name}: flows do not have the picture '${picture}'`, "D3130");
  }
}

function bounded(value: number, name: string): number {
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    throw failed(`$${name}: ${value} is too large`, "D3137");
  }
  return value;
}
