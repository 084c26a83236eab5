// Runs the bundled program over the sample and keeps beside it the code that V8 compiled for that, so that `launch.cjs` need
// not compile it again: a sixth of a run of ten thousand rows. For this version of Node on this kind of machine alone.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";

// as in `launch.cjs`: the engine refuses what was compiled under other flags
setFlagsFromString("--interrupt-budget=300000");

const dist = resolve(fileURLToPath(new URL("..", import.meta.url)), process.argv[2] ?? "dist");
const program = join(dist, "program.cjs");
const url = pathToFileURL(join(dist, "credit-roster.cjs")).href;
const out = mkdtempSync(join(tmpdir(), "credit-roster-"));
const script = new Script(readFileSync(program, "latin1"), { filename: program });

const sample = join(dist, "sample");
const runs = [
  ["demo", "--out", out, "--quiet"],
  [
    "reconcile",
    "--roster",
    join(sample, "roster"),
    "--usage",
    join(sample, "usage"),
    "--out",
    out,
    "--fail-on",
    "never",
  ],
];

/** The program runs by being loaded; when nothing of it is under way any more, the next run has its turn. */
function next() {
  const args = runs.shift();
  if (args === undefined) return;
  process.argv = [process.execPath, fileURLToPath(url), ...args];
  script.runInThisContext()(createRequire(url), url, { exports: {} });
}

process.stdout.write = () => true;
process.on("beforeExit", next);
process.on("exit", (code) => {
  if (code === 0) {
    writeFileSync(`${program}.${process.version}-${process.platform}-${process.arch}`, script.createCachedData());
  }
  rmSync(out, { recursive: true, force: true });
});
next();
