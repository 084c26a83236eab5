import type { Diagnostic } from "../diagnostic.ts";
import type { FileKind } from "../files/file-kind.ts";
import type { Refusal } from "../files/xlsx/refusal.ts";
import type { Roster } from "../roster/roster.ts";
import { counted, listed } from "../text.ts";
import type { UsageBook } from "../usage/book.ts";
import type { Suggestion } from "./mapping/suggest.ts";
import { nothingRead, type ReadExport } from "./row-intake.ts";

/** SHA-256 of bytes that come piece by piece, in hexadecimal: the platform has it, the core has not. */
export type Hash = { readonly update: (bytes: Uint8Array) => void; readonly digest: () => string };

/** An export that was read, or one of the same bytes as one before it (`repeats` is that one's number). */
export type ReadFile = {
  /** Its name as it is shown: `march.csv`, `exports.zip › march.csv`, `usage.xlsx › Sheet2`. */
  readonly file: string;
  /** Of its bytes, unpacked; for a sheet, of the workbook's bytes and the sheet's place. */
  readonly sha256: string;
  readonly export: ReadExport;
  readonly repeats: number | undefined;
};

/** What exports are read into. */
export type Reading = {
  readonly book: UsageBook;
  readonly roster: Roster;
  readonly report: (diagnostic: Diagnostic) => void;
  readonly createHash: () => Hash;
  /** What was read so far, by number in the book. */
  readonly inputs: ReadFile[];
  /** What opens packed files and workbooks (`read-packed.ts`); it must be there where one is given. */
  readonly openPacked: ((file: PackedFile) => Opener) | undefined;
};

/** A file that is given: its name as it is shown, and its bytes piece by piece. */
export type GivenFile = {
  readonly name: string;
  /** Hands over the bytes, and answers why they cannot be had, perhaps after pieces. A piece is not kept by who takes it. */
  readonly pieces: (take: (bytes: Uint8Array) => void) => Refusal | undefined;
  /** Whether `pieces` may be asked again: standard input comes once. */
  readonly isRepeatable: boolean;
};

/** Where a file was found: in an archive, what is no export is left aside, and there is no archive within an archive. */
export type Found = { readonly isInside: boolean; readonly isExportByName: boolean; readonly leaveAside: () => void };

/** Takes the bytes of a file; `finish` answers whether it is done, or wants to be read again as Windows-1252. */
export type Opener = {
  readonly push: (bytes: Uint8Array) => void;
  readonly finish: (refusal: Refusal | undefined, isLast: boolean) => boolean;
};

/** A file that is no text: what it begins as, and what reads what is in it, where that was not unpacked already. */
export type PackedFile = {
  readonly kind: FileKind;
  readonly given: GivenFile;
  readonly reading: Reading;
  readonly found: Found;
  readonly within: (() => Opener) | undefined;
  /** Hash of everything that was pushed. */
  readonly digest: () => string;
};

/** The name of a file within another, or of a sheet within a workbook. */
export function within(outer: string, inner: string): string {
  return `${outer} › ${inner}`;
}

/** Adds what was read; of the same bytes as a file before it, it counts once, and is said so. */
export function addRead(
  reading: Reading,
  file: string,
  sha256: string,
  read: ReadExport,
  held: readonly Diagnostic[],
): void {
  const { inputs, book, report } = reading;
  const repeats = inputs.findIndex((input) => input.sha256 === sha256);
  if (repeats === -1) {
    for (const diagnostic of held) report(diagnostic);
    inputs.push({ file, sha256, export: read, repeats: undefined });
    return;
  }
  const { firstRow } = read;
  book.truncate(firstRow);
  report(sameBytes(file));
  inputs.push({ file, sha256, export: { ...read, firstRow, endRow: firstRow }, repeats });
}

/** Adds a file of which nothing could be read, with the reason. */
export function addRefused(
  reading: Reading,
  file: string,
  sha256: string,
  diagnostic: Diagnostic,
  suggestion?: Suggestion | undefined,
  header?: ReadExport["header"],
): void {
  reading.report(diagnostic);
  const row = reading.book.length();
  reading.inputs.push({ file, sha256, export: nothingRead(row, suggestion, header), repeats: undefined });
}

/** A refusal as a diagnostic about an export. */
export function refused(file: string, { code, message, help }: Refusal): Diagnostic {
  const isLarge = code === "limit-exceeded" && /\bworkbook\b/.test(message);
  return {
    code,
    severity: "error",
    at: { file },
    message: `${message.replace(/\.$/, "")}; the file is not counted.`,
    help: isLarge
      ? "Open it in Excel, save the sheet as “CSV UTF-8”, and give that file: it may be of any size."
      : help,
  };
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

/** What to say of folders in a folder: what is in them counts only where they are given too. */
export function notLookedInto(file: string, folders: readonly string[]): Diagnostic {
  const some =
    folders.length > 5 ? [...folders.slice(0, 4), `${counted(folders.length - 4, "more", "more")}`] : folders;
  return {
    code: "file-skipped",
    severity: "note",
    at: { file },
    message: `${folders.length === 1 ? "A folder" : "Folders"} in the folder ${folders.length === 1 ? "is" : "are"} not looked into; left aside: ${listed(some)}.`,
    help: `If exports lie in it, give it by name too, such as --usage ${file} ${file.replace(/[/\\]+$/, "")}/${folders[0]}.`,
  };
}

/** What to say of files of a folder, or of an archive, that are no exports: named, so that none is missed without a word. */
export function leftAside(file: string, container: "folder" | "archive", names: readonly string[]): Diagnostic {
  const some = names.length > 5 ? [...names.slice(0, 4), `${counted(names.length - 4, "more", "more")}`] : names;
  return {
    code: "file-skipped",
    severity: "note",
    at: { file },
    message: `Only exports of the ${container} are read (CSV, also packed, and Excel); left aside: ${listed(some)}.`,
    help: "If one of them is an export, save it as CSV or as an Excel Workbook (.xlsx).",
  };
}
