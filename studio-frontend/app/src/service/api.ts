import { type Api, connect } from "@foldwork/api";
import { pulse } from "./connectedness.ts";

/** The service that handed out this page; its cookie says who calls. */
export const api: Api = connect({ baseUrl: location.origin, proof: { kind: "session" }, pulse });
