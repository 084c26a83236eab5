import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { readExportFile } from "../../core/exports/read-file.ts";
import type { ReadFile, Reading } from "../../core/exports/reading.ts";
import { fileKind } from "../../core/files/file-kind.ts";
import type { Roster } from "../../core/roster/roster.ts";
import type { UsageBook } from "../../core/usage/book.ts";
import { eachPiece, readStart } from "./bytes.ts";
import { unreadable } from "./paths.ts";

/** How far the reading has come. */
export type Advance = (file: string, bytesRead: number, bytesInAll: number, rows: number) => void;

/**
 * Reads every export into the book, those within archives and workbooks too: each is an input of its own. One of the same
 * bytes as one before it counts once, and is said so. `openPacked` comes from `loadUnpacking`.
 */
export function readExports(
  files: readonly string[],
  book: UsageBook,
  roster: Roster,
  report: (diagnostic: Diagnostic) => void,
  advance: Advance,
  openPacked?: Reading["openPacked"],
): readonly ReadFile[] {
  const inputs: ReadFile[] = [];
  const reading = { book, roster, report, createHash: newHash, inputs, openPacked };
  const sizes = files.map((file) => (isRegular(file) ? statSync(file).size : 0));
  const inAll = sizes.reduce((sum, size) => sum + size, 0);
  let before = 0;
  files.forEach((file, index) => {
    const firstRow = book.length();
    const known = inputs.length;
    const pieces = (take: (bytes: Uint8Array) => void) => {
      let bytesRead = 0;
      eachPiece(file, (bytes) => {
        take(bytes);
        bytesRead += bytes.length;
        advance(file, before + bytesRead, inAll, book.length());
      });
      return undefined;
    };
    try {
      readExportFile({ name: file, pieces, isRepeatable: isRegular(file) }, reading);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
      book.truncate(firstRow);
      inputs.length = known;
      report(unreadable(file, error));
    }
    before += sizes[index] ?? 0;
  });
  return inputs;
}

/** Loads what opens packed files and workbooks, if there is one among the files: text is read without it, and sooner. */
export async function loadUnpacking(files: readonly string[]): Promise<Reading["openPacked"]> {
  const isPacked = (file: string) => !isRegular(file) || fileKind(readStart(file, 8)) !== "text";
  return files.some(isPacked) ? (await import("../../core/exports/read-packed.ts")).openPacked : undefined;
}

/** Whether a file can be read again: a pipe comes once, standard input or not. */
function isRegular(file: string): boolean {
  try {
    return file !== "-" && statSync(file).isFile();
  } catch {
    // what cannot be looked at cannot be read, and says so then
    return false;
  }
}

function newHash() {
  const hash = createHash("sha256");
  return {
    update: (bytes: Uint8Array) => {
      hash.update(bytes);
    },
    digest: () => hash.digest("hex"),
  };
}
