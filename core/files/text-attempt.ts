import { createDecoder, type Decoder, type Encoding, likelyEncoding } from "./encoding.ts";

/** How reading bytes as text ended: whether they were text at all, and else whether they may be Windows-1252. */
export type AttemptOutcome = { readonly readable: boolean; readonly mayBeWindows: boolean };

/** Bytes in pieces to text in pieces; what was taken counts only when the outcome is readable. */
export type TextAttempt = {
  readonly push: (bytes: Uint8Array) => void;
  /** Whether the bytes are UTF-8 so far: then whole lines may be read by somebody else, who tells what was in them. */
  readonly isUtf8: () => boolean;
  readonly skip: (sawMore: boolean) => void;
  readonly finish: () => AttemptOutcome;
};

/**
 * One attempt to read a file as text: in the encoding that is given, else by its mark, else as UTF-8. A file that breaks is
 * decoded to its end all the same, to see whether it is UTF-8 elsewhere: then it is broken, and not of another encoding.
 */
export function createTextAttempt(encoding: Encoding | undefined, take: (text: string) => void): TextAttempt {
  let decoder: Decoder | undefined;
  let readable = true;
  let skippedMore = false;
  const pass = (text: string | undefined) => {
    if (text === undefined) readable = false;
    else if (readable && text !== "") take(text);
  };
  return {
    push: (bytes) => {
      decoder ??= createDecoder(encoding ?? likelyEncoding(bytes));
      pass(decoder.push(bytes));
    },
    isUtf8: () => readable && decoder?.encoding === "utf-8",
    skip: (sawMore) => {
      skippedMore ||= sawMore;
    },
    finish: () => {
      pass(decoder === undefined ? "" : decoder.finish());
      const isPlain = decoder?.encoding === "utf-8" && !decoder.sawMore() && !skippedMore;
      return { readable, mayBeWindows: !readable && isPlain };
    },
  };
}
