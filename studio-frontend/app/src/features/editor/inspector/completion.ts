import type { Completion, CompletionContext, CompletionResult, CompletionSource } from "@codemirror/autocomplete";
import type { UsableValue } from "./values.ts";
import { shortValue } from "./values.ts";

const FUNCTIONS = [
  ..."abs append average base64decode base64encode boolean ceil contains count distinct each exists filter floor".split(
    " ",
  ),
  ..."formatNumber fromMillis join keys length lookup lowercase map match max merge millis min not now number pad".split(
    " ",
  ),
  ..."power reduce replace reverse round shuffle sift single sort split spread sqrt string substring".split(" "),
  ..."substringAfter substringBefore sum toMillis trim type uppercase zip".split(" "),
];

/** Returns what completes names in an expression; in a text only inside `${ }`. */
export function completing(values: () => readonly UsableValue[], whole: boolean): CompletionSource {
  return (context) => {
    if (!whole && !isInside(context)) {
      return null;
    }
    const word = context.matchBefore(/[$\p{L}_][\p{L}\p{N}_.$]*/u);
    if (!word && !context.explicit) {
      return null;
    }
    return options(values(), word?.text ?? "", word?.from ?? context.pos);
  };
}

function isInside({ state, pos }: CompletionContext): boolean {
  const before = state.sliceDoc(0, pos);
  const begin = before.lastIndexOf("${");
  return begin >= 0 && !before.slice(begin).includes("}");
}

function options(values: readonly UsableValue[], typed: string, from: number): CompletionResult {
  if (typed.startsWith("$")) {
    return {
      from,
      options: FUNCTIONS.map((name): Completion => ({ label: `$${name}`, apply: `$${name}(`, type: "function" })),
      validFor: /^\$\w*$/,
    };
  }
  const flat: Completion[] = [];
  const walk = (each: UsableValue, boost: number) => {
    const detail = [each.kind, shortValue(each.sample)].filter((part) => part !== "").join(" ");
    flat.push({ label: each.text, detail: detail.slice(0, 60), boost });
    for (const inner of each.inside) {
      walk(inner, boost - 1);
    }
  };
  for (const value of values) {
    walk(value, 50);
  }
  return { from, options: flat, validFor: /^[\p{L}\p{N}_.`]*$/u };
}
