import { ok } from "@foldwork/api";
import { type FlowSnapshot, flowSnapshot, objectOf, readYaml } from "@foldwork/model";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../service/index.ts";
import { draftContent } from "../../flows/index.ts";

/** One of the two states that are compared: a version by its number, or the draft. */
export interface Side {
  readonly text: string;
  readonly flow: FlowSnapshot;
}

export const DRAFT = "draft";

/** How one state of a flow is asked for; a version stays as it is, a draft does not. */
export function sideQuery(flow: string, which: string) {
  return queryOptions({
    queryKey: ["flows", "side", flow, which],
    queryFn: ({ signal }): Promise<Side> => (which === DRAFT ? draft(flow, signal) : version(flow, which, signal)),
    staleTime: which === DRAFT ? 0 : Number.POSITIVE_INFINITY,
  });
}

async function draft(flow: string, signal: AbortSignal): Promise<Side> {
  const { text, layout, files } = await draftContent(flow, signal);
  return sideOf(text, layout, files);
}

async function version(flow: string, number: string, signal: AbortSignal): Promise<Side> {
  const params = { path: { flow, version: Number(number) } };
  const { text, layout, files } = await ok(api.GET("/api/v1/flows/{flow}/versions/{version}", { params, signal }));
  return sideOf(text ?? "", layout, files);
}

function sideOf(text: string, layout: unknown, files: unknown): Side {
  const read = readYaml(text);
  const logic = "value" in read ? objectOf(read.value) : {};
  return { text, flow: flowSnapshot(logic, layout, files) };
}
