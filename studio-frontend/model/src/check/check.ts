import { type FlowNode, type FlowSnapshot, nodesOf } from "../document/flow.ts";
import { graphOf } from "../document/graph.ts";
import { NODE_ID } from "../document/keys.ts";
import { hasBody, type NodeTypes } from "../document/node-types.ts";
import { DONE, ERROR, type NodeView, needText, nodeView, viewOf } from "../document/node-view.ts";
import { childPath, holderOf, type NodePath, nodePointer, ROOT } from "../document/path.ts";
import { portsOf } from "../document/ports.ts";
import { member, objectOf } from "../json/value.ts";
import { EditBuilder } from "../operation/edit-builder.ts";
import { titleOf } from "../operation/names.ts";
import { replaceType } from "../operation/replace-type.ts";
import { writtenNeeds } from "../operation/wires.ts";
import { accessProblems } from "./access.ts";
import type { Fix, QuickProblem } from "./problem.ts";
import { referenceProblems } from "./references.ts";
import { nearest } from "./suggest.ts";

/** Returns what can be seen to be wrong without asking the service: everywhere, or in one body and all inside it. */
export function quickProblems(flow: FlowSnapshot, types: NodeTypes, below: NodePath = ROOT): readonly QuickProblem[] {
  const found: QuickProblem[] = below === ROOT ? [...referenceProblems(flow, ROOT, types)] : [];
  const walk = (holder: NodePath) => {
    const values = nodesOf(flow, holder);
    found.push(...rings(flow, holder, values));
    for (const [id, value] of Object.entries(values)) {
      const path = childPath(holder, id);
      found.push(...nodeProblems(flow, path, types));
      if (value.nodes !== undefined) {
        walk(path);
      }
    }
  };
  walk(below);
  return found;
}

/** Returns what is wrong with one node, what is inside it left out. */
export function nodeProblems(flow: FlowSnapshot, path: NodePath, types: NodeTypes): readonly QuickProblem[] {
  const node = nodeView(flow, path);
  if (!node) {
    return [];
  }
  return [
    ...idProblems(path, node),
    ...typeProblems(flow, path, node, types),
    ...wireProblems(flow, path, node, types),
    ...settingProblems(path, node, types),
    // Of a node whose type is not known nobody can say what its settings mean.
    ...(types.has(node.type) ? [...referenceProblems(flow, path, types), ...accessProblems(flow, path, types)] : []),
  ];
}

function problem(code: string, path: NodePath, key: readonly string[], message: string, fixes: readonly Fix[] = []) {
  return { code, severity: "error", path, pointer: [...nodePointer(path), ...key], message, fixes } as const;
}

function idProblems(path: NodePath, node: NodeView): readonly QuickProblem[] {
  const words = `“${node.id}” cannot be an id: use small letters, digits and _, beginning with a letter.`;
  return NODE_ID.test(node.id) ? [] : [problem("NODE_ID_INVALID", path, [], words)];
}

function typeProblems(flow: FlowSnapshot, path: NodePath, node: NodeView, types: NodeTypes): readonly QuickProblem[] {
  const type = types.get(node.type);
  if (!type) {
    const meant = nearest(node.type, types.keys());
    const fix = meant && {
      label: `Make it ${types.get(meant)?.title}`,
      edit: () => replaceType(flow, path, meant, types),
    };
    const hint = meant ? ` Did you mean ${meant}?` : "";
    const message = node.type === "" ? "This step has no type." : `There is no step of the type ${node.type}.${hint}`;
    const missing = node.value.type === undefined ? "NODE_TYPE_MISSING" : "VALUE_TYPE";
    return [problem(node.type === "" ? missing : "NODE_TYPE_UNKNOWN", path, ["type"], message, fix ? [fix] : [])];
  }
  if (type.body === "called_flow" && node.uses === "") {
    return [problem("USES_MISSING", path, ["uses"], "It calls no flow yet. Choose one.")];
  }
  if (hasBody(type) && node.value.nodes === undefined) {
    return [problem("BODY_MISSING", path, ["type"], "It has no inside yet.")];
  }
  const extra = !hasBody(type) && node.value.nodes !== undefined;
  return extra ? [problem("BODY_NOT_ALLOWED", path, ["nodes"], `A step of the type ${type.title} has no inside.`)] : [];
}

function wireProblems(flow: FlowSnapshot, path: NodePath, node: NodeView, types: NodeTypes): readonly QuickProblem[] {
  const holder = holderOf(path);
  const siblings = nodesOf(flow, holder);
  return node.needs.flatMap((need, i) => {
    const key = ["needs", String(i)];
    const source = Object.hasOwn(siblings, need.node) ? siblings[need.node] : undefined;
    const drop: Fix = { label: "Take the wire away", edit: () => withNeed(flow, path, i, undefined) };
    if (!source) {
      const meant = nearest(need.node, Object.keys(siblings));
      const change = {
        label: "Change it",
        edit: () => withNeed(flow, path, i, needText({ ...need, node: meant ?? "" })),
      };
      const hint = meant ? ` Did you mean ${meant}?` : "";
      const message = `It waits for “${need.node}”, which is no step of this sheet.${hint}`;
      return [problem("NEED_UNKNOWN", path, key, message, meant ? [change, drop] : [drop])];
    }
    return portProblem(path, key, viewOf(need.node, source), need.port, types, drop);
  });
}

function portProblem(
  path: NodePath,
  key: readonly string[],
  source: NodeView,
  port: string,
  types: NodeTypes,
  drop: Fix,
): readonly QuickProblem[] {
  const { ports, open } = portsOf(source, types);
  if (open || port === DONE || port === ERROR || ports.some((each) => each.name === port)) {
    return [];
  }
  const meant = nearest(
    port,
    ports.map((each) => each.name),
  );
  const message = `${source.title} has no way “${port}”.${meant ? ` Did you mean “${meant}”?` : ""}`;
  return [problem("PORT_UNKNOWN", path, key, message, [drop])];
}

function withNeed(flow: FlowSnapshot, path: NodePath, at: number, need: string | undefined) {
  const edit = new EditBuilder(flow);
  edit.setNeeds(
    path,
    writtenNeeds(flow, path).flatMap((each, i) => (i === at ? (need ?? []) : [each])),
  );
  return edit.build(`Change the wires of ${titleOf(flow, path)}`);
}

function settingProblems(path: NodePath, node: NodeView, types: NodeTypes): readonly QuickProblem[] {
  const schema = types.get(node.type)?.settings;
  const required = Array.isArray(schema?.required) ? schema.required : [];
  const properties = objectOf(schema?.properties);
  const missing = required
    .filter((name) => typeof name === "string" && member(node.settings, name) === undefined)
    .map((name) => {
      const title = String(objectOf(properties[name]).title ?? name);
      return problem("SETTING_MISSING", path, ["with", name], `“${title}” is not filled in yet.`);
    });
  const known = schema?.additionalProperties === false ? Object.keys(properties) : undefined;
  const unknown = Object.keys(node.settings)
    .filter((name) => known && !known.includes(name))
    .map((name) => problem("SETTING_UNKNOWN", path, ["with", name], `It has no setting “${name}”.`));
  return [...missing, ...unknown];
}

function rings(
  flow: FlowSnapshot,
  holder: NodePath,
  values: Readonly<Record<string, FlowNode>>,
): readonly QuickProblem[] {
  const { order } = graphOf(values);
  const ids = Object.keys(values);
  if (order.length === ids.length) {
    return [];
  }
  const sorted = new Set(order);
  const left = ids.filter((id) => !sorted.has(id));
  const names = left.slice(0, 5).map((id) => titleOf(flow, childPath(holder, id)));
  const path = childPath(holder, left[0] ?? "");
  return [
    problem("CYCLE", path, ["needs"], `These steps wait for each other: ${names.join(", ")}. Take one wire away.`),
  ];
}
