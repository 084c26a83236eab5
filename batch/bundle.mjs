// Bundles the command line into dist/ (or the folder that is named): one small entry and what it loads when it needs it,
// with the sample data beside.
import { cpSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = resolve(root, process.argv[2] ?? "dist");

rmSync(out, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: { "credit-roster": "batch/main.ts" },
  outdir: out,
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
for (const part of ["roster.xlsx", "roster", "usage"])
  cpSync(`${root}batch/sample/${part}`, `${out}/sample/${part}`, { recursive: true });
writeFileSync(`${out}/package.json`, `${JSON.stringify({ type: "module" })}\n`);
