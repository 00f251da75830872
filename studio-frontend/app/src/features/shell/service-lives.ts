import { ok } from "@foldwork/api";
import { api } from "../../service/index.ts";

/** Asks the least there is to ask; that something answers is heard where every request is. */
export function serviceLives() {
  return ok(api.GET("/health/live"));
}
