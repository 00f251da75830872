export { AppFrame } from "./app-frame.tsx";
export { BrokenPage, MissingPage } from "./trouble-pages.tsx";
export { WorkFrame } from "./work-frame.tsx";
