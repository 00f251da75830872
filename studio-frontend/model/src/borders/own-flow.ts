import { type FlowSnapshot, flowSnapshot, nodeValue } from "../document/flow.ts";
import type { NodeTypes } from "../document/node-types.ts";
import { contains, type NodePath } from "../document/path.ts";
import { nameText } from "../document/rewrite.ts";
import { readsOf, resolved, type Site, sitesOf, sitesSeeing } from "../document/sites.ts";
import { valueAt } from "../json/pointer.ts";
import { type JsonObject, type JsonValue, member, objectOf } from "../json/value.ts";
import { applyEdit, type Edit } from "../operation/edit.ts";
import { EditBuilder } from "../operation/edit-builder.ts";
import { idFrom, named, titleOf } from "../operation/names.ts";
import { collapse } from "./collapse.ts";
import { include } from "./crossing.ts";
import { rewrite } from "./reads.ts";

/** A flow of its own made of steps, and the edit that calls it in their place. */
export interface OwnFlow {
  readonly edit: Edit;
  /** The new flow, to be made before the edit is applied. */
  readonly created: FlowSnapshot;
}

/**
 * Makes a flow of its own of nodes of one body. What they read from outside becomes its inputs, what others read of them
 * its outputs, and expressions on both sides follow.
 *
 * @param uses what the calling node names, such as `team/summary@1`
 */
export function collapseToFlow(
  flow: FlowSnapshot,
  paths: readonly NodePath[],
  types: NodeTypes,
  target: { readonly title: string; readonly uses: string },
): OwnFlow {
  const folded = collapse(flow, paths, types, target.title);
  const group = folded.select[0] ?? "";
  const inner = new EditBuilder(applyEdit(flow, folded).flow);
  const inputs = inputsOf(inner, group);
  const value = nodeValue(inner.flow, group) ?? {};
  const created = createdFlow(inner.flow, group, value, inputs, target.title);

  const edit = new EditBuilder(flow);
  include(edit, folded);
  for (const problem of folded.problems) {
    edit.problem(problem.path, problem.message, problem.severity);
  }
  for (const input of inputs.filter((each) => each.fault !== undefined)) {
    edit.problem(group, input.fault ?? "");
  }
  edit.setMember(group, "nodes", undefined);
  edit.setMember(group, "outputs", undefined);
  edit.setMember(group, "type", "flow.call@1");
  edit.setMember(group, "uses", target.uses);
  const given = inputs.filter((input) => input.fault === undefined).map(({ name, text }) => [name, text] as const);
  edit.setMember(group, "with", given.length === 0 ? undefined : Object.fromEntries(given));
  edit.dropLayout(group, false);
  return { edit: edit.build(`Make ${named(flow, paths)} a flow of its own`, [group]), created };
}

interface Input {
  readonly name: string;
  /** What the calling node gives for it. */
  readonly text: string;
  readonly schema: JsonValue;
  readonly fault?: string;
}

/** Has what is in the group read inputs in the place of what is outside, and returns those. */
function inputsOf(edit: EditBuilder, group: NodePath): readonly Input[] {
  const inputs = new Map<string, Input>();
  const changes: Parameters<typeof rewrite>[1][number][] = [];
  for (const site of sitesOf(edit.flow, group).concat(
    sitesSeeing(edit.flow, group).filter((each) => each.owner !== group),
  )) {
    for (const reference of readsOf(site)) {
      const outside = outsideRead(edit.flow, group, site, reference);
      if (outside) {
        const input = inputs.get(outside.text) ?? inputFor(outside, inputs, edit.flow);
        inputs.set(outside.text, input);
        if (input.fault === undefined) {
          const replacement = { start: reference.from, end: outside.end, text: `inputs.${nameText(input.name)}` };
          changes.push({ site, replacement });
        }
      }
    }
  }
  rewrite(edit, changes);
  return [...inputs.values()];
}

interface Outside {
  readonly text: string;
  readonly end: number;
  readonly wanted: string;
  readonly root: string;
  readonly fault?: string;
}

type Reads = ReturnType<typeof readsOf>[number];

function outsideRead(flow: FlowSnapshot, group: NodePath, site: Site, reference: Reads): Outside | undefined {
  const { root, member: name, field, to, loose } = reference;
  if (root === "secrets" || (root === "nodes" && name !== undefined && insideGroup(flow, group, site, name))) {
    return undefined;
  }
  if (loose || ((root === "nodes" || root === "vars") && name === undefined)) {
    const fault = `${titleOf(flow, site.owner)} reads “${root}” as a whole, which a flow of its own cannot see.`;
    return { text: `${root}?${site.owner}`, end: to, wanted: root, root, fault };
  }
  if (root === "nodes" || root === "vars" || root === "inputs") {
    const wanted = root === "nodes" ? (field ?? name) : name;
    const path = [root, name, root === "nodes" ? field : undefined].filter((part) => part !== undefined);
    const end = root === "nodes" ? to : reference.end;
    return {
      text: path.map((part, i) => (i === 0 ? part : nameText(part))).join("."),
      end,
      wanted: wanted ?? root,
      root,
    };
  }
  return givenInside(flow, group, site, root)
    ? undefined
    : { text: root, end: reference.from + root.length, wanted: root, root };
}

function insideGroup(flow: FlowSnapshot, group: NodePath, site: Site, name: string): boolean {
  const meant = resolved(flow, site.body, name);
  return meant !== undefined && meant !== group && contains(group, meant);
}

const GIVEN_BY: Readonly<Record<string, string>> = {
  item: "flow.for_each@",
  index: "flow.for_each@",
  state: "flow.loop@",
  iteration: "flow.loop@",
};

/** Returns true when a name such as `item` comes from a body inside the group. */
function givenInside(flow: FlowSnapshot, group: NodePath, site: Site, name: string): boolean {
  const giver = GIVEN_BY[name];
  const bodies = site.kind === "while" ? [site.owner] : [];
  for (let at = site.body ?? ""; at !== group && contains(group, at); at = at.slice(0, at.lastIndexOf("."))) {
    bodies.push(at);
  }
  return giver !== undefined && bodies.some((body) => String(nodeValue(flow, body)?.type).startsWith(giver));
}

function inputFor(outside: Outside, taken: ReadonlyMap<string, Input>, flow: FlowSnapshot): Input {
  const names = new Set(Array.from(taken.values(), (input) => input.name));
  let name = outside.wanted;
  for (let i = 2; names.has(name); i++) {
    name = `${outside.wanted}_${i}`;
  }
  const declared = objectOf(valueAt(flow.logic, ["spec", "inputs", "properties"]));
  const schema = outside.root === "inputs" ? (member(declared, outside.wanted) ?? {}) : {};
  return { name, text: `\${ ${outside.text} }`, schema, ...(outside.fault !== undefined && { fault: outside.fault }) };
}

function createdFlow(
  flow: FlowSnapshot,
  group: NodePath,
  value: JsonObject,
  inputs: readonly Input[],
  title: string,
): FlowSnapshot {
  const properties = Object.fromEntries(
    inputs.filter((each) => each.fault === undefined).map((each) => [each.name, each.schema]),
  );
  const access = valueAt(flow.logic, ["spec", "access"]);
  const spec = {
    ...(access !== undefined && { access }),
    inputs: { type: "object", properties },
    nodes: value.nodes ?? {},
    ...(value.outputs !== undefined && { outputs: value.outputs }),
  };
  const places = Object.entries(objectOf(member(flow.layout, "nodes")));
  const inside = places
    .filter(([path]) => path.startsWith(`${group}.`))
    .map(([path, place]) => [path.slice(group.length + 1), place]);
  const metadata = { name: idFrom(title, "flow"), title };
  const layout = inside.length === 0 ? {} : { nodes: Object.fromEntries(inside) };
  return flowSnapshot({ apiVersion: "foldwork/v1", kind: "Flow", metadata, spec }, layout, flow.files);
}
