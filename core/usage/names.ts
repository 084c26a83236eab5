/**
 * Distinct texts and their numbers: each text is kept once, as bytes in pages, so that a million job ids cost their own
 * length and no JavaScript string stays alive (a string cut from a block of a file would keep the whole block).
 * Number 0 is the empty text.
 */
export type Names = {
  /** The number of a text; a new text gets the next one. */
  readonly idOf: (text: string) => number;
  readonly textOf: (id: number) => string;
  /** Orders two numbers by their texts' code units. */
  readonly compare: (a: number, b: number) => number;
  readonly size: () => number;
};

const PAGE_BITS = 16;
const PAGE = 1 << PAGE_BITS;

const OFFSET = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

/** An empty set of names. */
export function createNames(): Names {
  const pages: Uint8Array[] = [new Uint8Array(PAGE)];
  let used = 0;
  /** Of each text: where it starts, its length in bytes. Side by side, because what is not in the cache costs most. */
  let places = new Uint32Array(512);
  /** Of each slot: the hash of a text, its number plus one. */
  let slots = new Int32Array(1024);
  let count = 0;
  let scratch = new Uint8Array(1024);
  /** The hash of the text in `scratch`. */
  let hash = 0;

  /**
   * Writes the text into `scratch`, one to three bytes a code unit, so that bytes compare as code units do, and hashes it
   * on the way (FNV-1a).
   */
  const encode = (text: string): number => {
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
    let length = at;
    for (; at < units; at += 1) {
      const first = length;
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
      for (let byte = first; byte < length; byte += 1) mixed = Math.imul(mixed ^ (bytes[byte] as number), PRIME);
    }
    hash = mixed ^ (mixed >>> 15);
    return length;
  };

  const equals = (id: number, length: number): boolean => {
    if (places[id * 2 + 1] !== length) return false;
    const start = places[id * 2] as number;
    const page = pages[start >>> PAGE_BITS] as Uint8Array;
    const offset = start & (PAGE - 1);
    const bytes = scratch;
    for (let at = 0; at < length; at += 1) if (page[offset + at] !== bytes[at]) return false;
    return true;
  };

  const append = (length: number): number => {
    if (count * 2 === places.length) {
      const larger = new Uint32Array(places.length * 2);
      larger.set(places);
      places = larger;
    }
    // a text is never cut: where the page has no room, a new page begins, as large as the text if need be
    if ((pages.at(-1) as Uint8Array).length - used < length) {
      pages.push(new Uint8Array(Math.max(PAGE, length)));
      used = 0;
    }
    (pages.at(-1) as Uint8Array).set(scratch.subarray(0, length), used);
    places[count * 2] = (pages.length - 1) * PAGE + used;
    places[count * 2 + 1] = length;
    used += length;
    count += 1;
    return count - 1;
  };

  /** Puts a text's number into the first free slot from its hash on. */
  const seat = (id: number, hashOfText: number): void => {
    const mask = slots.length / 2 - 1;
    let slot = hashOfText & mask;
    while (slots[slot * 2 + 1] !== 0) slot = (slot + 1) & mask;
    slots[slot * 2] = hashOfText;
    slots[slot * 2 + 1] = id + 1;
  };

  const rehash = (): void => {
    const older = slots;
    slots = new Int32Array(older.length * 2);
    for (let at = 0; at < older.length; at += 2) {
      if (older[at + 1] !== 0) seat((older[at + 1] as number) - 1, older[at] as number);
    }
  };

  const idOf = (text: string): number => {
    if (text.length === 0) return 0;
    const length = encode(text);
    const mask = slots.length / 2 - 1;
    let id = -1;
    for (let slot = hash & mask; id === -1 && slots[slot * 2 + 1] !== 0; slot = (slot + 1) & mask) {
      const candidate = (slots[slot * 2 + 1] as number) - 1;
      if (slots[slot * 2] === hash && equals(candidate, length)) id = candidate;
    }
    if (id === -1) {
      id = append(length);
      seat(id, hash);
      if (count * 4 > slots.length) rehash();
    }
    return id;
  };

  const textOf = (id: number): string => {
    const start = places[id * 2] as number;
    return decode(pages[start >>> PAGE_BITS] as Uint8Array, start & (PAGE - 1), places[id * 2 + 1] as number);
  };

  const compare = (a: number, b: number): number => {
    const pageA = pages[(places[a * 2] as number) >>> PAGE_BITS] as Uint8Array;
    const pageB = pages[(places[b * 2] as number) >>> PAGE_BITS] as Uint8Array;
    const startA = (places[a * 2] as number) & (PAGE - 1);
    const startB = (places[b * 2] as number) & (PAGE - 1);
    const lengthA = places[a * 2 + 1] as number;
    const lengthB = places[b * 2 + 1] as number;
    const shorter = Math.min(lengthA, lengthB);
    for (let at = 0; at < shorter; at += 1) {
      const difference = (pageA[startA + at] as number) - (pageB[startB + at] as number);
      if (difference !== 0) return difference;
    }
    return lengthA - lengthB;
  };

  encode("");
  seat(append(0), hash);
  return { idOf, textOf, compare, size: () => count };
}

function decode(page: Uint8Array, start: number, length: number): string {
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

/** The place of each name in code-unit order: `rank[id]`. */
export function ranksOf(names: Names): readonly number[] {
  const ids = Array.from({ length: names.size() }, (_, id) => id).sort(names.compare);
  const ranks: number[] = new Array(ids.length).fill(0);
  ids.forEach((id, rank) => {
    ranks[id] = rank;
  });
  return ranks;
}
