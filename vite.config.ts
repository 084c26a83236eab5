import { cpSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The sample, so that a newcomer can try the pane: its exports lie beside the pages, to be saved; its workbook is a part of the
 * program, since the page's policy lets nothing be fetched.
 */
const sample: Plugin = {
  name: "sample",
  resolveId: (id) => (id === "virtual:sample-workbook" ? id : undefined),
  load: (id) => {
    if (id !== "virtual:sample-workbook") return undefined;
    return `export const base64 = ${JSON.stringify(readFileSync(at("batch/sample/roster.xlsx"), "base64"))};`;
  },
  closeBundle: () => cpSync(at("batch/sample/usage"), at("dist/pane/sample"), { recursive: true }),
};

const { version } = JSON.parse(readFileSync(at("package.json"), "utf8")) as { readonly version: string };

/** Builds the pane into dist/pane: pages that can be served from any folder of any host, over https. */
export default defineConfig({
  root: at("addin"),
  // relative, so that whoever hosts the pane need not build it
  base: "./",
  publicDir: at("addin/public"),
  build: {
    outDir: at("dist/pane"),
    emptyOutDir: true,
    target: "es2022",
    // the page's policy allows no script of its own in the page
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: [at("addin/taskpane.html"), at("addin/help.html")],
      // modules of ours do nothing by being loaded: what nothing is taken from is left out, with the libraries that it needs
      treeshake: { moduleSideEffects: [{ test: /\/core\/.*\.ts$/, sideEffects: false }] },
      onLog: (level, log, handle) => {
        // marks for servers that draw pages, in nearly every file of the libraries: they mean nothing here
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") handle(level, log);
      },
    },
  },
  define: { PANE_VERSION: JSON.stringify(version) },
  plugins: [sample],
  worker: { format: "es" },
});
