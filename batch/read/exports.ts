import { statSync } from "node:fs";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { createExportReader, type ExportReader, type ReadExport } from "../../core/exports/read.ts";
import type { ExportInput } from "../../core/reconcile.ts";
import type { Roster } from "../../core/roster/roster.ts";
import type { UsageBook } from "../../core/usage/book.ts";
import { unreadable } from "./paths.ts";
import { notText, readText } from "./text.ts";

/** How far the reading has come. */
export type Advance = (file: string, bytesRead: number, bytesInAll: number, rows: number) => void;

const nothing: Omit<ReadExport, "firstRow" | "endRow"> = {
  format: undefined,
  firstDay: undefined,
  lastDay: undefined,
  rows: 0,
  leftOut: 0,
  list: undefined,
  keys: [],
};

/** Reads every export into the book. A file of the same bytes as one before it counts once, and is said so. */
export function readExports(
  files: readonly string[],
  book: UsageBook,
  roster: Roster,
  report: (diagnostic: Diagnostic) => void,
  advance: Advance,
): readonly ExportInput[] {
  const inputs: ExportInput[] = [];
  const sizes = files.map((file) => (file === "-" ? 0 : (statSync(file, { throwIfNoEntry: false })?.size ?? 0)));
  const inAll = sizes.reduce((sum, size) => sum + size, 0);
  let before = 0;
  files.forEach((file, index) => {
    const input = readOne(file, inputs, book, roster, report, (bytes) => {
      advance(file, before + bytes, inAll, book.length());
    });
    if (input !== undefined) inputs.push(input);
    before += sizes[index] ?? 0;
  });
  return inputs;
}

function readOne(
  file: string,
  inputs: readonly ExportInput[],
  book: UsageBook,
  roster: Roster,
  report: (diagnostic: Diagnostic) => void,
  advance: (bytes: number) => void,
): ExportInput | undefined {
  const firstRow = book.length();
  let held: Diagnostic[] = [];
  let reader: ExportReader | undefined;
  let bytesRead = 0;
  const forget = () => {
    book.truncate(firstRow);
    held = [];
    bytesRead = 0;
  };
  try {
    const text = readText(
      file,
      () => {
        forget();
        reader = createExportReader(inputs.length, file, book, roster, (diagnostic) => held.push(diagnostic));
      },
      (text, bytes) => {
        reader?.push(text);
        bytesRead += bytes;
        advance(bytesRead);
      },
      forget,
    );
    const { sha256 } = text;
    if (!text.readable) {
      report(notText(file, text));
      return { file, sha256, export: { ...nothing, firstRow, endRow: firstRow }, repeats: undefined };
    }
    const read = (reader as ExportReader).finish();
    const repeats = inputs.findIndex((input) => input.sha256 === sha256);
    if (repeats === -1) {
      for (const diagnostic of held) report(diagnostic);
      return { file, sha256, export: read, repeats: undefined };
    }
    forget();
    report(sameBytes(file));
    return { file, sha256, export: { ...read, firstRow, endRow: firstRow }, repeats };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    forget();
    report(unreadable(file, error));
    return undefined;
  }
}

function sameBytes(file: string): Diagnostic {
  return {
    code: "export-repeated",
    severity: "note",
    at: { file },
    message: "The file has the same bytes as another one that was given; its rows count once.",
    help: "Nothing needs doing.",
  };
}
