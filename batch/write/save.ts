import { closeSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Every name that a report's file may have. */
export const outputNames: readonly string[] = [
  "report.html",
  "review.xlsx",
  "findings.csv",
  "reconciliation.json",
  "allocations.csv",
  "ledger.journal",
];

/** A file to be written: its name, and its text whole or in pieces, or its bytes. */
export type OutputFile = {
  readonly name: string;
  readonly text: string | Uint8Array | Iterable<string>;
};

/** How writing ended: with the paths, or with the reason in words. */
export type Saved =
  | { readonly kind: "saved"; readonly paths: readonly string[] }
  | { readonly kind: "failed"; readonly reason: string };

/** A temporary file that is older, in milliseconds, was left by a run that was killed. */
const LEFT_BEHIND = 60 * 60 * 1000;

/**
 * Writes files into a folder whole: each under a temporary name first, and only when all are written, and none is in the
 * way, do they take their names. A run that fails or is interrupted leaves the previous report as it was.
 */
export async function saveAll(folder: string, files: readonly OutputFile[]): Promise<Saved> {
  const staged = files.map(({ name }) => ({
    temporary: join(folder, `.${name}.${process.pid}.tmp`),
    final: join(folder, name),
  }));
  let isBegun = false;
  const discard = () => {
    if (!isBegun) return;
    for (const { temporary } of staged) rmSync(temporary, { force: true });
  };
  const interrupted = (_signal: string, number: number) => {
    discard();
    process.exit(128 + number);
  };
  process.on("SIGINT", interrupted).on("SIGTERM", interrupted);
  try {
    mkdirSync(folder, { recursive: true });
    isBegun = true;
    sweep(folder);
    for (const [index, { text }] of files.entries()) {
      const isWhole = typeof text === "string" || text instanceof Uint8Array;
      await write(staged[index]?.temporary ?? "", isWhole ? [text] : text);
    }
    for (const { final } of staged) refuseIfFixed(final);
    for (const { temporary, final } of staged) renameSync(temporary, final);
    removeOutdated(folder, files);
    return { kind: "saved", paths: staged.map(({ final }) => final) };
  } catch (error) {
    discard();
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return { kind: "failed", reason: whyUnwritten(error as NodeJS.ErrnoException & { dest?: string }, folder) };
  } finally {
    process.off("SIGINT", interrupted).off("SIGTERM", interrupted);
  }
}

/** What an earlier run wrote and this one did not: beside the new report it would tell of another run. */
function removeOutdated(folder: string, files: readonly OutputFile[]): void {
  const written = new Set(files.map(({ name }) => name));
  for (const name of outputNames) if (!written.has(name)) rmSync(join(folder, name), { force: true });
}

async function write(path: string, pieces: Iterable<string | Uint8Array>): Promise<void> {
  const file = openSync(path, "w");
  try {
    for (const piece of pieces) {
      writeFileSync(file, piece);
      // an interruption gets its turn
      await new Promise(setImmediate);
    }
  } finally {
    closeSync(file);
  }
}

/** Throws when a file of the previous report cannot be replaced: it is a folder, or protected, or open in Excel. */
function refuseIfFixed(path: string): void {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) closeSync(openSync(path, "r+"));
}

/** Removes what a run that was killed has left. */
function sweep(folder: string): void {
  const ours = outputNames.map((name) => `.${name}.`);
  for (const name of readdirSync(folder)) {
    if (!/\.\d+\.tmp$/.test(name) || !ours.some((start) => name.startsWith(start))) continue;
    const written = statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Date.now() - written > LEFT_BEHIND) rmSync(join(folder, name), { force: true });
  }
}

function whyUnwritten(error: NodeJS.ErrnoException & { dest?: string }, folder: string): string {
  const path = (error.dest ?? error.path ?? folder).replace(/\.([^/\\]+)\.\d+\.tmp$/, "$1");
  const reasons: Readonly<Record<string, string>> = {
    ENOSPC: "the disk is full",
    EDQUOT: "the disk is full",
    EROFS: "the disk is write-protected",
    EACCES: "it may not be written by this user, or is open in another program",
    EPERM: "it may not be written by this user, or is open in another program",
    EBUSY: "it is open in another program",
    EISDIR: "a folder of that name is in the way",
    EEXIST: "a file of that name is in the way",
    ENOTDIR: "a file is in the way of the folder",
  };
  const reason = reasons[error.code ?? ""] ?? error.message;
  return `the report could not be written to ${path}: ${reason}. A report that was there before is as it was. Mend that, or give another folder with --out.`;
}
