import { isList, isObject, type JsonValue } from "../json/value.ts";
import type { NodeTypes } from "./node-types.ts";
import { DONE, ERROR, type NodeView } from "./node-view.ts";

/** A place where wires leave a node. */
export interface Port {
  /** `done`, `error`, or a name of its own such as `then`. */
  readonly name: string;
  /** What people read: the option's text, the case's name. */
  readonly label: string;
  readonly kind: "plain" | "named" | "error";
}

const LABELS: ReadonlyMap<string, string> = new Map([
  ["then", "Yes"],
  ["else", "No"],
  ["default", "Otherwise"],
  ["expired", "No answer"],
]);

/**
 * Returns the ports of a node: the plain one first, then its own in their order, the error port last. `open` is true
 * when more may exist, because an expression gives them or the type is not known.
 */
export function portsOf(node: NodeView, types: NodeTypes): { readonly ports: readonly Port[]; readonly open: boolean } {
  const type = types.get(node.type);
  const own = [...(type?.dynamicPorts === "options" ? [] : (type?.ports ?? []))].map((name) => named(name));
  const written = type?.dynamicPorts === "cases" ? node.settings.cases : node.settings.options;
  const dynamic = type === undefined || type.dynamicPorts === "none" ? [] : dynamicPorts(written);
  const late = type?.dynamicPorts === "options" ? type.ports.map((name) => named(name)) : [];
  const all = type?.dynamicPorts === "cases" ? [...dynamic, ...own] : [...own, ...dynamic, ...late];
  const ports: Port[] = [
    { name: DONE, label: "Done", kind: "plain" },
    ...all.filter((port, i) => all.findIndex((other) => other.name === port.name) === i),
    { name: ERROR, label: "Failed", kind: "error" },
  ];
  const worked = type !== undefined && type.dynamicPorts !== "none" && typeof written === "string";
  return { ports, open: type === undefined || worked };
}

function named(name: string, label?: string): Port {
  return { name, label: label ?? LABELS.get(name) ?? name.replaceAll("_", " "), kind: "named" };
}

function dynamicPorts(written: JsonValue | undefined): Port[] {
  if (isList(written)) {
    return written.map((option) => named(optionId(option), optionLabel(option)));
  }
  return isObject(written) ? Object.keys(written).map((name) => named(name, name)) : [];
}

function optionLabel(option: JsonValue): string {
  return isObject(option) ? String(option.label ?? option.id ?? "") : String(option);
}

/**
 * Returns the id of an option, which is also its port: its own `id`, or its text in small letters with everything else
 * than letters and digits as a single underscore (`Go on!` gives `go_on`).
 */
export function optionId(option: JsonValue): string {
  if (isObject(option) && typeof option.id === "string") {
    return option.id;
  }
  const text = isObject(option) ? String(option.label ?? null) : String(option);
  const id = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "");
  return id === "" ? "option" : id;
}
