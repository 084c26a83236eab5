import type { Diagnostic } from "../../core/diagnostic.ts";
import { createDecoder, type Encoding, likelyEncoding } from "../../core/files/encoding.ts";
import { readPieces } from "./bytes.ts";

/** How reading a file as text ended: its hash, and whether its bytes were text at all. */
export type TextRead = { readonly sha256: string; readonly readable: boolean };

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
    begin();
    const sha256 = readPieces(path, (bytes) => {
      decoder ??= createDecoder(encoding ?? likelyEncoding(bytes));
      const text = readable ? decoder.push(bytes) : undefined;
      if (text === undefined) readable = false;
      else take(text, bytes.length);
    });
    const rest = readable ? decoder?.finish() : "";
    if (rest === undefined) readable = false;
    else if (rest !== "") take(rest, 0);
    if (!readable) fail();
    const plain = decoder?.encoding === "utf-8" && !decoder.sawMore();
    return { sha256, readable, mayBeOther: !readable && plain && path !== "-" };
  };
  const first = attempt(undefined);
  return first.mayBeOther ? attempt("windows-1252") : first;
}

/** What to say of a file whose bytes are no text. */
export function encodingUnknown(file: string): Diagnostic {
  return {
    code: "encoding-unknown",
    severity: "error",
    at: { file },
    message: "The bytes are neither UTF-8, UTF-16 nor Windows-1252 text; the file is not counted.",
    help: "Open it in Excel or an editor, and save it as “CSV UTF-8”.",
  };
}
