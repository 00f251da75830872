import { type FlowSnapshot, nodeValue } from "../document/flow.ts";
import type { NodePath } from "../document/path.ts";
import { nameText } from "../document/rewrite.ts";
import { readsOf, type Site, sitesOf, sitesSeeing } from "../document/sites.ts";
import { type JsonObject, type JsonValue, member, objectOf } from "../json/value.ts";
import { type Edit, EditRefused } from "../operation/edit.ts";
import { EditBuilder } from "../operation/edit-builder.ts";
import { titleOf } from "../operation/names.ts";
import { onlyExpression } from "./inline.ts";
import { rewrite } from "./reads.ts";

/**
 * Puts a copy of a called flow's nodes in the place of the call, as a group; later versions of that flow no longer
 * matter. What the call gave as inputs is written where the nodes read them.
 */
export function unpackCall(flow: FlowSnapshot, path: NodePath, called: FlowSnapshot): Edit {
  const call = nodeValue(flow, path);
  if (!call || typeof call.uses !== "string") {
    throw new EditRefused("This step calls no flow.");
  }
  const edit = new EditBuilder(flow);
  const spec = objectOf(called.logic.spec);
  const title = titleOf(flow, path);
  edit.setMember(path, "uses", undefined);
  edit.setMember(path, "with", undefined);
  edit.setMember(path, "type", "flow.group@1");
  edit.setMember(path, "nodes", objectOf(spec.nodes));
  edit.setMember(path, "outputs", spec.outputs);
  const given = expressions(objectOf(call.with), objectOf(objectOf(spec.inputs).properties));
  const vars = varsOf(objectOf(spec.vars), given);
  const sites = [...sitesOf(edit.flow, path), ...sitesSeeing(edit.flow, path).filter((site) => site.owner !== path)];
  rewrite(
    edit,
    sites.flatMap((site) => changesIn(edit, site, given, vars)),
  );
  const places = Object.entries(objectOf(member(called.layout, "nodes")));
  for (const [inner, place] of places) {
    edit.set("layout", ["nodes", `${path}.${inner}`], place);
  }
  copyFiles(edit, called, path);
  return edit.build(`Bring ${title} in`, [path]);
}

function changesIn(
  edit: EditBuilder,
  site: Site,
  given: ReadonlyMap<string, string>,
  vars: ReadonlyMap<string, string>,
): Parameters<typeof rewrite>[1] {
  return readsOf(site).flatMap((reference) => {
    const { root, member: name } = reference;
    if (root !== "inputs" && root !== "vars") {
      return [];
    }
    if (name === undefined) {
      edit.problem(site.owner, `${titleOf(edit.flow, site.owner)} reads all ${root} at once.`);
      return [];
    }
    const text = (root === "inputs" ? given : vars).get(name) ?? "null";
    return [{ site, replacement: { start: reference.from, end: reference.end, text } }];
  });
}

/** Returns each input as an expression: what the call gives, else the default. */
function expressions(given: JsonObject, declared: JsonObject): ReadonlyMap<string, string> {
  const names = new Set([...Object.keys(declared), ...Object.keys(given)]);
  return new Map(
    Array.from(names, (name) => {
      const standard = objectOf(member(declared, name)).default ?? null;
      return [name, asExpression(member(given, name) ?? standard)];
    }),
  );
}

function asExpression(value: JsonValue): string {
  const only = typeof value === "string" ? onlyExpression(value) : undefined;
  if (only !== undefined) {
    return /^[\w.`]+$/.test(only) ? only : `(${only})`;
  }
  return typeof value === "string" && value.includes("${") ? mixed(value) : nested(value);
}

/** Writes a value that may hold expressions further inside. */
function nested(value: JsonValue): string {
  if (Array.isArray(value)) {
    return `[${value.map((item: JsonValue) => asExpression(item)).join(", ")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}: ${asExpression(each)}`);
    return `{${members.join(", ")}}`;
  }
  return JSON.stringify(value);
}

/** Writes a text with expressions in it as one that joins its pieces. */
function mixed(text: string): string {
  const pieces = text.split(/(\$\{[^}]*\})/).filter((piece) => piece !== "");
  return `(${pieces.map((piece) => (onlyExpression(piece) ? `(${onlyExpression(piece)})` : JSON.stringify(piece))).join(" & ")})`;
}

function varsOf(vars: JsonObject, given: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const [name, value] of Object.entries(vars)) {
    let text = asExpression(value);
    for (const [input, expression] of given) {
      text = text.replaceAll(new RegExp(`\\binputs\\.${nameText(input)}\\b`, "g"), () => expression);
    }
    for (const [other, expression] of known) {
      text = text.replaceAll(new RegExp(`\\bvars\\.${nameText(other)}\\b`, "g"), () => expression);
    }
    known.set(name, text);
  }
  return known;
}

function copyFiles(edit: EditBuilder, called: FlowSnapshot, path: NodePath): void {
  for (const [file, text] of Object.entries(called.files)) {
    const here = member(edit.flow.files, file);
    if (here === undefined) {
      edit.set("files", [file], text);
    } else if (here !== text) {
      edit.problem(path, `Another file ${file} is here already.`);
    }
  }
}
