import { type Bytes, NEWLINE } from "../files/csv-bytes.ts";
import { joined } from "../files/encoding.ts";
import type { TextAttempt } from "../files/text-attempt.ts";
import type { ExportReader } from "./read.ts";

/** Takes the bytes of a file in pieces of any size. */
export type ByteFeed = { readonly push: (bytes: Bytes) => void; readonly finish: () => void };

/** A line that is longer, and not whole yet, is read as text. */
const LONGEST_HELD = 1 << 16;

/** Where there is doubt, one line is read as text at first, and then more and more at a time while little is plain. */
const LEAST_SCOPE = 1 << 12;
const LARGEST_SCOPE = 1 << 15;

/**
 * Gives a file to its reader: plain lines as bytes, and the others as text, whole lines of it, until the reader takes bytes
 * again. Which way a row goes changes nothing but the time it takes.
 */
export function createByteFeed(reader: ExportReader, attempt: TextAttempt): ByteFeed {
  let held: Bytes | undefined;
  let scope = 0;

  /** Reads some of the bytes as text, up to a newline, and answers how many. */
  const asText = (bytes: Bytes): number => {
    const newline = bytes.indexOf(NEWLINE, scope);
    const end = newline === -1 ? bytes.length : newline + 1;
    attempt.push(bytes.subarray(0, end));
    scope = Math.min(Math.max(scope * 2, LEAST_SCOPE), LARGEST_SCOPE);
    return end;
  };

  const pushAll = (bytes: Bytes): void => {
    let rest = bytes;
    while (rest.length > 0) {
      const scanned = attempt.isUtf8() ? reader.scan(rest) : undefined;
      if (scanned === undefined) {
        attempt.push(rest);
        return;
      }
      attempt.skip(scanned.sawMore);
      if (scanned.taken > scope) scope = 0;
      rest = rest.subarray(scanned.taken);
      if (rest.length <= LONGEST_HELD && rest.indexOf(NEWLINE) === -1) {
        // a piece is not kept by who takes it
        held = rest.slice();
        return;
      }
      rest = rest.subarray(asText(rest));
    }
  };

  return {
    push: (bytes) => {
      let end = 0;
      if (held !== undefined) {
        // first the line that was cut in two, then the piece as it lies
        end = bytes.indexOf(NEWLINE) + 1 || bytes.length;
        const line = joined(held, bytes.subarray(0, end));
        held = undefined;
        pushAll(line);
      }
      if (end < bytes.length) pushAll(bytes.subarray(end));
    },
    finish: () => {
      if (held !== undefined) attempt.push(held);
    },
  };
}
