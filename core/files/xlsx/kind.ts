import { notAWorkbook, type Refusal, saveAsWorkbook } from "./refusal.ts";
import { encrypted } from "./unpack.ts";

const ARCHIVE = [0x50, 0x4b];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
const GZIP = [0x1f, 0x8b];

/** What to say of bytes that are no `.xlsx` or `.xlsm`, by what they begin with; nothing where they may be one. */
export function refuseKind(bytes: Uint8Array): Refusal | undefined {
  if (bytes.length === 0) return notAWorkbook("The file is empty.");
  if (startsWith(bytes, ARCHIVE)) return undefined;
  if (startsWith(bytes, COMPOUND)) return contains(bytes, "EncryptedPackage") ? encrypted : oldWorkbook();
  if (startsWith(bytes, GZIP))
    return notAWorkbook("The file is packed with gzip.", "Unpack it, and give the workbook.");
  if (beginsAsText(bytes)) {
    return notAWorkbook(
      "The file is text (CSV, HTML or XML), not a workbook.",
      "If it is one of several CSV files, give their folder; else open it in Excel and save it as “Excel Workbook (.xlsx)”.",
    );
  }
  return notAWorkbook("The file is not a workbook.");
}

/** What to say of an archive by what lies in it, where it is no workbook that is read. */
export function refuseArchive(has: (part: string) => boolean): Refusal {
  if (has("content.xml"))
    return notAWorkbook(
      "The file is an OpenDocument file (.ods).",
      saveAsWorkbook.replace("Excel, save", "LibreOffice or Excel, save"),
    );
  if (has("xl/workbook.bin")) return binaryWorkbook();
  if (has("Index/Document.iwa") || has("Index.zip")) {
    return notAWorkbook(
      "The file is of Apple Numbers.",
      "Choose File, Export To, Excel in Numbers, and give that file.",
    );
  }
  if (has("[Content_Types].xml"))
    return notAWorkbook("The file is an Office document, but not a workbook.", "Give the workbook that is meant.");
  return notAWorkbook(
    "The file is a zip archive, not a workbook.",
    "Unpack it, and give the workbook or the folder of CSV files in it.",
  );
}

/** The binary form of the newer workbooks. */
export function binaryWorkbook(): Refusal {
  return notAWorkbook("The file is a binary workbook (.xlsb).");
}

function oldWorkbook(): Refusal {
  return notAWorkbook("The file is of the old kind of Excel (.xls), or another old Office document.");
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

/** Whether the text stands in the bytes, in UTF-16 as the directory of a compound file has it. */
function contains(bytes: Uint8Array, text: string): boolean {
  const wanted = [...text].flatMap((letter) => [letter.charCodeAt(0), 0]);
  for (let at = bytes.indexOf(wanted[0] ?? 0); at !== -1; at = bytes.indexOf(wanted[0] ?? 0, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

function beginsAsText(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
  return bytes.subarray(0, 256).every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13);
}
