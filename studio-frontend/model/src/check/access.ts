import type { FlowSnapshot } from "../document/flow.ts";
import type { NodeTypes } from "../document/node-types.ts";
import type { NodePath } from "../document/path.ts";
import { type Access, accessOf, type Requirement, requirementsOf } from "../document/requirements.ts";
import type { Edit } from "../operation/edit.ts";
import { EditBuilder } from "../operation/edit-builder.ts";
import type { QuickProblem } from "./problem.ts";

const PLACE = ["spec", "access"];

/** Returns what a step asks for and the flow does not say that it uses, each with a button that says it. */
export function accessProblems(flow: FlowSnapshot, path: NodePath, types: NodeTypes): readonly QuickProblem[] {
  const wanted = requirementsOf(flow, path, types);
  const access = wanted.length === 0 ? undefined : accessOf(flow);
  return wanted.flatMap((need): QuickProblem[] => {
    if (access === undefined || isAsked(need, access)) {
      return [];
    }
    const message = `The flow does not say yet that it uses the ${WORDS[need.kind]} ${need.name}.`;
    const fix = { label: `Let it use ${need.name}`, edit: () => asked(flow, need) };
    return [{ code: "ACCESS_MISSING", severity: "error", path, pointer: need.pointer, message, fixes: [fix] }];
  });
}

const WORDS = { secret: "key", connection: "connection", folder: "folder" };

function isAsked({ kind, name }: Requirement, { secrets, connections, folders }: Access): boolean {
  return kind === "secret" ? secrets.has(name) : Object.hasOwn(kind === "folder" ? folders : connections, name);
}

function asked(flow: FlowSnapshot, need: Requirement): Edit {
  const edit = new EditBuilder(flow);
  const { name } = need;
  switch (need.kind) {
    case "secret":
      edit.set("logic", [...PLACE, "secrets"], [...accessOf(flow).secrets, name]);
      break;
    case "connection":
      edit.set("logic", [...PLACE, "connections", name], need.kinds[0] ?? "http");
      break;
    case "folder":
      edit.set("logic", [...PLACE, "folders", name], { title: name, mode: need.writes ? "read_write" : "read" });
      break;
  }
  return edit.build(`Let the flow use ${name}`);
}
