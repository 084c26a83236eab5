import { createHash } from "node:crypto";
import { toPlainDate } from "../../core/calendar.ts";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { readExportFile } from "../../core/exports/read-file.ts";
import { openPacked } from "../../core/exports/read-packed.ts";
import type { ReadFile } from "../../core/exports/reading.ts";
import { readCsvGrid } from "../../core/files/csv.ts";
import { readRoster } from "../../core/roster/roster.ts";
import { units } from "../../core/roster/words.ts";
import { createBook } from "../../core/usage/book.ts";

/** A row of the book in words. */
export type RowInWords = {
  readonly day: string;
  readonly person: string;
  readonly service: string;
  readonly job: string;
  readonly amount: number;
  readonly unit: string | undefined;
  readonly line: number;
};

/** Reads files that are given by name and bytes, in pieces of a length, and tells everything that came of it. */
export function readFiles(
  files: readonly (readonly [name: string, content: string | Uint8Array])[],
  { settings = "", length = 64 * 1024, isRepeatable = true } = {},
) {
  const book = createBook();
  const grids = { settings: readCsvGrid(`Setting,Value\n${settings}`, "settings.csv") };
  const roster = readRoster(grids, "roster", () => {});
  const diagnostics: Diagnostic[] = [];
  const inputs: ReadFile[] = [];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const createHash256 = () => {
    const hash = createHash("sha256");
    return { update: (bytes: Uint8Array) => void hash.update(bytes), digest: () => hash.digest("hex") };
  };
  for (const [name, content] of files) {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    const pieces = (take: (piece: Uint8Array) => void) => {
      // one buffer for all pieces, as the reader of files has: who keeps a piece must copy it
      const piece = new Uint8Array(length);
      for (let at = 0; at < bytes.length; at += length) {
        const part = bytes.subarray(at, at + length);
        piece.set(part);
        take(piece.subarray(0, part.length));
      }
      return undefined;
    };
    readExportFile(
      { name, pieces, isRepeatable },
      { book, roster, report, createHash: createHash256, inputs, openPacked },
    );
  }
  const { people, services, jobs } = book.names;
  const rows = Array.from(
    { length: book.length() },
    (_, row): RowInWords => ({
      day: toPlainDate(book.day(row)),
      person: people.textOf(book.person(row)),
      service: services.textOf(book.service(row)),
      job: jobs.textOf(book.job(row)),
      amount: book.amount(row),
      unit: units[book.unit(row)],
      line: book.line(row),
    }),
  );
  return { inputs, rows, diagnostics, said: diagnostics.map(spoken) };
}

/** A diagnostic in short: `severity[code] file:line:column`. */
function spoken({ severity, code, at }: Diagnostic): string {
  return `${severity}[${code}] ${[at.file, at.line, at.column].filter((part) => part !== undefined).join(":")}`;
}

/** SHA-256 of a text's bytes in UTF-8. */
export function sha256Of(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
