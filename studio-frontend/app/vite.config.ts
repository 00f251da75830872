import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compressed } from "./bundling/compressed.ts";
import { phosphorIcons } from "./bundling/phosphor-icons.ts";
import { scriptBudget } from "./bundling/script-budget.ts";

/** Where `npm run dev` finds a service that runs, such as that of `foldwork up`. */
const SERVICE = process.env.FOLDWORK_URL ?? "http://127.0.0.1:7300";

// Vite wants its settings as the default export.
// biome-ignore lint/style/noDefaultExport: see above
export default defineConfig({
  plugins: [react(), phosphorIcons(), scriptBudget(), compressed()],
  // The service puts a fresh one in its place with every answer; styles that libraries add are allowed by it.
  html: { cspNonce: "FOLDWORK_NONCE" },
  build: {
    target: "es2023",
    // A data: address would need a wider policy for fonts and images than 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    port: 7480,
    strictPort: true,
    // The service takes no pages of foreign origins, so they come as its own.
    proxy: { "/api": { target: SERVICE, changeOrigin: true, headers: { origin: SERVICE } } },
  },
});
