/** A node of the interpreter's syntax tree, as far as it is looked at here. */
export interface Tree {
  type?: string;
  value?: unknown;
  position?: number;
  procedure?: Tree;
  arguments?: Tree[];
  lhs?: unknown;
  rhs?: unknown;
}

/** Calls the visitor with every node below and including this one, parents first. */
export function visit(part: unknown, visitor: (node: Tree, parent: Tree | undefined) => void): void {
  const seen = new Set<unknown>();
  const walk = (value: unknown, parent: Tree | undefined): void => {
    if (typeof value !== "object" || value === null || value instanceof RegExp || seen.has(value)) {
      return;
    }
    seen.add(value);
    const node = Array.isArray(value) ? parent : (value as Tree);
    if (!Array.isArray(value)) {
      visitor(value as Tree, parent);
    }
    for (const child of Object.values(value)) {
      walk(child, node);
    }
  };
  walk(part, undefined);
}
