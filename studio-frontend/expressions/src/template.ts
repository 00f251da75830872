import type { Context } from "./context.ts";
import { ExpressionError } from "./error.ts";
import { compile, type Expression } from "./expression.ts";
import { split } from "./split.ts";

/** A template cannot be compiled. */
export class TemplateError extends Error {
  readonly code: string;
  /** Place inside the value, such as `items[0].url`. */
  readonly path: string;
  /** Character offset inside the text at that place. */
  readonly offset: number;

  constructor(code: string, message: string, path: string, offset: number) {
    super(message);
    this.name = "TemplateError";
    this.code = code;
    this.path = path;
    this.offset = offset;
  }
}

/** A JSON value whose texts may hold `${ expression }`. */
export interface Template {
  /**
   * A text that is exactly one `${}` gives the expression's value with its type. Inside other text the value is written
   * into it: texts as they are, null as nothing, everything else as compact JSON. `$${` stands for a literal `${`.
   *
   * @throws ExpressionError when an expression fails
   */
  resolve(scope: unknown, context: Context): Promise<unknown>;
}

/**
 * Compiles a value.
 *
 * @throws TemplateError for an unclosed `${` or an expression that cannot be compiled
 */
export function parseTemplate(value: unknown): Template {
  return { resolve: part(value, "") };
}

type Resolve = (scope: unknown, context: Context) => Promise<unknown>;

function part(value: unknown, path: string): Resolve {
  if (typeof value === "string") {
    return textPart(value, path);
  }
  if (Array.isArray(value)) {
    const items = value.map((item, i) => part(item, `${path}[${i}]`));
    return async (scope, context) => {
      const resolved: unknown[] = [];
      for (const item of items) {
        resolved.push(await item(scope, context));
      }
      return resolved;
    };
  }
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(
      ([name, item]) => [name, part(item, path === "" ? name : `${path}.${name}`)] as const,
    );
    return async (scope, context) => {
      const resolved: [string, unknown][] = [];
      for (const [name, member] of members) {
        resolved.push([name, await member(scope, context)]);
      }
      return Object.fromEntries(resolved);
    };
  }
  return async () => value;
}

function textPart(text: string, path: string): Resolve {
  const pieces = split(text);
  if (pieces === undefined) {
    throw new TemplateError(
      "TEMPLATE_UNCLOSED",
      "'${' has no closing '}': close it, or write '$${' for the two characters themselves",
      path,
      text.lastIndexOf("${"),
    );
  }
  const compiled = pieces.map((piece) => (piece.expression ? expression(piece.text, path, piece.start) : piece.text));
  const [first] = compiled;
  if (compiled.length === 1 && typeof first === "object") {
    return (scope, context) => first.evaluate(scope, context);
  }
  return async (scope, context) => {
    let result = "";
    for (const piece of compiled) {
      result += typeof piece === "string" ? piece : shown(await piece.evaluate(scope, context));
    }
    return result;
  };
}

function expression(source: string, path: string, start: number): Expression {
  try {
    return compile(source);
  } catch (fault) {
    if (fault instanceof ExpressionError) {
      throw new TemplateError(fault.code, fault.message, path, start + Math.max(0, fault.position));
    }
    throw fault;
  }
}

function shown(value: unknown): string {
  if (value === null) {
    return "";
  }
  return typeof value === "string" ? value : JSON.stringify(value);
}
