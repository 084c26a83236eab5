import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

/** A file to be written: its name, and its text whole or in pieces. */
export type OutputFile = { readonly name: string; readonly text: string | Iterable<string> };

/**
 * Writes files into a folder whole: each under a temporary name first, and only when all are written do they take their
 * names. A run that is interrupted leaves the previous report as it was.
 */
export function saveAll(folder: string, files: readonly OutputFile[]): readonly string[] {
  mkdirSync(folder, { recursive: true });
  const staged = files.map(({ name }) => ({
    temporary: join(folder, `.${name}.${process.pid}.tmp`),
    final: join(folder, name),
  }));
  const discard = () => {
    for (const { temporary } of staged) rmSync(temporary, { force: true });
  };
  const interrupted = () => {
    discard();
    process.exit(130);
  };
  process.once("SIGINT", interrupted);
  try {
    files.forEach(({ text }, index) => {
      write(staged[index]?.temporary ?? "", typeof text === "string" ? [text] : text);
    });
    for (const { temporary, final } of staged) renameSync(temporary, final);
  } catch (error) {
    discard();
    throw error;
  } finally {
    process.removeListener("SIGINT", interrupted);
  }
  return staged.map(({ final }) => final);
}

function write(path: string, pieces: Iterable<string>): void {
  const file = openSync(path, "w");
  try {
    for (const piece of pieces) writeSync(file, piece);
  } finally {
    closeSync(file);
  }
}
