// Bundles the command line into dist/ (or the folder that is named): a small entry and the program, with the sample data
// beside.
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = resolve(root, process.argv[2] ?? "dist");

// the built pane lies beside the program, and is built by itself
const before = existsSync(out) ? readdirSync(out).filter((name) => name !== "pane") : [];
for (const name of before) rmSync(`${out}/${name}`, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: { program: "batch/main.ts" },
  outdir: out,
  outExtension: { ".js": ".cjs" },
  bundle: true,
  // one file in one function: it is read at once, and its parts still run only when they are asked for
  format: "cjs",
  banner: { js: "(function (require, __url, module) {" },
  footer: { js: "})" },
  define: { "import.meta.url": "__url" },
  inject: ["batch/unpacked-streams.mjs"],
  // what only reads and writes at once needs neither other threads nor other processes
  alias: { fflate: "fflate/browser", "node:child_process": `${root}batch/no-other-process.mjs` },
  platform: "node",
  target: "node20.19",
  minify: true,
  keepNames: false,
  legalComments: "linked",
  logLevel: "warning",
});
// esbuild leaves letters beyond ASCII in patterns and templates: with one of them, the engine keeps the whole in twice the room
const program = `${out}/program.cjs`;
const escaped = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
writeFileSync(program, readFileSync(program, "utf8").replace(/[^\0-\x7f]/g, escaped));
cpSync(`${root}manifest.xml`, `${out}/manifest.xml`);
cpSync(`${root}batch/launch.cjs`, `${out}/credit-roster.cjs`);
chmodSync(`${out}/credit-roster.cjs`, 0o755);
for (const part of ["roster.xlsx", "roster", "usage"])
  cpSync(`${root}batch/sample/${part}`, `${out}/sample/${part}`, { recursive: true });
writeFileSync(`${out}/package.json`, `${JSON.stringify({ type: "module" })}\n`);
