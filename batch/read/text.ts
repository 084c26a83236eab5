import type { Diagnostic } from "../../core/diagnostic.ts";
import { createDecoder, type Encoding, likelyEncoding, startsLikeWorkbook } from "../../core/files/encoding.ts";
import { readPieces } from "./bytes.ts";

/** How reading a file as text ended: its hash, whether its bytes were text at all, and whether they are a workbook's. */
export type TextRead = { readonly sha256: string; readonly readable: boolean; readonly isWorkbook: boolean };

/**
 * Reads a file as text, piece by piece: by its mark, else as UTF-8, else as Windows-1252. A file that breaks in the middle
 * is begun again: `begin` is called before the first piece of each attempt, `fail` when an attempt comes to nothing.
 */
export function readText(
  path: string,
  begin: () => void,
  take: (text: string, bytes: number) => void,
  fail: () => void,
): TextRead {
  const attempt = (encoding: Encoding | undefined) => {
    let decoder: ReturnType<typeof createDecoder> | undefined;
    let readable = true;
    let isWorkbook = false;
    begin();
    const sha256 = readPieces(path, (bytes) => {
      if (decoder === undefined) isWorkbook = startsLikeWorkbook(bytes);
      if (isWorkbook) readable = false;
      decoder ??= createDecoder(encoding ?? likelyEncoding(bytes));
      // a file that broke is decoded to its end, to see whether it is UTF-8 elsewhere
      const text = decoder.push(bytes);
      if (text === undefined) readable = false;
      else if (readable) take(text, bytes.length);
    });
    const rest = decoder === undefined ? "" : decoder.finish();
    if (rest === undefined) readable = false;
    else if (readable && rest !== "") take(rest, 0);
    if (!readable) fail();
    const plain = decoder?.encoding === "utf-8" && !decoder.sawMore();
    return { sha256, readable, isWorkbook, mayBeOther: !readable && !isWorkbook && plain && path !== "-" };
  };
  const first = attempt(undefined);
  return first.mayBeOther ? attempt("windows-1252") : first;
}

/** What to say of a file whose bytes are no text. */
export function notText(file: string, { isWorkbook }: TextRead): Diagnostic {
  const error = { severity: "error", at: { file } } as const;
  if (isWorkbook) {
    return {
      ...error,
      code: "export-unrecognised",
      message: "The file is a workbook or an archive, not a CSV file; it is not counted.",
      help: "Unpack an archive; open a workbook and save the sheet that is meant as “CSV UTF-8”. Then give that file.",
    };
  }
  if (file === "-") {
    return {
      ...error,
      code: "encoding-unknown",
      message: "What came through standard input is not UTF-8 or UTF-16 text from beginning to end; it is not counted.",
      help: "Give it as a file, which may be in Windows-1252 too, or pipe it as UTF-8.",
    };
  }
  return {
    ...error,
    code: "encoding-unknown",
    message:
      "The file cannot be read as text: it is not UTF-8, UTF-16 or Windows-1252 from beginning to end; it is not counted.",
    help: "Open it in Excel or an editor, and save it as “CSV UTF-8”.",
  };
}
