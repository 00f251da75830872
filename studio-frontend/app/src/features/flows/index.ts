export { draftContent } from "./draft-content.ts";
export { createFlow, type Flow, flowQueries } from "./flow-queries.ts";
export { FlowsPage } from "./flows-page.tsx";
export { FolderList } from "./folder-list.tsx";
export { SampleCards } from "./sample-cards.tsx";
export { draftChanges } from "./selection.ts";
