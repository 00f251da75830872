import type { Diagnostic } from "@codemirror/lint";
import { type NodePath, nodePointer } from "@foldwork/model";
import { isMap, isScalar, parseDocument } from "yaml";
import type { Problem } from "../store/problems.ts";

/** Returns the problems as marks in the text, each at what it is about. */
export function yamlProblems(text: string, problems: ReadonlyMap<NodePath, readonly Problem[]>): readonly Diagnostic[] {
  const document = parseDocument(text, { logLevel: "silent", prettyErrors: false });
  const broken = document.errors.map(
    ({ pos: [from, to], message }): Diagnostic => ({ from, to: Math.max(to, from + 1), severity: "error", message }),
  );
  if (broken.length > 0) {
    return broken;
  }
  return [...problems.values()].flat().map((problem): Diagnostic => {
    const [from, to] = rangeOf(document.contents, [...nodePointer(problem.path), ...problem.place]);
    return { from, to, severity: problem.severity, message: problem.message };
  });
}

/** Returns where a place of the document stands: the key of the last part that is there. */
function rangeOf(root: unknown, pointer: readonly string[]): readonly [from: number, to: number] {
  let at: unknown = root;
  let range: readonly [number, number] = [0, 0];
  for (const name of pointer) {
    const pair = isMap(at) ? at.items.find(({ key }) => isScalar(key) && String(key.value) === name) : undefined;
    if (!pair) {
      break;
    }
    if (isScalar(pair.key) && pair.key.range) {
      range = [pair.key.range[0], pair.key.range[1]];
    }
    at = pair.value;
  }
  return range;
}
