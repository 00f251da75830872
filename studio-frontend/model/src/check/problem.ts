import type { NodePath } from "../document/path.ts";
import type { Pointer } from "../json/pointer.ts";
import type { Edit } from "../operation/edit.ts";

/** A button that solves a problem. */
export interface Fix {
  /** A verb that names the result, such as "Draw the wire". */
  readonly label: string;
  /** Works the edit out, on the flow the problem was found in. */
  edit(): Edit;
}

/** Something that a person sees at once, before the service's check has answered; that check has the last word. */
export interface QuickProblem {
  /** The code that the service's check would give. */
  readonly code: string;
  readonly severity: "error" | "warning";
  /** The node; the empty path for the flow itself. */
  readonly path: NodePath;
  /** Where in the document. */
  readonly pointer: Pointer;
  /** One plain sentence. */
  readonly message: string;
  readonly fixes: readonly Fix[];
}
