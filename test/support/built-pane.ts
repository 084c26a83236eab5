import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./source.ts";

const pane = join(root, "dist", "pane");
const lock = join(root, ".cache", "pane.lock");
/** What the built pane is made of. */
const sources = ["addin", "core", "batch/sample", "vite.config.ts", "package.json"];
/** Milliseconds after which whoever builds must have been killed. */
const GIVEN_UP = 5 * 60_000;
const PAUSE = 200;

/** The folder of the built pane, `dist/pane`: built first where it is missing or older than a source, by one process at a time. */
export function builtPane(): string {
  // whoever builds empties the folder first
  while (existsSync(lock) || !isFresh()) {
    if (!takesLock()) {
      wait(PAUSE);
      continue;
    }
    try {
      // another process may have built it while this one waited
      if (!isFresh()) build();
      return pane;
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
  return pane;
}

function isFresh(): boolean {
  const built = statSync(join(pane, "taskpane.html"), { throwIfNoEntry: false })?.mtimeMs;
  return built !== undefined && built >= Math.max(...sources.map((path) => newest(join(root, path))));
}

/** When a file, or anything in a folder, was last changed; what was removed changes its folder. */
function newest(path: string): number {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  const inside = readdirSync(path, { recursive: true, encoding: "utf8" });
  return inside.reduce((latest, name) => Math.max(latest, statSync(join(path, name)).mtimeMs), mtimeMs);
}

function build(): void {
  execFileSync(process.execPath, [join(root, "node_modules/vite/bin/vite.js"), "build", "--logLevel", "warn"], {
    cwd: root,
    stdio: "inherit",
  });
}

/** Takes the lock; false where another process has it. */
function takesLock(): boolean {
  try {
    mkdirSync(dirname(lock), { recursive: true });
    mkdirSync(lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - since > GIVEN_UP) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

function wait(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
