import { ExpressionError, failed } from "./error.ts";
import { isFunction } from "./text.ts";

const MAX_DEPTH = 512;

/** Returns the result as a plain JSON value; what is nothing is null. */
export function plain(value: unknown, items: number): unknown {
  let left = items;
  const copy = (part: unknown, depth: number): unknown => {
    if (part === undefined || part === null) {
      return null;
    }
    if (isFunction(part)) {
      throw failed("the result is not JSON: it is a function", "T1006");
    }
    if (typeof part === "number") {
      if (!Number.isFinite(part)) {
        throw failed("the result is not JSON: a number is not finite", "D1001");
      }
      return part === 0 ? 0 : part;
    }
    if (typeof part !== "object") {
      return part;
    }
    const entries = Array.isArray(part) ? part : Object.entries(part);
    left -= entries.length;
    if (left < 0) {
      throw new ExpressionError("EXPRESSION_TOO_LARGE", `The result holds more than ${items} entries`, -1, "D2014");
    }
    if (depth >= MAX_DEPTH) {
      throw failed("the result is not JSON: it is nested too deep", "D1010");
    }
    return Array.isArray(part)
      ? Array.from(part, (item) => copy(item, depth + 1))
      : Object.fromEntries(Object.entries(part).map(([key, item]) => [key, copy(item, depth + 1)]));
  };
  return copy(value, 0);
}
