export { TeamPage } from "./team-page.tsx";
export { TokensView } from "./tokens-view.tsx";
