import type { Diagnostic } from "../diagnostic.ts";
import { createTextAttempt } from "./text-attempt.ts";

/** Bytes that are held whole as one text: by their mark, else as UTF-8, else as Windows-1252. Nothing where they are no text. */
export function wholeText(bytes: Uint8Array): string | undefined {
  const attempt = (encoding: "windows-1252" | undefined) => {
    let text = "";
    const reading = createTextAttempt(encoding, (piece) => {
      text += piece;
    });
    reading.push(bytes);
    return { text, ...reading.finish() };
  };
  const first = attempt(undefined);
  const last = first.mayBeWindows ? attempt("windows-1252") : first;
  return last.readable ? last.text : undefined;
}

/** What to say of a file whose bytes are no text. */
export function notText(file: string, { isWorkbook }: { readonly isWorkbook: boolean }): Diagnostic {
  const error = { severity: "error", at: { file } } as const;
  if (isWorkbook) {
    return {
      ...error,
      code: "export-unrecognised",
      message: "The file is a workbook or an archive, not a CSV file; it is not counted.",
      help: "Unpack an archive; open a workbook and save the sheet that is meant as “CSV UTF-8”. Then give that file.",
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
