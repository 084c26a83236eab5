const PAGE_BITS = 16;
const PAGE = 1 << PAGE_BITS;

/** Letters that are handed to a function at once. */
const LONGEST_CALL = 256;

/** A large odd number (2^32 over the golden ratio): what is multiplied by it is well mixed in its high bits. */
const MIXER = 0x9e3779b1 | 0;

/**
 * Texts kept as bytes in pages, one to three bytes a code unit, so that bytes compare as code units do: a million job ids
 * cost their own length, and no JavaScript string stays alive (a string cut from a block of a file would keep the block).
 */
export type TextStore = {
  /** Prepares a text: `hash`, `append` and `isAt` then mean it. */
  readonly prepare: (text: string) => void;
  /** Prepares the text of a part of UTF-8, which must stay as it is meanwhile. */
  readonly prepareBytes: (bytes: Uint8Array, first: number, end: number) => void;
  /** The hash of the prepared text. */
  readonly hash: () => number;
  /** Adds the prepared text and answers its number, counted from 0. */
  readonly append: () => number;
  /** Where the text lies: what `isAt` is asked with. */
  readonly placeOf: (id: number) => number;
  /** The length of the text in bytes. */
  readonly lengthOf: (id: number) => number;
  /** Whether the prepared text is the one that lies there with that length. */
  readonly isAt: (place: number, length: number) => boolean;
  readonly textOf: (id: number) => string;
  /** Orders two numbers by their texts' code units. */
  readonly compare: (a: number, b: number) => number;
  readonly size: () => number;
};

/** A store without a text. */
export function createTextStore(): TextStore {
  let page = new Uint8Array(PAGE);
  const pages: Uint8Array[] = [page];
  const views: DataView[] = [viewOf(page)];
  let used = 0;
  /** Of each text: where it starts, its length in bytes. Side by side, because what is not in the cache costs most. */
  let places = new Uint32Array(512);
  let count = 0;
  let scratch = new Uint8Array(1024);
  let scratchView = viewOf(scratch);
  /** The prepared text: so many bytes of these, from here on. Four at a time are looked at through the view. */
  let from: Uint8Array = scratch;
  let fromView = scratchView;
  let first = 0;
  let length = 0;
  let known: Uint8Array = scratch;
  let knownView = scratchView;

  const pageOf = (id: number): Uint8Array => pages[(places[id * 2] as number) >>> PAGE_BITS] as Uint8Array;
  const startOf = (id: number): number => (places[id * 2] as number) & (PAGE - 1);

  /** Prepares what `write` writes into bytes of our own. */
  const prepareOwn = (most: number, write: (bytes: Uint8Array) => number): void => {
    if (most > scratch.length) {
      scratch = new Uint8Array(most);
      scratchView = viewOf(scratch);
    }
    from = scratch;
    fromView = scratchView;
    first = 0;
    length = write(scratch);
  };

  return {
    prepare: (text) => prepareOwn(text.length * 3, (bytes) => encode(text, bytes)),
    prepareBytes: (bytes, begin, end) => {
      if (bytes !== known) {
        known = bytes;
        knownView = viewOf(bytes);
      }
      from = bytes;
      fromView = knownView;
      first = begin;
      length = end - begin;
      // UTF-8 is what is kept here, but for letters that are two code units
      if (hasLong(knownView, begin, end)) prepareOwn(length * 2, (own) => halve(bytes, begin, end, own));
    },
    hash: () => {
      const view = fromView;
      const end = first + length;
      let mixed = length;
      let at = first;
      for (; at + 4 <= end; at += 4) {
        mixed = Math.imul(mixed ^ view.getInt32(at), MIXER);
        mixed ^= mixed >>> 15;
      }
      for (; at < end; at += 1) mixed = Math.imul(mixed ^ view.getUint8(at), MIXER);
      // its high bits mixed into the low ones, a small whole number to the engine
      return (mixed ^ (mixed >>> 15)) >>> 1;
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
        views.push(viewOf(page));
        used = 0;
      }
      const to = page;
      const bytes = from;
      for (let at = 0; at < length; at += 1) to[used + at] = bytes[first + at] as number;
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
      const kept = views[place >>> PAGE_BITS] as DataView;
      const view = fromView;
      let start = place & (PAGE - 1);
      let at = first;
      const end = first + length;
      for (; at + 4 <= end; at += 4, start += 4) if (kept.getInt32(start) !== view.getInt32(at)) return false;
      for (; at < end; at += 1, start += 1) if (kept.getUint8(start) !== view.getUint8(at)) return false;
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

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Whether there is a letter of four bytes, which begins with four bits of one. */
function hasLong(view: DataView, first: number, end: number): boolean {
  let at = first;
  for (; at + 4 <= end; at += 4) {
    const four = view.getInt32(at);
    if ((four & (four << 1) & (four << 2) & (four << 3) & 0x80808080) !== 0) return true;
  }
  for (; at < end; at += 1) if (view.getUint8(at) >= 0xf0) return true;
  return false;
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

/** Writes the code units, and answers how many bytes there are. */
function encode(text: string, bytes: Uint8Array): number {
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
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
