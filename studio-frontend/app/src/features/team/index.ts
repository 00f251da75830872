export { Choice } from "./choices.tsx";
export { ConfirmDialog } from "./confirm-dialog.tsx";
export { ConnectionDialog } from "./connection-dialog.tsx";
export { connectionKinds } from "./connection-kinds.ts";
export { AddSecretDialog } from "./secret-dialogs.tsx";
export { type TeamHas, teamHas } from "./team-has.ts";
export { TeamPage } from "./team-page.tsx";
export { TokensView } from "./tokens-view.tsx";
