import type { NodeView } from "../document/node-view.ts";
import type { NodePath } from "../document/path.ts";
import type { Box } from "./box.ts";
import type { StepShape } from "./sizes.ts";

/** A step as it is drawn: where it stands on the whole canvas. */
export interface SceneNode {
  readonly path: NodePath;
  /** The container it lies in; the empty path for the sheet itself. */
  readonly holder: NodePath;
  /** 0 on the sheet, 1 in a container on it. */
  readonly depth: number;
  readonly view: NodeView;
  /** Absolute box: of the folded step, or of the whole container when unfolded. */
  readonly box: Box;
  /** Ports and strips of the folded step. An unfolded container's ports are its eyelets. */
  readonly shape: StepShape;
  readonly unfolded: boolean;
  /** True when it can be unfolded. */
  readonly hasInside: boolean;
  /** The called flow it unfolds into; undefined for bodies of its own. */
  readonly called?: string;
  /** Where what lies in it has its zero: add a node's stored place to come to its place on the canvas while nothing makes room. */
  readonly origin: { readonly x: number; readonly y: number };
  /** Heights of the eyelets of an unfolded container, from the canvas' zero; undefined while folded. */
  readonly eyelets?: { readonly in: number; readonly out: number; readonly error: number };
}
