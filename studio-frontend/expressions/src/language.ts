import { ExpressionError, shortened } from "./error.ts";
import { isInteger, isNumber, isTime } from "./pictures.ts";
import { translate } from "./regex.ts";
import { type Tree, visit } from "./tree.ts";

const MATCHING = new Set(["contains", "match", "replace", "split"]);
const TIMES = new Set(["fromMillis", "toMillis", "now"]);
const PICTURES: Readonly<Record<string, (picture: string) => boolean>> = {
  formatNumber: isNumber,
  formatInteger: isInteger,
  parseInteger: isInteger,
  fromMillis: isTime,
  toMillis: isTime,
  now: isTime,
};

/** Names of the functions that operators become: expressions of users cannot name them. */
export const OWN_OPERATORS: Readonly<Record<string, string>> = { "&": "__join", "%": "__rest" };

/**
 * Refuses what flows do not have of JSONata before anything runs, puts regular expressions into the dialect of flows;
 * `&` and `%` become functions, as they differ from the reference.
 */
export function prepare(tree: Tree, source: string): void {
  const operators: [Tree, string][] = [];
  visit(tree, (node, parent) => {
    switch (node.type) {
      case "variable":
        variable(node, source);
        break;
      case "regex":
        regex(node, parent, source);
        break;
      case "function":
      case "partial":
        pictures(node, source);
        break;
      case "binary":
        if (Object.hasOwn(OWN_OPERATORS, String(node.value))) {
          operators.push([node, OWN_OPERATORS[String(node.value)] ?? ""]);
        }
        break;
    }
  });
  for (const [node, name] of operators) {
    node.type = "function";
    node.value = "(";
    node.procedure = { type: "variable", value: name };
    node.arguments = [node.lhs as Tree, node.rhs as Tree];
  }
}

function variable(node: Tree, source: string): void {
  const name = String(node.value);
  if (name === "eval" || name.startsWith("__")) {
    throw refused(node, source, `uses $${name}, which flows do not have`);
  }
}

function regex(node: Tree, parent: Tree | undefined, source: string): void {
  if (!MATCHING.has(called(parent) ?? "") || !parent?.arguments?.includes(node)) {
    const where = "in a place other than an argument of $contains, $match, $replace or $split";
    throw refused(node, source, `has a regular expression ${where}`);
  }
  node.value = translate(node.value as RegExp);
}

function called(node: Tree | undefined): string | undefined {
  const call = node?.type === "function" || node?.type === "partial";
  return call && node.procedure?.type === "variable" ? String(node.procedure.value) : undefined;
}

function pictures(node: Tree, source: string): void {
  const name = called(node) ?? "";
  const known = Object.hasOwn(PICTURES, name) ? PICTURES[name] : undefined;
  const all = node.arguments ?? [];
  for (const [i, argument] of all.entries()) {
    const text = argument.type === "string" ? String(argument.value) : undefined;
    const isPicture = TIMES.has(name) ? text?.includes("[") : i === all.length - 1;
    if (known && text !== undefined && isPicture && !known(text)) {
      throw refused(argument, source, `gives $${name} the picture '${text}', which flows do not have`);
    }
  }
}

function refused(node: Tree, source: string, what: string): ExpressionError {
  return new ExpressionError("EXPRESSION_REFUSED", `'${shortened(source)}' ${what}`, node.position ?? -1);
}
