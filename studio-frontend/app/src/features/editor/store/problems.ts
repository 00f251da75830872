import { type Fix, type FlowSnapshot, type NodePath, type NodeTypes, quickProblems } from "@foldwork/model";

/** Something that is wrong, in words, with the buttons that solve it. */
export interface Problem {
  readonly code: string;
  readonly severity: "error" | "warning";
  /** The step; the empty path for the flow itself. */
  readonly path: NodePath;
  /** Name of the setting it is about, as a path inside the step. */
  readonly place: readonly string[];
  readonly message: string;
  readonly fixes: readonly Fix[];
  /** What the team lacks: a key, or a connection of a kind. */
  readonly adds?: { readonly name: string; readonly kind?: string };
}

/** A problem as the service's check names it. */
export interface CheckedProblem {
  readonly code?: unknown;
  readonly severity?: unknown;
  readonly message?: unknown;
  readonly node?: unknown;
  readonly path?: unknown;
  readonly line?: unknown;
}

/**
 * Returns what the model sees at once and what only the service's check sees, by step.
 *
 * @param calls called flows that are edited in place, by the step that calls them
 * @param lacking what the team does not have
 */
export function problemsByPath(
  flow: FlowSnapshot,
  types: NodeTypes,
  checked: readonly CheckedProblem[],
  calls: readonly (readonly [call: NodePath, inside: FlowSnapshot])[] = [],
  lacking: readonly Problem[] = [],
): ReadonlyMap<NodePath, readonly Problem[]> {
  const found = new Map<NodePath, Problem[]>();
  const add = (problem: Problem) => {
    const list = found.get(problem.path);
    if (list) {
      list.push(problem);
    } else {
      found.set(problem.path, [problem]);
    }
  };
  const insides = calls.flatMap(([call, inside]) => quickProblems(inside, types, call));
  for (const { code, severity, path, pointer, message, fixes } of [...quickProblems(flow, types), ...insides]) {
    const place = pointer.slice(path === "" ? 0 : 1 + 2 * path.split(".").length);
    add({ code, severity, path, place, message, fixes });
  }
  lacking.forEach(add);
  for (const each of checked) {
    const problem = fromCheck(each);
    if (problem && !found.get(problem.path)?.some((known) => known.code === problem.code)) {
      add(problem);
    }
  }
  return found;
}

function fromCheck({ code, severity, message, node }: CheckedProblem): Problem | undefined {
  if (typeof message !== "string") {
    return undefined;
  }
  return {
    code: String(code),
    severity: severity === "warning" ? "warning" : "error",
    path: typeof node === "string" ? node : "",
    place: [],
    message,
    fixes: [],
  };
}
