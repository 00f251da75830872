import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The page beside which `make bench-ui` measures the editor: React Flow as its examples use it. */
// Vite wants its settings as the default export.
// biome-ignore lint/style/noDefaultExport: see above
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    target: "es2023",
    outDir: `${import.meta.dirname}/../../../target/bench-ui`,
    emptyOutDir: true,
    reportCompressedSize: false,
  },
});
