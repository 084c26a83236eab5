import type { Diagnostic } from "../diagnostic.ts";
import { type Encoding, joined } from "../files/encoding.ts";
import { type FileKind, fileKind } from "../files/file-kind.ts";
import { foreignKind, insteadOf } from "../files/foreign-kind.ts";
import { createTextAttempt } from "../files/text-attempt.ts";
import { notAWorkbook } from "../files/xlsx/refusal.ts";
import { createByteFeed } from "./byte-feed.ts";
import { createExportReader } from "./read.ts";
import { addRead, addRefused, type Found, type GivenFile, type Opener, type Reading, refused } from "./reading.ts";

/**
 * Reads a file into the book: CSV, CSV packed with gzip, a workbook, or a zip archive of such files; the bytes say which,
 * never the name. Every file and every sheet in it becomes an input of its own; what cannot be read is said, and the run
 * goes on.
 */
export function readExportFile(given: GivenFile, reading: Reading): void {
  readGiven(given, reading, { isInside: false, isExportByName: true, leaveAside: () => {} });
}

/** Reads a file that was given, or found in an archive. */
export function readGiven(given: GivenFile, reading: Reading, found: Found): void {
  const attempt = (encoding: Encoding | undefined, isLast: boolean): boolean => {
    const opener = createOpener(given, reading, found, encoding, false);
    const refusal = given.pieces(opener.push);
    return opener.finish(refusal, isLast);
  };
  if (!attempt(undefined, !given.isRepeatable)) attempt("windows-1252", true);
}

/** So many bytes show what a file is; a pipe may bring fewer at a time. */
const SHOWN = 512;

/** Decides by the first bytes what a file is, and hands it on. */
function createOpener(
  given: GivenFile,
  reading: Reading,
  found: Found,
  encoding: Encoding | undefined,
  isUnpacked: boolean,
): Opener {
  const hash = reading.createHash();
  let start: Uint8Array | undefined = new Uint8Array(0);
  let opener: Opener | undefined;
  const open = (kind: FileKind): Opener => {
    if (kind === "text") return textOpener(given, reading, found, encoding, hash.digest);
    if (reading.openPacked === undefined) throw new Error("what opens packed files was not loaded");
    const within = isUnpacked ? undefined : () => createOpener(given, reading, found, encoding, true);
    return reading.openPacked({ kind, given, reading, found, within, digest: hash.digest });
  };
  const begin = (bytes: Uint8Array): Opener => {
    start = undefined;
    opener = open(fileKind(bytes));
    opener.push(bytes);
    return opener;
  };
  return {
    push: (bytes) => {
      hash.update(bytes);
      if (opener !== undefined) return opener.push(bytes);
      const all = start === undefined || start.length === 0 ? bytes : joined(start, bytes);
      if (all.length >= SHOWN) begin(all);
      else start = all.slice();
    },
    finish: (refusal, isLast) => (opener ?? begin(start ?? new Uint8Array(0))).finish(refusal, isLast),
  };
}

function textOpener(
  { name }: GivenFile,
  reading: Reading,
  found: Found,
  encoding: Encoding | undefined,
  digest: () => string,
): Opener {
  const { book, roster, inputs } = reading;
  const firstRow = book.length();
  const held: Diagnostic[] = [];
  const reader = createExportReader(inputs.length, name, book, roster, (diagnostic) => held.push(diagnostic));
  const attempt = createTextAttempt(encoding, reader.push);
  const feed = createByteFeed(reader, attempt);
  let kind: string | undefined;
  let isBegun = false;
  return {
    push: (bytes) => {
      if (!isBegun) kind = foreignKind(bytes);
      isBegun = true;
      feed.push(bytes);
    },
    finish: (refusal, isLast) => {
      feed.finish();
      const { readable, mayBeWindows } = attempt.finish();
      const forget = () => book.truncate(firstRow);
      if (refusal !== undefined) {
        forget();
        addRefused(reading, name, digest(), refused(name, refusal));
      } else if (!readable) {
        forget();
        if (mayBeWindows && !isLast) return false;
        if (found.isInside && !found.isExportByName) found.leaveAside();
        else if (isCalledWorkbook(name)) addRefused(reading, name, digest(), refused(name, noWorkbook));
        else if (kind !== undefined) addRefused(reading, name, digest(), noExport(name, kind));
        else addRefused(reading, name, digest(), notText(name, mayBeWindows && encoding === undefined));
      } else {
        const read = reader.finish();
        const isOther = read.format === undefined && held.every(({ code }) => code !== "export-ambiguous");
        if (found.isInside && !found.isExportByName && isOther) found.leaveAside();
        else if (isOther && read.suggestion === undefined && isCalledWorkbook(name)) {
          forget();
          addRefused(reading, name, digest(), refused(name, noWorkbook));
        } else if (isOther && kind !== undefined) {
          forget();
          addRefused(reading, name, digest(), noExport(name, kind));
        } else addRead(reading, name, digest(), read, held);
      }
      return true;
    },
  };
}

const noWorkbook = notAWorkbook("The file is not a workbook.");

/** Nobody looks for the columns of a CSV in a file that is called a workbook; one that is read all the same counts as what it is. */
function isCalledWorkbook(name: string): boolean {
  return /\.xls[xm]$/i.test(name);
}

function noExport(file: string, kind: string): Diagnostic {
  return {
    code: "export-unrecognised",
    severity: "error",
    at: { file },
    message: `The file is ${kind}, not an export; it is not counted.`,
    help: insteadOf(kind),
  };
}

function notText(file: string, cameOnce: boolean): Diagnostic {
  const error = { code: "encoding-unknown", severity: "error", at: { file } } as const;
  if (cameOnce) {
    return {
      ...error,
      message: "What came through standard input is not UTF-8 or UTF-16 text from beginning to end; it is not counted.",
      help: "Give it as a file, which may be in Windows-1252 too, or pipe it as UTF-8.",
    };
  }
  return {
    ...error,
    message:
      "The file cannot be read as text: it is not UTF-8, UTF-16 or Windows-1252 from beginning to end; it is not counted.",
    help: "Open it in Excel or an editor, and save it as “CSV UTF-8”.",
  };
}
