export { exportFlow, exportTeam, type FlowFormat } from "./export-file.ts";
export { FileDrop } from "./file-drop.tsx";
export { ImportDialog } from "./import-dialog.tsx";
