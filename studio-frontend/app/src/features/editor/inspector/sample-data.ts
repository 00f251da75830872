import { ok } from "@foldwork/api";
import { isList, type JsonObject, type JsonValue, type NodePath, objectOf } from "@foldwork/model";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { messages } from "../../../messages/index.ts";
import { api } from "../../../service/index.ts";
import type { SampleData } from "./values.ts";

/** Returns the data of the flow's last run, to show what expressions give; undefined before the first one. */
export function useSampleData(flow: string): SampleData | undefined {
  return useQuery(lastRunData(flow)).data ?? undefined;
}

const lastRunData = (flow: string) =>
  queryOptions({
    queryKey: ["runs", "sample", flow],
    staleTime: 10_000,
    queryFn: async ({ signal }): Promise<SampleData | null> => {
      const query = { flow, limit: 1 };
      const { runs } = await ok(api.GET("/api/v1/runs", { params: { query }, signal }));
      const [last] = runs;
      if (!last) {
        return null;
      }
      const path = { run: last.id };
      const [run, { nodes }] = await Promise.all([
        ok(api.GET("/api/v1/runs/{run}", { params: { path }, signal })),
        ok(api.GET("/api/v1/runs/{run}/nodes", { params: { path }, signal })),
      ]);
      const outputs = new Map<NodePath, JsonValue>();
      const items = new Map<NodePath, readonly JsonValue[]>();
      for (const node of nodes) {
        // What a body did with its first item stands for all of them.
        const plain = node.path.replace(/\[\d+\]/g, "");
        if (node.output && !outputs.has(plain)) {
          outputs.set(plain, node.output as JsonObject);
        }
        const gone = objectOf(node.input).items;
        if (isList(gone)) {
          items.set(plain, gone);
        }
      }
      const whose = messages.editor.nowGives.whose(new Date(last.createdAt));
      return { inputs: run.inputs as JsonObject, outputs, items, whose };
    },
  });
