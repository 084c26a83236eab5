import { createGunzip, PACKED_PIECE } from "../files/inflate.ts";
import { refuseKind } from "../files/xlsx/kind.ts";
import { isRefusal, type Refusal } from "../files/xlsx/refusal.ts";
import { archiveLimits, damaged, isBomb, openZip, tooLarge, type ZipFile } from "../files/zip-files.ts";
import { readGiven } from "./read-file.ts";
import { readWorkbookExports } from "./read-workbook.ts";
import {
  addRefused,
  type Found,
  type GivenFile,
  leftAside,
  type Opener,
  type PackedFile,
  type Reading,
  refused,
  within,
} from "./reading.ts";

/**
 * Opens what is packed: a file packed with gzip, an archive, a workbook. It stands apart from the reading of text, so that
 * what unpacks is loaded only where something is packed.
 */
export function openPacked(file: PackedFile): Opener {
  return file.kind === "gzip" && file.within !== undefined ? gzipOpener(file.within()) : wholeOpener(file);
}

function gzipOpener(inner: Opener): Opener {
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
function wholeOpener({ kind, given, reading, found, digest }: PackedFile): Opener {
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
