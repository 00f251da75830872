import type { FlowNode } from "../document/flow.ts";
import { graphOf, wiresOf } from "../document/graph.ts";
import { DONE, ERROR, type NodeView } from "../document/node-view.ts";
import type { NodePath } from "../document/path.ts";
import type { Box } from "./box.ts";
import { Obstacles } from "./obstacles.ts";
import type { Point } from "./point.ts";
import type { SceneNode } from "./scene-node.ts";
import { MEASURES, type StepShape } from "./sizes.ts";

/**
 * A wire as it is drawn. `step` joins two steps of one body. `enter` leads from the eyelet of the container into a step
 * that waits for nothing, `leave` from a step nothing waits for to the eyelet: those are not in the document.
 */
export interface SceneWire {
  readonly id: string;
  readonly kind: "step" | "enter" | "leave";
  /** The container whose body it lies in. */
  readonly holder: NodePath;
  readonly source: NodePath;
  readonly port: string;
  readonly target: NodePath;
  readonly from: Point;
  readonly to: Point;
  /** The height at which it runs above or below the steps between its ends; undefined when there are none in its way. */
  readonly lane?: number;
  /** True when it leaves an error port: drawn dashed. */
  readonly error: boolean;
  /** True when either end is disabled: drawn dotted. */
  readonly disabled: boolean;
}

interface Inner {
  readonly id: string;
  readonly box: Box;
  readonly shape: StepShape;
  readonly view: NodeView;
}

/** Returns at which heights wires pass the border of an unfolded container: near the steps they lead to. */
export function eyelets(
  box: Box,
  inner: readonly Inner[],
  values: Readonly<Record<string, FlowNode>>,
  originY: number,
): { readonly in: number; readonly out: number; readonly error: number } {
  const { next } = graphOf(values);
  const first = inner.filter((each) => each.view.needs.length === 0);
  const last = inner.filter((each) => !next.has(each.id));
  const least = box.y + MEASURES.header + 12;
  const most = Math.max(least, box.y + box.height - 24);
  const height = (steps: readonly Inner[]) => {
    const sum = steps.reduce((total, step) => total + step.box.y + originY + MEASURES.firstPort, 0);
    return Math.min(most, Math.max(least, Math.round(steps.length === 0 ? least : sum / steps.length)));
  };
  return { in: height(first), out: height(last), error: box.y + box.height - 12 };
}

/** Returns the wires of one body between the steps as they are drawn, and those to and from its eyelets. */
export function bodyWires(
  values: Readonly<Record<string, FlowNode>>,
  path: NodePath,
  nodes: ReadonlyMap<string, SceneNode>,
  holder: SceneNode | undefined,
): readonly SceneWire[] {
  const found: SceneWire[] = [];
  const obstacles = new Obstacles([...nodes.values()].map((node) => node.box));
  for (const { from, port, to } of wiresOf(values)) {
    const [source, target] = [nodes.get(from), nodes.get(to)];
    if (source && target) {
      const step = wire("step", path, source, port, target, leaving(source, port), entering(target));
      const lane = obstacles.lane(step.from, step.to);
      found.push(lane === undefined ? step : { ...step, lane });
    }
  }
  if (holder?.eyelets) {
    const { next } = graphOf(values);
    const left = { x: holder.box.x, y: holder.eyelets.in };
    const right = { x: holder.box.x + holder.box.width, y: holder.eyelets.out };
    for (const [id, node] of nodes) {
      if (node.view.needs.length === 0) {
        found.push(wire("enter", path, holder, DONE, node, left, entering(node)));
      }
      if (!next.has(id)) {
        found.push(wire("leave", path, node, DONE, holder, leaving(node, DONE), right));
      }
    }
  }
  return found;
}

/** Returns where a wire leaves a step, or the eyelet of an unfolded container. */
export function leaving(node: SceneNode, port: string): Point {
  const x = node.box.x + node.box.width;
  if (node.eyelets) {
    return { x, y: port === ERROR ? node.eyelets.error : node.eyelets.out };
  }
  const placed = node.shape.ports.find((each) => each.name === port);
  return { x, y: node.box.y + (placed?.y ?? MEASURES.firstPort) };
}

/** Returns where wires reach a step, or the eyelet of an unfolded container. */
export function entering(node: SceneNode): Point {
  return { x: node.box.x, y: node.eyelets ? node.eyelets.in : node.box.y + MEASURES.firstPort };
}

function wire(
  kind: SceneWire["kind"],
  holder: NodePath,
  source: SceneNode,
  port: string,
  target: SceneNode,
  from: Point,
  to: Point,
): SceneWire {
  const id = `${kind}:${source.path}.${port}>${target.path}`;
  const disabled = source.view.disabled || target.view.disabled;
  return {
    id,
    kind,
    holder,
    source: source.path,
    port,
    target: target.path,
    from,
    to,
    error: port === ERROR,
    disabled,
  };
}
