import { type FlowNode, type FlowSnapshot, flowSnapshot, nodesIn } from "../document/flow.ts";
import { DONE, ERROR, needText, viewOf } from "../document/node-view.ts";
import { childPath, contains, type NodePath, ROOT } from "../document/path.ts";
import { nameText } from "../document/rewrite.ts";
import { type JsonObject, type JsonValue, member, objectOf } from "../json/value.ts";

/** What a step gives instead of doing its work. */
export interface Pin {
  readonly output: JsonObject;
  /** The way it takes out of those it has of its own; undefined for none of them. */
  readonly port?: string | undefined;
}

export type Pins = ReadonlyMap<NodePath, Pin>;

/** A flow in which pinned steps give what was pinned, and the input that brings it. */
export interface PinnedFlow {
  readonly flow: FlowSnapshot;
  /** What is to be given besides the flow's own inputs; nothing when no step of the flow is pinned. */
  readonly filled: JsonObject;
}

const INPUT = "pinned";

/**
 * Has pinned steps give what was pinned instead of doing their work. The data comes in by an input of its own, so that no
 * text of it is ever read as an expression. Wires from a way that a pinned step does not take lead from its failure, which
 * never comes.
 *
 * @param real the step that is to do its work whatever is pinned, and so what holds it
 */
export function withPins(flow: FlowSnapshot, pins: Pins, real: NodePath): PinnedFlow {
  const spec = objectOf(flow.logic.spec);
  const name = freeInput(spec);
  const mocking = new Mocking(new Map([...pins].filter(([path]) => !contains(path, real))), name);
  const reduced = mocking.body(spec, ROOT);
  if (Object.keys(mocking.given).length === 0) {
    return { flow, filled: {} };
  }
  const logic = { ...flow.logic, spec: withInput(reduced, name) };
  return { flow: flowSnapshot(logic, flow.layout, flow.files), filled: { [name]: mocking.given } };
}

/** Puts mocks into the places of pinned steps. */
class Mocking {
  /** What the mocks give, by the name under which they read it. */
  readonly given: Record<string, JsonValue> = {};
  readonly #pins: Pins;
  readonly #input: string;

  constructor(pins: Pins, input: string) {
    this.#pins = pins;
    this.#input = input;
  }

  body(holder: JsonObject, path: NodePath): JsonObject {
    const nodes = Object.entries(nodesIn(holder)).map(([id, node]): [string, FlowNode] => {
      const own = childPath(path, id);
      const pin = this.#pins.get(own);
      const inner = pin ? this.#mock(node, pin) : node.nodes === undefined ? node : this.body(node, own);
      return [id, rewired(inner, id, (source) => this.#pins.get(childPath(path, source)))];
    });
    return { ...holder, nodes: Object.fromEntries(nodes) };
  }

  #mock({ title, note, disabled, needs }: FlowNode, { output }: Pin): FlowNode {
    const key = `p${Object.keys(this.given).length + 1}`;
    this.given[key] = output;
    const read = (field: string) => `\${ inputs.${this.#input}.${key}.${nameText(field)} }`;
    return {
      type: "data.set@1",
      ...(title !== undefined && { title }),
      ...(note !== undefined && { note }),
      ...(disabled !== undefined && { disabled }),
      ...(needs !== undefined && { needs }),
      with: Object.fromEntries(Object.keys(output).map((field) => [field, read(field)])),
    };
  }
}

function rewired(node: FlowNode, id: string, pinOf: (source: string) => Pin | undefined): FlowNode {
  const { needs } = viewOf(id, node);
  if (!needs.some((need) => need.port !== DONE && pinOf(need.node) !== undefined)) {
    return node;
  }
  const next = needs.map((need) => {
    const pin = pinOf(need.node);
    const port = pin === undefined || need.port === DONE ? need.port : need.port === pin.port ? DONE : ERROR;
    return needText({ node: need.node, port });
  });
  return { ...node, needs: [...new Set(next)] };
}

function freeInput(spec: JsonObject): string {
  const declared = objectOf(member(objectOf(spec.inputs), "properties"));
  let name = INPUT;
  for (let i = 2; Object.hasOwn(declared, name); i++) {
    name = `${INPUT}_${i}`;
  }
  return name;
}

function withInput(spec: JsonObject, name: string): JsonObject {
  const inputs = objectOf(spec.inputs);
  const properties = { ...objectOf(inputs.properties), [name]: { type: "object" } };
  return { ...spec, inputs: { type: "object", ...inputs, properties } };
}
