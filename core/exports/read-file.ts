import type { Diagnostic } from "../diagnostic.ts";
import { type Encoding, joined } from "../files/encoding.ts";
import { type FileKind, fileKind } from "../files/file-kind.ts";
import { createGunzip, PACKED_PIECE } from "../files/inflate.ts";
import { createTextAttempt } from "../files/text-attempt.ts";
import { refuseKind } from "../files/xlsx/kind.ts";
import { isRefusal, type Refusal } from "../files/xlsx/refusal.ts";
import { archiveLimits, damaged, isBomb, openZip, tooLarge, type ZipFile } from "../files/zip-files.ts";
import { createExportReader } from "./read.ts";
import { readWorkbookExports } from "./read-workbook.ts";
import { addRead, addRefused, leftAside, type Reading, refused, within } from "./reading.ts";

/** A file that is given: its name as it is shown, and its bytes piece by piece. */
export type GivenFile = {
  readonly name: string;
  /** Hands over the bytes, and answers why they cannot be had, perhaps after pieces. A piece is not kept by who takes it. */
  readonly pieces: (take: (bytes: Uint8Array) => void) => Refusal | undefined;
  /** Whether `pieces` may be asked again: standard input comes once. */
  readonly isRepeatable: boolean;
};

/** Where a file was found: in an archive, what is no export is left aside, and there is no archive within an archive. */
type Found = { readonly isInside: boolean; readonly isExportByName: boolean; readonly leaveAside: () => void };

/**
 * Reads a file into the book: CSV, CSV packed with gzip, a workbook, or a zip archive of such files; the bytes say which,
 * never the name. Every file and every sheet in it becomes an input of its own; what cannot be read is said, and the run
 * goes on.
 */
export function readExportFile(given: GivenFile, reading: Reading): void {
  readGiven(given, reading, { isInside: false, isExportByName: true, leaveAside: () => {} });
}

function readGiven(given: GivenFile, reading: Reading, found: Found): void {
  const attempt = (encoding: Encoding | undefined, isLast: boolean): boolean => {
    const opener = createOpener(given, reading, found, encoding, false);
    const refusal = given.pieces(opener.push);
    return opener.finish(refusal, isLast);
  };
  if (!attempt(undefined, !given.isRepeatable)) attempt("windows-1252", true);
}

/** Takes the bytes of a file; `finish` answers whether it is done, or wants to be read again as Windows-1252. */
type Opener = {
  readonly push: (bytes: Uint8Array) => void;
  readonly finish: (refusal: Refusal | undefined, isLast: boolean) => boolean;
};

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
    if (kind === "gzip" && !isUnpacked) return gzipOpener(given, reading, found, encoding);
    return wholeOpener(given, reading, found, kind, hash.digest);
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
  return {
    push: attempt.push,
    finish: (refusal, isLast) => {
      const { readable, mayBeWindows } = attempt.finish();
      const forget = () => book.truncate(firstRow);
      if (refusal !== undefined) {
        forget();
        addRefused(reading, name, digest(), refused(name, refusal));
      } else if (!readable) {
        forget();
        if (mayBeWindows && !isLast) return false;
        if (found.isInside && !found.isExportByName) found.leaveAside();
        else addRefused(reading, name, digest(), notText(name, mayBeWindows && encoding === undefined));
      } else {
        const read = reader.finish();
        const isOther = read.format === undefined && held.every(({ code }) => code !== "export-ambiguous");
        if (found.isInside && !found.isExportByName && isOther) found.leaveAside();
        else addRead(reading, name, digest(), read, held);
      }
      return true;
    },
  };
}

function gzipOpener(given: GivenFile, reading: Reading, found: Found, encoding: Encoding | undefined): Opener {
  const inner = createOpener(given, reading, found, encoding, true);
  let packed = 0;
  let size = 0;
  let refusal: Refusal | undefined;
  const gunzip = createGunzip((bytes) => {
    size += bytes.length;
    if (refusal !== undefined) return;
    if (size > archiveLimits.file || isBomb(packed, size)) {
      refusal = tooLarge(`It unpacks to more than 2 GB, or to more than ${archiveLimits.ratio} times its size.`);
    } else inPieces(bytes, inner.push);
  });
  const push = (bytes: Uint8Array, isLast: boolean) => {
    packed += bytes.length;
    if (refusal === undefined && !gunzip(bytes, isLast)) {
      refusal = damaged("It is damaged, or breaks off: it cannot be unpacked with gzip");
    }
  };
  return {
    push: (bytes) => {
      for (let at = 0; at < bytes.length; at += PACKED_PIECE) push(bytes.subarray(at, at + PACKED_PIECE), false);
    },
    finish: (outer, isLast) => {
      push(new Uint8Array(0), true);
      const reason = outer ?? refusal;
      if (reason === undefined) return inner.finish(undefined, isLast);
      // whatever came out of it before is forgotten with it
      return inner.finish(reason, true);
    },
  };
}

/** Unpacked bytes are handed on in pieces of this size: as text they are ordinary objects to the engine. */
const PIECE = 64 * 1024;

function inPieces(bytes: Uint8Array, take: (bytes: Uint8Array) => void): void {
  for (let at = 0; at < bytes.length; at += PIECE) take(bytes.subarray(at, at + PIECE));
}

/** A file that is opened from its end: it is held whole. */
function wholeOpener(given: GivenFile, reading: Reading, found: Found, kind: FileKind, digest: () => string): Opener {
  const { name } = given;
  const pieces: Uint8Array[] = [];
  let size = 0;
  return {
    push: (bytes) => {
      size += bytes.length;
      if (size <= archiveLimits.packed) pieces.push(bytes.slice());
      else pieces.length = 0;
    },
    finish: (refusal) => {
      const refuse = (reason: Refusal) => addRefused(reading, name, digest(), refused(name, reason));
      if (refusal !== undefined) refuse(refusal);
      else if (size > archiveLimits.packed)
        refuse(tooLarge("The file is larger than 512 MB, the most that is unpacked"));
      else if (kind === "gzip") refuse(packedTwice);
      else readWhole(given, whole(pieces, size), reading, found, refuse);
      return true;
    },
  };
}

function readWhole(
  { name }: GivenFile,
  bytes: Uint8Array,
  reading: Reading,
  found: Found,
  refuse: (reason: Refusal) => void,
): void {
  const opened = refuseKind(bytes) ?? openZip(bytes);
  if (isRefusal(opened)) refuse(refuseBroken(opened));
  else if (opened.kind === "document") readWorkbookExports(bytes, name, reading);
  else if (found.isInside) refuse(archiveInside);
  else if (!readFiles(name, opened.files, reading)) refuse(noExport);
}

/** A damaged archive is no damaged workbook: nobody knows what it holds. */
function refuseBroken(refusal: Refusal): Refusal {
  return refusal.code === "workbook-broken" ? { ...refusal, code: "file-unreadable", help: again } : refusal;
}

/** Reads the files of an archive; answers whether there was anything to read. */
function readFiles(archive: string, files: readonly ZipFile[], reading: Reading): boolean {
  const before = reading.inputs.length;
  const aside: string[] = [];
  for (const file of files) {
    if (isOfTheSystem(file.name)) continue;
    const pieces: GivenFile["pieces"] = (take) => file.pieces((bytes) => inPieces(bytes, take));
    readGiven({ name: within(archive, file.name), pieces, isRepeatable: true }, reading, {
      isInside: true,
      isExportByName: /\.(csv|tsv|csv\.gz|tsv\.gz|xls[xmb]?)$/i.test(file.name),
      leaveAside: () => aside.push(file.name),
    });
  }
  if (aside.length > 0) reading.report(leftAside(archive, "archive", aside));
  return reading.inputs.length > before;
}

/** What macOS and Windows add to archives and folders. */
function isOfTheSystem(path: string): boolean {
  return path.split("/").some((part) => part === "__MACOSX" || part.startsWith(".") || part.startsWith("~$"));
}

function whole(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

const again = "Download or copy it again; if it stays so, unpack it and give the files.";

const packedTwice: Refusal = {
  code: "file-unreadable",
  message: "The file is packed with gzip twice",
  help: "Unpack it once, and give that file.",
};

const archiveInside: Refusal = {
  code: "file-unreadable",
  message: "It is an archive within an archive",
  help: "Unpack the outer archive, and give the inner one.",
};

const noExport: Refusal = {
  code: "file-unreadable",
  message: "The archive holds no export",
  help: "Give the exports as they were downloaded.",
};

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
