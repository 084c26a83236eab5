import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The sample workbook and its exports lie beside the pages, so that a newcomer can open them from the pane. */
const sample: Plugin = {
  name: "sample",
  closeBundle: () => {
    for (const part of ["roster.xlsx", "usage"])
      cpSync(at(`batch/sample/${part}`), at(`dist/pane/sample/${part}`), { recursive: true });
  },
};

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
      onLog: (level, log, handle) => {
        // marks for servers that draw pages, in nearly every file of the libraries: they mean nothing here
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") handle(level, log);
      },
    },
  },
  plugins: [sample],
  worker: { format: "es" },
});
