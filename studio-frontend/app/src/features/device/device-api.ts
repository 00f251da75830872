import { ok } from "@foldwork/api";
import { api } from "../../service/index.ts";

/** A program that waits to be let in. */
export type Waiting = Awaited<ReturnType<typeof waitingFor>>;

/** Returns the program that shows a code. */
export function waitingFor(code: string) {
  return ok(api.GET("/api/v1/device/logins/{code}", { params: { path: { code } } }));
}

/** Has the program act for the person, or turns it away. */
export async function decide(code: string, decision: "approve" | "deny"): Promise<void> {
  const params = { path: { code } };
  await (decision === "approve"
    ? api.POST("/api/v1/device/logins/{code}/approve", { params })
    : api.POST("/api/v1/device/logins/{code}/deny", { params }));
}
