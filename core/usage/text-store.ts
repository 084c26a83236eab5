const PAGE_BITS = 16;
const PAGE = 1 << PAGE_BITS;

/** Letters that are handed to a function at once. */
const LONGEST_CALL = 256;

const OFFSET = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

/**
 * Texts kept as bytes in pages, one to three bytes a code unit, so that bytes compare as code units do: a million job ids
 * cost their own length, and no JavaScript string stays alive (a string cut from a block of a file would keep the block).
 */
export type TextStore = {
  /** Prepares a text: `append` and `equals` then mean it. Answers its hash. */
  readonly prepare: (text: string) => number;
  /** Prepares the text of a part of UTF-8, and answers the same hash. */
  readonly prepareBytes: (bytes: Uint8Array, first: number, end: number) => number;
  /** Adds the prepared text and answers its number, counted from 0. */
  readonly append: () => number;
  /** Where the text lies: what `isAt` is asked with. */
  readonly placeOf: (id: number) => number;
  /** The length of the text in bytes. */
  readonly lengthOf: (id: number) => number;
  /** Whether the prepared text is the one that lies there with that length. */
  readonly isAt: (place: number, length: number) => boolean;
  /** Whether a part of UTF-8 is that text, at a glance: of a letter of four bytes it says no. */
  readonly isBytes: (id: number, bytes: Uint8Array, first: number, end: number) => boolean;
  readonly textOf: (id: number) => string;
  /** Orders two numbers by their texts' code units. */
  readonly compare: (a: number, b: number) => number;
  readonly size: () => number;
};

/** A store without a text. */
export function createTextStore(): TextStore {
  let page = new Uint8Array(PAGE);
  const pages: Uint8Array[] = [page];
  let used = 0;
  /** Of each text: where it starts, its length in bytes. Side by side, because what is not in the cache costs most. */
  let places = new Uint32Array(512);
  let count = 0;
  let scratch = new Uint8Array(1024);
  let length = 0;

  const prepareLong = (from: Uint8Array, first: number, end: number): number => {
    length = halve(from, first, end, scratch);
    let mixed = OFFSET;
    for (let at = 0; at < length; at += 1) mixed = Math.imul(mixed ^ (scratch[at] as number), PRIME);
    return smallHash(mixed);
  };

  const pageOf = (id: number): Uint8Array => pages[(places[id * 2] as number) >>> PAGE_BITS] as Uint8Array;
  const startOf = (id: number): number => (places[id * 2] as number) & (PAGE - 1);

  return {
    prepare: (text) => {
      const units = text.length;
      if (units * 3 > scratch.length) scratch = new Uint8Array(units * 3);
      const bytes = scratch;
      let mixed = OFFSET;
      let at = 0;
      for (; at < units; at += 1) {
        const code = text.charCodeAt(at);
        if (code >= 0x80) break;
        bytes[at] = code;
        mixed = Math.imul(mixed ^ code, PRIME);
      }
      length = at;
      if (at < units) {
        length = encode(text, at, bytes);
        for (; at < length; at += 1) mixed = Math.imul(mixed ^ (bytes[at] as number), PRIME);
      }
      return smallHash(mixed);
    },
    prepareBytes: (from, first, end) => {
      if ((end - first) * 2 > scratch.length) scratch = new Uint8Array((end - first) * 2);
      const bytes = scratch;
      let mixed = OFFSET;
      let to = 0;
      for (let at = first; at < end; at += 1) {
        const byte = from[at] as number;
        // UTF-8 is what is kept here, but for letters that are two code units
        if (byte >= 0xf0) return prepareLong(from, first, end);
        bytes[to++] = byte;
        mixed = Math.imul(mixed ^ byte, PRIME);
      }
      length = to;
      return smallHash(mixed);
    },
    append: () => {
      if (count * 2 === places.length) {
        const larger = new Uint32Array(places.length * 2);
        larger.set(places);
        places = larger;
      }
      // a text is never cut: where the page has no room, a new page begins, as large as the text if need be
      if (page.length - used < length) {
        page = new Uint8Array(Math.max(PAGE, length));
        pages.push(page);
        used = 0;
      }
      for (let at = 0; at < length; at += 1) page[used + at] = scratch[at] as number;
      places[count * 2] = (pages.length - 1) * PAGE + used;
      places[count * 2 + 1] = length;
      used += length;
      count += 1;
      return count - 1;
    },
    placeOf: (id) => places[id * 2] as number,
    lengthOf: (id) => places[id * 2 + 1] as number,
    isAt: (place, units) => {
      if (units !== length) return false;
      const page = pages[place >>> PAGE_BITS] as Uint8Array;
      const start = place & (PAGE - 1);
      const bytes = scratch;
      for (let at = 0; at < units; at += 1) if (page[start + at] !== bytes[at]) return false;
      return true;
    },
    isBytes: (id, bytes, first, end) => {
      if (end - first !== places[id * 2 + 1]) return false;
      const page = pageOf(id);
      const start = startOf(id) - first;
      for (let at = first; at < end; at += 1) if (page[start + at] !== bytes[at]) return false;
      return true;
    },
    textOf: (id) => decode(pageOf(id), startOf(id), places[id * 2 + 1] as number),
    compare: (a, b) => {
      const pageA = pageOf(a);
      const pageB = pageOf(b);
      const startA = startOf(a);
      const startB = startOf(b);
      const lengthA = places[a * 2 + 1] as number;
      const lengthB = places[b * 2 + 1] as number;
      const shorter = Math.min(lengthA, lengthB);
      for (let at = 0; at < shorter; at += 1) {
        const difference = (pageA[startA + at] as number) - (pageB[startB + at] as number);
        if (difference !== 0) return difference;
      }
      return lengthA - lengthB;
    },
    size: () => count,
  };
}

/** FNV-1a, its high bits mixed into the low ones, a small whole number to the engine. */
function smallHash(mixed: number): number {
  return (mixed ^ (mixed >>> 15)) >>> 1;
}

/** Writes UTF-8 with each letter of four bytes as its two code units, and answers how many bytes there are. */
function halve(from: Uint8Array, first: number, end: number, bytes: Uint8Array): number {
  let length = 0;
  const put = (code: number) => {
    bytes[length++] = 0xe0 | (code >> 12);
    bytes[length++] = 0x80 | ((code >> 6) & 63);
    bytes[length++] = 0x80 | (code & 63);
  };
  for (let at = first; at < end; at += 1) {
    const byte = from[at] as number;
    if (byte < 0xf0) {
      bytes[length++] = byte;
      continue;
    }
    const rest = (((from[at + 1] as number) & 63) << 12) | (((from[at + 2] as number) & 63) << 6);
    const letter = (((byte & 7) << 18) | rest | ((from[at + 3] as number) & 63)) - 0x10000;
    put(0xd800 | (letter >> 10));
    put(0xdc00 | (letter & 0x3ff));
    at += 3;
  }
  return length;
}

/** Writes the code units from `first` on, and answers how many bytes there are in all. */
function encode(text: string, first: number, bytes: Uint8Array): number {
  let length = first;
  for (let at = first; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x80) bytes[length++] = code;
    else if (code < 0x800) {
      bytes[length++] = 0xc0 | (code >> 6);
      bytes[length++] = 0x80 | (code & 63);
    } else {
      bytes[length++] = 0xe0 | (code >> 12);
      bytes[length++] = 0x80 | ((code >> 6) & 63);
      bytes[length++] = 0x80 | (code & 63);
    }
  }
  return length;
}

function decode(page: Uint8Array, start: number, length: number): string {
  let plain = length < LONGEST_CALL;
  for (let at = start; plain && at < start + length; at += 1) plain = (page[at] as number) < 0x80;
  // at once, since a text that is put together letter by letter is many texts to the engine until somebody compares it
  if (plain) return String.fromCharCode.apply(null, page.subarray(start, start + length) as unknown as number[]);
  let text = "";
  for (let at = start; at < start + length; ) {
    const lead = page[at] as number;
    if (lead < 0x80) {
      text += String.fromCharCode(lead);
      at += 1;
    } else if (lead < 0xe0) {
      text += String.fromCharCode(((lead & 31) << 6) | ((page[at + 1] as number) & 63));
      at += 2;
    } else {
      const middle = ((page[at + 1] as number) & 63) << 6;
      text += String.fromCharCode(((lead & 15) << 12) | middle | ((page[at + 2] as number) & 63));
      at += 3;
    }
  }
  return text;
}
