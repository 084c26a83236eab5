import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { type RunFile, runFileSchema } from "../../core/run-file.ts";
import { smallFirm } from "./small-firm.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cache = join(root, ".cache", "command");

/** How the command ended, and what it said. */
export type CommandRun = {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
};

/** Where the command runs, and what it is given beside its arguments. */
export type CommandOptions = {
  readonly cwd: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with everything printed so far, and the process, whenever it prints to standard error or output. */
  readonly started?: (child: ReturnType<typeof spawn>) => void;
};

/** The bundled command, made as for publishing: once for each state of the sources, however many runs ask for it. */
export function builtCommand(): string {
  const folder = join(cache, stateOfSources());
  const command = join(folder, "dist", "credit-roster.cjs");
  if (existsSync(command)) return command;
  mkdirSync(cache, { recursive: true });
  for (const name of readdirSync(cache)) if (isOld(join(cache, name))) rmSync(join(cache, name), { recursive: true });
  const building = mkdtempSync(`${folder}.`);
  execFileSync(process.execPath, [join(root, "batch", "bundle.mjs"), join(building, "dist")], { stdio: "inherit" });
  cpSync(join(root, "package.json"), join(building, "package.json"));
  try {
    renameSync(building, folder);
  } catch (error) {
    // another run was faster
    rmSync(building, { recursive: true });
    if (!existsSync(command)) throw error;
  }
  return command;
}

/** Runs the command as a user would, with standard input closed unless some is given. */
export function runCommand(args: readonly string[], options: CommandOptions): Promise<CommandRun> {
  return runProgram(builtCommand(), args, options);
}

/** Runs a script of Node's, such as a command that lies elsewhere, in the same way. */
export function runProgram(script: string, args: readonly string[], options: CommandOptions): Promise<CommandRun> {
  return new Promise((resolve, reject) => {
    const { NO_COLOR: _none, FORCE_COLOR: _force, ...env } = process.env;
    const child = spawn(process.execPath, [script, ...args], { cwd: options.cwd, env: { ...env, ...options.env } });
    const printed = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"] as const) {
      child[stream].setEncoding("utf8").on("data", (text: string) => {
        printed[stream] += text;
      });
    }
    child.on("error", reject);
    child.on("close", (exitCode, signal) => resolve({ exitCode, signal, ...printed }));
    child.stdin.on("error", () => {});
    child.stdin.end(options.input ?? "");
    options.started?.(child);
  });
}

/** A folder for one test's files, gone when the file's tests are over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "credit-roster-"));
  folders.push(folder);
  return folder;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Writes files, by their path within the folder, with the folders that they need. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Everything in a folder: path and size and time, to see whether anything was written there. */
export function stateOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .map((path) => {
      const { size, mtimeMs } = statSync(join(folder, path));
      return `${path} ${size} ${mtimeMs}`;
    });
}

function stateOfSources(): string {
  const hash = createHash("sha256");
  for (const folder of ["batch", "core"]) for (const line of stateOf(join(root, folder))) hash.update(line);
  return hash
    .update(String(statSync(join(root, "package.json")).mtimeMs))
    .digest("hex")
    .slice(0, 16);
}

/** Whether a build is of an hour ago: nobody runs it any more. */
function isOld(path: string): boolean {
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > 3_600_000;
}

/** A temporary folder with the small firm in it, and with what is changed of it. */
export function firm(changes: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const cwd = temporaryFolder();
  writeFiles(cwd, { ...smallFirm, ...changes });
  return cwd;
}

/** The `reconciliation.json` that a run in a folder has written. */
export function runFileIn(cwd: string, out = "credit-roster-report"): RunFile {
  return runFileSchema.parse(JSON.parse(readFileSync(join(cwd, out, "reconciliation.json"), "utf8")));
}
