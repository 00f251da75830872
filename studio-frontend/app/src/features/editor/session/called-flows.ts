import { type Api, ok } from "@foldwork/api";
import { type FlowSnapshot, flowSnapshot, readYaml } from "@foldwork/model";
import { pinOf } from "./pin.ts";

/** A version of a flow that a step calls. */
export interface CalledFlow {
  readonly id: string;
  readonly title: string;
  readonly number: number;
  /** The newest published version. */
  readonly newest: number;
  readonly snapshot: FlowSnapshot;
}

const PAGE = 200;

/** Returns the version that `uses` names; undefined when the team has none. */
export async function calledFlow(api: Api, uses: string): Promise<CalledFlow | undefined> {
  const pin = pinOf(uses);
  const flow = pin && (await flowOfName(api, pin.name));
  if (!flow || (flow.lastVersion ?? 0) < pin.number) {
    return undefined;
  }
  const wanted = pin.number;
  const version = await ok(
    api.GET("/api/v1/flows/{flow}/versions/{version}", { params: { path: { flow: flow.id, version: wanted } } }),
  );
  const read = readYaml(version.text ?? "");
  return {
    id: flow.id,
    title: version.title,
    number: wanted,
    newest: flow.lastVersion ?? wanted,
    snapshot: "message" in read ? flowSnapshot({}) : flowSnapshot(read.value, version.layout, version.files),
  };
}

/** Returns the flow of the team that has a name; undefined when none has. */
export async function flowOfName(api: Api, name: string) {
  let cursor: string | null = null;
  do {
    const query: { q: string; limit: number; cursor?: string } = { q: name, limit: PAGE, ...(cursor && { cursor }) };
    const page = await ok(api.GET("/api/v1/flows", { params: { query } }));
    const found = page.flows.find((flow) => flow.name === name);
    if (found) {
      return found;
    }
    cursor = page.next;
  } while (cursor !== null);
  return undefined;
}
