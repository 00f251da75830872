import { type Api, ok } from "@foldwork/api";
import { eachNode, type FlowSnapshot, flowSnapshot, type JsonValue, readYaml, yamlText } from "@foldwork/model";
import type { GivenFlow } from "../../runs/index.ts";
import { flowOfName } from "./called-flows.ts";
import { type Pin, pinOf } from "./pin.ts";

const LOCK = "foldwork.lock";
const MOST = 500;

/**
 * Returns a flow as it is started without being stored: its text, with every version it calls, at every depth, beside it and
 * a lock that names them, as `foldwork pull` lays them out. A version that the team does not have is left out; the check
 * names it.
 */
export async function givenFlow(api: Api, flow: FlowSnapshot): Promise<GivenFlow> {
  const files = textsOf(flow);
  const locked: Record<string, { readonly file: string; readonly hash: string }> = {};
  const open = usesIn(flow);
  const seen = new Set(open);
  for (let uses = open.pop(); uses !== undefined && seen.size <= MOST; uses = open.pop()) {
    const pin = pinOf(uses);
    const version = pin && (await versionOf(api, pin));
    if (pin && version) {
      const folder = `pinned/${pin.name}@${pin.number}/`;
      const file = `${folder}${pin.name}.flow.yaml`;
      const text = version.text ?? "";
      files[file] = text;
      for (const [path, beside] of Object.entries(version.files ?? {})) {
        files[folder + path] = beside;
      }
      locked[uses] = { file, hash: `sha256:${version.hash}` };
      for (const further of usesInText(text)) {
        if (!seen.has(further)) {
          seen.add(further);
          open.push(further);
        }
      }
    }
  }
  if (Object.keys(locked).length > 0) {
    files[LOCK] = JSON.stringify({ lockVersion: 1, flows: locked });
  }
  return { text: yamlText(flow.logic as JsonValue), files };
}

function textsOf(flow: FlowSnapshot): Record<string, string> {
  const texts = Object.entries(flow.files).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return Object.fromEntries(texts);
}

function usesIn(flow: FlowSnapshot): string[] {
  const found = new Set<string>();
  eachNode(flow, (_path, { uses }) => {
    if (typeof uses === "string" && pinOf(uses)) {
      found.add(uses);
    }
  });
  return [...found];
}

function usesInText(text: string): readonly string[] {
  const read = readYaml(text);
  return "value" in read ? usesIn(flowSnapshot(read.value)) : [];
}

async function versionOf(api: Api, { name, number }: Pin) {
  const flow = await flowOfName(api, name);
  return flow === undefined || (flow.lastVersion ?? 0) < number
    ? undefined
    : ok(api.GET("/api/v1/flows/{flow}/versions/{version}", { params: { path: { flow: flow.id, version: number } } }));
}
