/**
 * Expressions of flows for the editor's live preview: the same language, bounds, refusals and templates as the engines
 * have (docs/semantics.md, S9; held by protocol/cases/expressions).
 */
export { type Bounds, type Context, USUAL_BOUNDS } from "./context.ts";
export { type ExpressionCode, ExpressionError } from "./error.ts";
export { compile, type Expression } from "./expression.ts";
export { type Reference, references } from "./references.ts";
export { parseTemplate, type Template, TemplateError } from "./template.ts";
