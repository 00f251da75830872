import { accessOf, eachNode, type FlowSnapshot, type NodeTypes, nodePointer, requirementsOf } from "@foldwork/model";
import { messages } from "../../../messages/index.ts";
import type { TeamHas } from "../../team/index.ts";
import type { Problem } from "./problems.ts";

const words = messages.editor.lacking;

/**
 * Returns what steps need that the flow says it uses and the team does not have, each with what is to be added. It keeps
 * nobody from editing and publishing: whoever runs the flow may have it.
 */
export function lackingProblems(flow: FlowSnapshot, types: NodeTypes, team: TeamHas): readonly Problem[] {
  const found: Problem[] = [];
  const { secrets, connections } = accessOf(flow);
  eachNode(flow, (path, node) => {
    const depth = nodePointer(path).length;
    for (const need of requirementsOf(flow, path, types, node)) {
      const { name } = need;
      const common = { severity: "warning", path, place: need.pointer.slice(depth), fixes: [] } as const;
      if (need.kind === "secret" && secrets.has(name) && !team.secrets.has(name)) {
        found.push({ ...common, code: "SECRET_MISSING", message: words.secret(name), adds: { name } });
      }
      const kind = connections[name];
      if (need.kind === "connection" && typeof kind === "string" && !team.connections.has(name)) {
        found.push({ ...common, code: "CONNECTION_MISSING", message: words.connection(name), adds: { name, kind } });
      }
    }
  });
  return found;
}
