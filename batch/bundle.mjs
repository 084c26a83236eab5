// Bundles the command line into dist/: one small entry and what it loads when it needs it, with the sample data beside.
import { cpSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

rmSync(`${root}dist`, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: { "credit-roster": "batch/main.ts" },
  outdir: "dist",
  outExtension: { ".js": ".mjs" },
  chunkNames: "chunks/[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  minify: true,
  keepNames: false,
  // packages written for CommonJS ask for Node's modules with require
  banner: {
    js: 'import { createRequire as __require } from "node:module"; const require = __require(import.meta.url);',
  },
  legalComments: "linked",
  logLevel: "warning",
});
for (const part of ["roster", "usage"])
  cpSync(`${root}batch/sample/${part}`, `${root}dist/sample/${part}`, { recursive: true });
writeFileSync(`${root}dist/package.json`, `${JSON.stringify({ type: "module" })}\n`);
