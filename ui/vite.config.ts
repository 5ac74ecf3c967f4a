import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

// The server owns /api; `npm run dev` passes it on. SHOUWEN_API points at another server or at the mock.
const api = process.env.SHOUWEN_API ?? "http://127.0.0.1:8700";

// rc-util writes two of its style elements without the nonce it is given elsewhere; under the product's policy they
// would be refused. The build stops when the place is no longer there.
const UTIL = "@rc-component/util/es/Dom/dynamicCSS.js";
const nonced: Plugin = {
  name: "nonce-for-rc-util",
  apply: "build",
  transform(code, id) {
    if (!id.replaceAll("\\", "/").endsWith(UTIL)) return null;
    const place = "if (csp?.nonce) {";
    if (!code.includes(place)) this.error(`${UTIL} has changed: look again where it sets its nonce`);
    return code.replace(
      place,
      "const given = document.querySelector('meta[name=\"csp-nonce\"]')?.content; if (!csp?.nonce && given) { styleNode.nonce = given; } if (csp?.nonce) {",
    );
  },
};

export default defineConfig({
  plugins: [react(), nonced],
  build: {
    target: "es2022",
    // Nothing inline: the content security policy of the server allows scripts and styles from itself only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: "manifest.json",
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { "/api": { target: api, changeOrigin: false } } },
  test: { environment: "happy-dom", include: ["src/**/*.test.{ts,tsx}"] },
});
