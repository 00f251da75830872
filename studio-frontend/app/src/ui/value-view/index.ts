export { isMembers, secretOf, tableOf } from "./shapes.ts";
export { ValueView } from "./value-view.tsx";
