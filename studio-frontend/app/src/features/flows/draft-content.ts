import { ok } from "@foldwork/api";
import { api } from "../../service/index.ts";

/** What a draft says, its files, and where its steps stand. */
export async function draftContent(flow: string, signal: AbortSignal) {
  const params = { path: { flow } };
  const [{ text, files }, { layout }] = await Promise.all([
    ok(api.GET("/api/v1/flows/{flow}/draft", { params, signal })),
    ok(api.GET("/api/v1/flows/{flow}/layout", { params, signal })),
  ]);
  return { text, files, layout };
}
