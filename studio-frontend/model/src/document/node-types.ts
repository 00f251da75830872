import type { JsonObject } from "../json/value.ts";

/** What kind of body a node of a type holds. */
export type BodyKind = "none" | "once" | "per_item" | "rounds" | "called_flow" | "on_demand";

/** A kind of node as data, as protocol/nodes describes it. */
export interface NodeType {
  /** Name with version, such as `http.request@1`. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly category: string;
  /** JSON Schema of `with` before expressions are worked out. */
  readonly settings: JsonObject;
  /** JSON Schema of the outputs. */
  readonly output: JsonObject;
  /** Own ports besides `done` and `error`. */
  readonly ports: readonly string[];
  /** Where further ports come from: the names in the setting `cases`, or the ids in the setting `options`. */
  readonly dynamicPorts: "none" | "cases" | "options";
  readonly body: BodyKind;
  readonly capabilities: readonly string[];
  readonly connectionKinds?: readonly string[];
  /** Settings in which `secrets.NAME` may stand. */
  readonly secretSettings: readonly string[];
  readonly idempotent: boolean;
}

/** The node types a flow may use, by id. */
export type NodeTypes = ReadonlyMap<string, NodeType>;

/** Returns node types by their id. */
export function nodeTypes(types: Iterable<NodeType>): NodeTypes {
  return new Map(Array.from(types, (type) => [type.id, type]));
}

/** Returns true when nodes of the type hold nodes of their own in the same document. */
export function hasBody(type: NodeType | undefined): boolean {
  return type !== undefined && type.body !== "none" && type.body !== "called_flow";
}
