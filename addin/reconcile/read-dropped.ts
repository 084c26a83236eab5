import type { Diagnostic } from "../../core/diagnostic.ts";
import { readExportFile } from "../../core/exports/read-file.ts";
import { openPacked } from "../../core/exports/read-packed.ts";
import type { ReadFile, Reading } from "../../core/exports/reading.ts";
import { wholeText } from "../../core/files/whole-text.ts";
import type { KnownMapping } from "../../core/roster/mapping.ts";
import { noMapping, readMappingFile } from "../../core/roster/mapping-file.ts";
import type { Roster } from "../../core/roster/roster.ts";
import type { UsageBook } from "../../core/usage/book.ts";
import { filePieces, type ReadBytes } from "./file-bytes.ts";
import { namedFiles } from "./file-names.ts";
import { createHash, hashBytes, hashText } from "./hash.ts";
import type { RecognisedFile } from "./protocol.ts";
import { type Recognised, recognise } from "./recognise.ts";

/** A dropped file under a name that no other has, and what it is. */
export type Dropped = { readonly name: string; readonly file: File; readonly is: Recognised };

/** Names every file as no other, and tells what each is. */
export function lookAt(files: readonly File[], read: ReadBytes): readonly Dropped[] {
  return namedFiles(files).map(([name, file]) => ({ name, file, is: recognise(file, read) }));
}

/** The mappings that were dropped or made in a form, the hashes of their texts by name, and whether every one can be used. */
export function readMappings(
  dropped: readonly Dropped[],
  texts: readonly string[],
  report: (diagnostic: Diagnostic) => void,
): {
  readonly mappings: readonly KnownMapping[];
  readonly hashes: ReadonlyMap<string, string>;
  readonly whole: boolean;
} {
  const hashes = new Map<string, string>();
  const read = (name: string, hash: string, text: string | undefined) => {
    hashes.set(name, hash);
    if (text !== undefined) return readMappingFile(text, name, report);
    report(noMapping(name, "It is no text."));
    return undefined;
  };
  const all = [
    ...texts.map((text, index) => read(`mapping ${index + 1}`, hashText(text), text)),
    ...dropped.flatMap(({ name, is }) =>
      is.kind === "mapping" ? [read(name, hashBytes(is.bytes), wholeText(is.bytes))] : [],
    ),
  ];
  const mappings = all.filter((mapping) => mapping !== undefined);
  return { mappings, hashes, whole: mappings.length === all.length };
}

/** How far the reading has come: the file, and the bytes of all files. */
export type Advance = (file: string, bytesRead: number, bytesInAll: number) => void;

/** Reads every dropped export into the book, those within archives and workbooks too. */
export function readExports(
  dropped: readonly Dropped[],
  book: UsageBook,
  roster: Roster,
  report: (diagnostic: Diagnostic) => void,
  read: ReadBytes,
  advance: Advance,
): readonly ReadFile[] {
  const inputs: ReadFile[] = [];
  const reading: Reading = { book, roster, report, createHash, inputs, openPacked };
  const exports = dropped.filter(({ is }) => is.kind === "export");
  const inAll = exports.reduce((sum, { file }) => sum + file.size, 0);
  let before = 0;
  for (const { name, file } of exports) {
    const pieces = filePieces(file, read);
    const counted: typeof pieces = (take) => {
      let bytesRead = 0;
      return pieces((bytes) => {
        take(bytes);
        bytesRead += bytes.length;
        advance(name, before + bytesRead, inAll);
      });
    };
    readExportFile({ name, pieces: counted, isRepeatable: true }, reading);
    before += file.size;
  }
  return inputs;
}

/** What each dropped file turned out to be, once the exports were read: one of which nothing was read is unknown. */
export function recognised(dropped: readonly Dropped[], inputs: readonly ReadFile[]): readonly RecognisedFile[] {
  return dropped.map(({ name, is }) => {
    if (is.kind !== "export") return { file: name, kind: is.kind };
    // what was in an archive, or on a sheet, is named after it
    const own = inputs.filter(({ file }) => file === name || file.startsWith(`${name} › `));
    return { file: name, kind: own.some((input) => input.export.format !== undefined) ? "export" : "unknown" };
  });
}
