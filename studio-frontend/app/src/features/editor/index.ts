export { ChangesPage } from "./changes/changes-page.tsx";
export { EditorPage } from "./editor-page.tsx";
export { type RunOverlay, RunOverlayProvider } from "./sheet/run-marks.tsx";
