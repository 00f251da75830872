import { ok } from "@foldwork/api";
import { api } from "../../../service/index.ts";

/** Returns the text that the service keeps, as it was written; undefined while it cannot be asked. */
export async function savedText(flow: string): Promise<string | undefined> {
  try {
    return (await ok(api.GET("/api/v1/flows/{flow}/draft", { params: { path: { flow } } }))).text;
  } catch {
    return undefined;
  }
}
