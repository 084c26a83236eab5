import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { readExportFile } from "../../core/exports/read-file.ts";
import type { ReadFile } from "../../core/exports/reading.ts";
import type { Roster } from "../../core/roster/roster.ts";
import type { UsageBook } from "../../core/usage/book.ts";
import { eachPiece } from "./bytes.ts";
import { unreadable } from "./paths.ts";

/** How far the reading has come. */
export type Advance = (file: string, bytesRead: number, bytesInAll: number, rows: number) => void;

/**
 * Reads every export into the book, those within archives and workbooks too: each is an input of its own. One of the same
 * bytes as one before it counts once, and is said so.
 */
export function readExports(
  files: readonly string[],
  book: UsageBook,
  roster: Roster,
  report: (diagnostic: Diagnostic) => void,
  advance: Advance,
): readonly ReadFile[] {
  const inputs: ReadFile[] = [];
  const reading = { book, roster, report, createHash: newHash, inputs };
  const sizes = files.map((file) => (file === "-" ? 0 : (statSync(file, { throwIfNoEntry: false })?.size ?? 0)));
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
      readExportFile({ name: file, pieces, isRepeatable: file !== "-" }, reading);
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

function newHash() {
  const hash = createHash("sha256");
  return {
    update: (bytes: Uint8Array) => {
      hash.update(bytes);
    },
    digest: () => hash.digest("hex"),
  };
}
