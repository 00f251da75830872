export { TriggersOfFlow } from "./triggers-of-flow.tsx";
export { TriggersPage } from "./triggers-page.tsx";
