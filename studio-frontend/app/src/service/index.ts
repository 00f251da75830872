export { api } from "./api.ts";
export { type Connectedness, useConnectedness } from "./connectedness.ts";
export { nextPage, nextPageByProvider } from "./next-page.ts";
export { askAnew, queryClient } from "./query-client.ts";
export { type Runner, runnersQuery } from "./runners.ts";
export { sessionBegun, sessionEnded, useSessionEnd } from "./session-end.ts";
export { needsSession, type Told, told } from "./told.ts";
