import jsonata from "jsonata";
import { type Context, USUAL_BOUNDS } from "./context.ts";
import { ExpressionError, evaluationError, shortened } from "./error.ts";
import { prepare } from "./language.ts";
import { formatInteger, formatNumber, number, parseInteger, rest } from "./numbers.ts";
import { seededRandom, shuffled } from "./random.ts";
import { plain } from "./result.ts";
import { base64decode, base64encode, join, text } from "./text.ts";
import { read, written } from "./times.ts";
import type { Tree } from "./tree.ts";

/** Longest expression in characters. */
export const MAX_LENGTH = 20_000;

/** A compiled expression. */
export interface Expression {
  readonly source: string;
  /**
   * Works the expression out; null when it finds nothing.
   *
   * @throws ExpressionError when it fails or a bound is reached
   */
  evaluate(scope: unknown, context: Context): Promise<unknown>;
}

/**
 * Returns the compiled expression.
 *
 * @throws ExpressionError EXPRESSION_SYNTAX, or EXPRESSION_REFUSED for a part of JSONata that flows do not have
 */
export function compile(written: string): Expression {
  const source = written.trim();
  if (source === "") {
    throw new ExpressionError("EXPRESSION_SYNTAX", "The expression is empty", 0);
  }
  if (source.length > MAX_LENGTH) {
    throw new ExpressionError("EXPRESSION_TOO_LARGE", `The expression is longer than ${MAX_LENGTH} characters`, 0);
  }
  parsed(source, {});
  return { source, evaluate: (scope, context) => evaluate(source, scope, context) };
}

function parsed(source: string, options: jsonata.JsonataOptions): jsonata.Expression {
  try {
    const expression = jsonata(source, options);
    prepare(expression.ast() as Tree, source);
    return expression;
  } catch (fault) {
    if (fault instanceof ExpressionError) {
      throw fault;
    }
    const { message, position, code } = fault as { message?: string; position?: number; code?: string };
    throw new ExpressionError("EXPRESSION_SYNTAX", `'${shortened(source)}': ${message}`, position ?? -1, code);
  }
}

async function evaluate(source: string, scope: unknown, context: Context): Promise<unknown> {
  const bounds = context.bounds ?? USUAL_BOUNDS;
  // A parsed expression holds the bounds of one evaluation, so it is parsed anew for each.
  const limits = { timeout: bounds.millis, stack: bounds.depth, sequence: bounds.items };
  const expression = parsed(source, limits);
  await bind(expression, context, bounds.items);
  try {
    return plain(await expression.evaluate(scope), bounds.items);
  } catch (fault) {
    throw evaluationError(fault, source);
  }
}

async function bind(expression: jsonata.Expression, context: Context, items: number): Promise<void> {
  const random = await seededRandom(context.randomSeed);
  const now = (picture?: string, zone?: string) => written("now", context.now, picture, zone);
  const fromMillis = (millis?: number, picture?: string, zone?: string) => written("fromMillis", millis, picture, zone);
  expression.registerFunction("__join", join);
  expression.registerFunction("__rest", rest);
  expression.registerFunction("string", text, "<x-b?:s>");
  expression.registerFunction("number", number, "<(nsb)-:n>");
  expression.registerFunction("formatNumber", formatNumber, "<n-so?:s>");
  expression.registerFunction("formatInteger", formatInteger, "<n-s:s>");
  expression.registerFunction("parseInteger", parseInteger, "<s-s:n>");
  expression.registerFunction("now", now, "<s?s?:s>");
  expression.registerFunction("millis", () => context.now, "<:n>");
  expression.registerFunction("fromMillis", fromMillis, "<n-s?s?:s>");
  expression.registerFunction("toMillis", read, "<s-s?:n>");
  expression.registerFunction("base64encode", base64encode, "<s-:s>");
  expression.registerFunction("base64decode", base64decode, "<s-:s>");
  expression.registerFunction("random", random, "<:n>");
  expression.registerFunction("shuffle", (list?: unknown[]) => list && shuffled(list, random), "<a:a>");
  watchLists(expression, items);
}

/** Refuses a list that is too long as soon as a part of the expression gives one. */
function watchLists(expression: jsonata.Expression, items: number): void {
  const exit = Symbol.for("jsonata.__evaluate_exit") as unknown as string;
  expression.assign(exit, (_part: unknown, _input: unknown, _environment: unknown, result: unknown) => {
    if (Array.isArray(result) && result.length > items) {
      throw new ExpressionError("EXPRESSION_TOO_LARGE", `A list of more than ${items} items is refused`, -1, "D2014");
    }
  });
}
