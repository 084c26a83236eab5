import type { Encoding } from "../../core/files/encoding.ts";
import { fileKind } from "../../core/files/file-kind.ts";
import { createTextAttempt } from "../../core/files/text-attempt.ts";
import { readPieces } from "./bytes.ts";

/** How reading a file as text ended: its hash, whether its bytes were text at all, and whether they are a workbook's. */
export type TextRead = { readonly sha256: string; readonly readable: boolean; readonly isWorkbook: boolean };

/**
 * Reads a file as text, piece by piece: by its mark, else as UTF-8, else as Windows-1252. A file that breaks in the middle
 * is begun again: `begin` is called before the first piece of each attempt, `fail` when an attempt comes to nothing.
 */
export function readText(path: string, begin: () => void, take: (text: string) => void, fail: () => void): TextRead {
  const attempt = (encoding: Encoding | undefined) => {
    const text = createTextAttempt(encoding, take);
    let isWorkbook: boolean | undefined;
    begin();
    const sha256 = readPieces(path, (bytes) => {
      isWorkbook ??= fileKind(bytes) !== "text";
      if (!isWorkbook) text.push(bytes);
    });
    const outcome = text.finish();
    const readable = outcome.readable && isWorkbook !== true;
    if (!readable) fail();
    return { sha256, readable, isWorkbook: isWorkbook === true, mayBeOther: outcome.mayBeWindows && path !== "-" };
  };
  const first = attempt(undefined);
  return first.mayBeOther ? attempt("windows-1252") : first;
}
