import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte()],
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  // Everything is loaded from the program itself; a data: address would need a wider content policy.
  build: {
    target: "safari16",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One page a kind of window: each carries its own code and no other's.
    rolldownOptions: { input: ["index.html", "overlay.html", "strip.html", "candidate.html"] },
  },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
