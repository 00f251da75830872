import { isList, type JsonObject, member, objectOf } from "../json/value.ts";
import { type FlowNode, type FlowSnapshot, nodeValue } from "./flow.ts";
import type { NodeTypes } from "./node-types.ts";
import { type NodePath, nodePointer } from "./path.ts";
import { readsOf, sitesOf } from "./sites.ts";

/** Something outside of a flow that a step of it asks for by name. */
export type Requirement =
  | { readonly kind: "secret"; readonly name: string; readonly pointer: readonly string[] }
  | {
      readonly kind: "connection";
      readonly name: string;
      readonly pointer: readonly string[];
      /** The kinds that the step takes. */
      readonly kinds: readonly string[];
    }
  | {
      readonly kind: "folder";
      readonly name: string;
      readonly pointer: readonly string[];
      /** True where the step changes what is in it. */
      readonly writes: boolean;
    };

/** What a flow says that it may use (`spec.access`). */
export interface Access {
  readonly secrets: ReadonlySet<string>;
  /** Kinds by name. */
  readonly connections: JsonObject;
  readonly folders: JsonObject;
}

/** Returns what a flow may use. */
export function accessOf(flow: FlowSnapshot): Access {
  const { secrets, connections, folders } = objectOf(objectOf(flow.logic.spec).access);
  return {
    secrets: new Set(isList(secrets) ? secrets.map(String) : []),
    connections: objectOf(connections),
    folders: objectOf(folders),
  };
}

/** Returns what one step asks for; names that are worked out while it runs are not known before. */
export function requirementsOf(
  flow: FlowSnapshot,
  path: NodePath,
  types: NodeTypes,
  node = nodeValue(flow, path),
): readonly Requirement[] {
  return node === undefined ? [] : [...secretsOf(flow, path, node), ...namesOf(path, node, types)];
}

function secretsOf(flow: FlowSnapshot, path: NodePath, node: FlowNode): readonly Requirement[] {
  return sitesOf(flow, path, node)
    .filter(({ part, kind, text }) => part === "logic" && kind === "settings" && text.includes("secrets"))
    .flatMap((site) => {
      const names = readsOf(site).flatMap(({ root, member: name }) =>
        root === "secrets" && name !== undefined ? [name] : [],
      );
      return [...new Set(names)].map((name) => ({ kind: "secret", name, pointer: site.pointer }) as const);
    });
}

function namesOf(path: NodePath, node: FlowNode, types: NodeTypes): readonly Requirement[] {
  const type = types.get(String(member(node, "type")));
  const settings = objectOf(member(node, "with"));
  const named = (setting: string) => {
    const name = member(settings, setting);
    const pointer = [...nodePointer(path), "with", setting];
    return typeof name === "string" && name !== "" && !name.includes("${") ? [{ name, pointer }] : [];
  };
  const kinds = type?.connectionKinds ?? [];
  const connections = kinds.length === 0 ? [] : named("connection");
  const capabilities = type?.capabilities ?? [];
  const folders = capabilities.some((each) => each.startsWith("files."))
    ? [...named("folder"), ...named("toFolder")]
    : [];
  const writes = capabilities.includes("files.write");
  return [
    ...connections.map((each) => ({ kind: "connection", ...each, kinds }) as const),
    ...folders.map((each) => ({ kind: "folder", ...each, writes }) as const),
  ];
}
