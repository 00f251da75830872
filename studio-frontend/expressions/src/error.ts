/** Codes of protocol/errors.yaml that an expression can end with. */
export type ExpressionCode =
  | "EXPRESSION_SYNTAX"
  | "EXPRESSION_REFUSED"
  | "EXPRESSION_FAILED"
  | "EXPRESSION_TIMEOUT"
  | "EXPRESSION_TOO_DEEP"
  | "EXPRESSION_TOO_LARGE";

/** An expression cannot be compiled or evaluated. */
export class ExpressionError extends Error {
  readonly code: ExpressionCode;
  /** Character offset in the expression, -1 when unknown. */
  readonly position: number;
  /** The JSONata reference code such as T2001, where known. */
  readonly reference: string | undefined;

  constructor(code: ExpressionCode, message: string, position = -1, reference?: string) {
    super(message);
    this.name = "ExpressionError";
    this.code = code;
    this.position = position;
    this.reference = reference;
  }
}

/** A function failed on its arguments. */
export function failed(message: string, reference: string): ExpressionError {
  return new ExpressionError("EXPRESSION_FAILED", message, -1, reference);
}

const BY_REFERENCE: Readonly<Record<string, ExpressionCode>> = {
  D1011: "EXPRESSION_TOO_DEEP",
  D1012: "EXPRESSION_TIMEOUT",
  D2014: "EXPRESSION_TOO_LARGE",
  D2015: "EXPRESSION_TOO_LARGE",
};

/** Turns whatever the interpreter throws into one kind of error. */
export function evaluationError(fault: unknown, source: string): ExpressionError {
  if (fault instanceof ExpressionError) {
    return fault;
  }
  if (fault instanceof RangeError) {
    return new ExpressionError("EXPRESSION_TOO_DEEP", `'${shortened(source)}' nests too deep`);
  }
  const { code, message, position } = fault as { code?: string; message?: string; position?: number };
  const reference = typeof code === "string" && /^[A-Z]\d{4}$/.test(code) ? code : undefined;
  return new ExpressionError(
    BY_REFERENCE[reference ?? ""] ?? "EXPRESSION_FAILED",
    `'${shortened(source)}': ${message ?? String(fault)}`,
    position ?? -1,
    reference,
  );
}

export function shortened(source: string): string {
  return source.length <= 80 ? source : `${source.slice(0, 79)}…`;
}
