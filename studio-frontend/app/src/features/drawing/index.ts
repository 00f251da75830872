export type { Drawing } from "./drawing.ts";
export { FlowDrawing, type Mark } from "./flow-drawing.tsx";
export { useDrawing } from "./use-drawing.ts";
