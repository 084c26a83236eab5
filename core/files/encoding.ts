// The one thing of the web platform that the core uses: decoding bytes is pure, and the same in Node and in a browser.
declare class TextDecoder {
  constructor(label: string, options: { fatal: boolean; ignoreBOM: boolean });
  decode(input: Uint8Array): string;
}

/** The encodings that exports and rosters come in. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** Turns the bytes of a file into text, piece by piece; nothing when the bytes are not of the encoding. */
export type Decoder = {
  readonly encoding: Encoding;
  readonly push: (bytes: Uint8Array) => string | undefined;
  readonly finish: () => string | undefined;
  /** Whether UTF-8 beyond ASCII was seen: a file that breaks elsewhere is broken, and not of another encoding. */
  readonly sawMore: () => boolean;
};

/** The encoding that the first bytes of a file show: by a byte-order mark, or by the zeros of UTF-16; else UTF-8. */
export function likelyEncoding(start: Uint8Array): Encoding {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  const sample = start.subarray(0, 512);
  const zeros = (parity: number) =>
    sample.reduce((count, byte, at) => count + (byte === 0 && at % 2 === parity ? 1 : 0), 0);
  const [even, odd] = [zeros(0), zeros(1)];
  if (odd > sample.length / 4 && even === 0) return "utf-16le";
  if (even > sample.length / 4 && odd === 0) return "utf-16be";
  return "utf-8";
}

/**
 * A decoder. A character is never cut in two: the bytes of an unfinished one wait for the next piece (decoding each piece
 * whole is much faster than the streaming mode of the platform's decoder, and gives one-byte strings).
 */
export function createDecoder(encoding: Encoding): Decoder {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: false });
  const lenient = new TextDecoder(encoding, { fatal: false, ignoreBOM: false });
  let held: Uint8Array = new Uint8Array(0);
  let more = false;
  let isFirst = true;

  const decode = (bytes: Uint8Array): string | undefined => {
    let text: string;
    try {
      text = decoder.decode(bytes);
    } catch {
      more ||= encoding === "utf-8" && /[^\0-\x7f\ufffd]/.test(lenient.decode(bytes));
      return undefined;
    }
    // each piece is decoded for itself, so a mark that is no first character would be taken for one
    const marked = !isFirst && startsWithMark(bytes, encoding) ? `\ufeff${text}` : text;
    isFirst = isFirst && bytes.length === 0;
    more ||= encoding === "utf-8" && marked.length < bytes.length;
    if (encoding !== "windows-1252") return marked;
    return hasUndefined(bytes) ? undefined : marked.replace(/[\x80-\x9f]/g, windowsLetter);
  };

  return {
    encoding,
    push: (bytes) => {
      const all = held.length === 0 ? bytes : joined(held, bytes);
      const end = all.length - unfinished(all, encoding);
      const text = decode(all.subarray(0, end));
      held = all.slice(end);
      return text;
    },
    finish: () => (held.length === 0 ? "" : decode(held)),
    sawMore: () => more,
  };
}

/** What Windows-1252 has from 0x80 to 0x9f. Some versions of Node decode it as Latin-1, which has control characters there. */
const windowsLetters = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

function windowsLetter(control: string): string {
  return windowsLetters[control.charCodeAt(0) - 0x80] ?? control;
}

const plainDecoder = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });

/** Letters that are handed to a function at once. */
const LONGEST_CALL = 256;

/** The text of a part of bytes that are known to be whole letters of UTF-8; a mark of byte order is a letter here. */
export function decodeUtf8(bytes: Uint8Array, first: number, end: number): string {
  if (first === end) return "";
  const part = bytes.subarray(first, end);
  let isPlain = part.length < LONGEST_CALL;
  for (let at = 0; isPlain && at < part.length; at += 1) isPlain = (part[at] as number) < 0x80;
  // the platform's decoder takes longer to begin than a short text is
  return isPlain ? String.fromCharCode.apply(null, part as unknown as number[]) : plainDecoder.decode(part);
}

/** How many bytes the letter beyond ASCII has that begins here; 0 where the bytes are no UTF-8 (Unicode, table 3-7). */
export function letterLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  const next = bytes[at + 1] as number;
  const isNext = next >= 0x80 && next <= 0xbf;
  if (lead < 0xc2 || lead > 0xf4 || !isNext) return 0;
  if (lead < 0xe0) return 2;
  if (((bytes[at + 2] as number) & 0xc0) !== 0x80) return 0;
  // too long for what it says, or half of a letter of UTF-16
  if (lead < 0xf0) return (lead === 0xe0 && next < 0xa0) || (lead === 0xed && next > 0x9f) ? 0 : 3;
  if (((bytes[at + 3] as number) & 0xc0) !== 0x80) return 0;
  return (lead === 0xf0 && next < 0x90) || (lead === 0xf4 && next > 0x8f) ? 0 : 4;
}

function startsWithMark(bytes: Uint8Array, encoding: Encoding): boolean {
  if (encoding === "utf-8") return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  if (encoding === "utf-16le") return bytes[0] === 0xff && bytes[1] === 0xfe;
  return encoding === "utf-16be" && bytes[0] === 0xfe && bytes[1] === 0xff;
}

/** Bytes that Windows-1252 gives no character, and control characters that no text has. */
function hasUndefined(bytes: Uint8Array): boolean {
  for (const byte of bytes) {
    if (byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d || byte === 0) return true;
  }
  return false;
}

/** Bytes one behind the other, copied. */
export function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

/** How many bytes at the end belong to a character that is not whole yet. */
function unfinished(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding === "windows-1252") return 0;
  if (encoding !== "utf-8") {
    const odd = bytes.length % 2;
    const large = bytes[bytes.length - odd - (encoding === "utf-16le" ? 1 : 2)] ?? 0;
    // the first half of a letter that takes two
    return large >= 0xd8 && large <= 0xdb ? odd + 2 : odd;
  }
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const wanted = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return back < wanted ? back : 0;
  }
  return 0;
}
