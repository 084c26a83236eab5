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

/** An empty set of names. */
export function createNames(): Names {
  const pages: Uint8Array[] = [new Uint8Array(PAGE)];
  let used = 0;
  let starts = new Uint32Array(256);
  let lengths = new Uint32Array(256);
  let hashes = new Uint32Array(256);
  let slots = new Int32Array(512).fill(-1);
  let count = 0;
  let scratch = new Uint8Array(1024);
  let lastText = "";
  let lastId = 0;

  /** Writes the text into `scratch`, one to three bytes a code unit, so that bytes compare as code units do. */
  const encode = (text: string): number => {
    if (text.length * 3 > scratch.length) scratch = new Uint8Array(text.length * 3);
    let length = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code < 0x80) scratch[length++] = code;
      else if (code < 0x800) {
        scratch[length++] = 0xc0 | (code >> 6);
        scratch[length++] = 0x80 | (code & 63);
      } else {
        scratch[length++] = 0xe0 | (code >> 12);
        scratch[length++] = 0x80 | ((code >> 6) & 63);
        scratch[length++] = 0x80 | (code & 63);
      }
    }
    return length;
  };

  const equals = (id: number, length: number): boolean => {
    if (lengths[id] !== length) return false;
    const start = starts[id] as number;
    const page = pages[start >>> PAGE_BITS] as Uint8Array;
    const offset = start & (PAGE - 1);
    // from the end: names of one column begin alike
    for (let at = length - 1; at >= 0; at -= 1) if (page[offset + at] !== scratch[at]) return false;
    return true;
  };

  const append = (hash: number, length: number): number => {
    if (count === starts.length) {
      starts = grown(starts);
      lengths = grown(lengths);
      hashes = grown(hashes);
    }
    // a text is never cut: where the page has no room, a new page begins, as large as the text if need be
    if ((pages.at(-1) as Uint8Array).length - used < length) {
      pages.push(new Uint8Array(Math.max(PAGE, length)));
      used = 0;
    }
    (pages.at(-1) as Uint8Array).set(scratch.subarray(0, length), used);
    starts[count] = (pages.length - 1) * PAGE + used;
    lengths[count] = length;
    hashes[count] = hash;
    used += length;
    count += 1;
    return count - 1;
  };

  const rehash = (): void => {
    slots = new Int32Array(slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let id = 0; id < count; id += 1) {
      let slot = (hashes[id] as number) & mask;
      while (slots[slot] !== -1) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
  };

  const idOf = (text: string): number => {
    if (text === lastText) return lastId;
    const length = encode(text);
    let hash = 0x811c9dc5;
    for (let at = 0; at < length; at += 1) hash = Math.imul(hash ^ (scratch[at] as number), 0x01000193);
    hash = (hash ^ (hash >>> 15)) >>> 0;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const id = slots[slot] as number;
      if (id === -1) break;
      if (hashes[id] === hash && equals(id, length)) {
        lastText = text;
        lastId = id;
        return id;
      }
      slot = (slot + 1) & mask;
    }
    const id = append(hash, length);
    slots[slot] = id;
    if (count * 2 > slots.length) rehash();
    lastText = text;
    lastId = id;
    return id;
  };

  const textOf = (id: number): string => {
    const start = starts[id] as number;
    return decode(pages[start >>> PAGE_BITS] as Uint8Array, start & (PAGE - 1), lengths[id] as number);
  };

  const compare = (a: number, b: number): number => {
    const pageA = pages[(starts[a] as number) >>> PAGE_BITS] as Uint8Array;
    const pageB = pages[(starts[b] as number) >>> PAGE_BITS] as Uint8Array;
    const startA = (starts[a] as number) & (PAGE - 1);
    const startB = (starts[b] as number) & (PAGE - 1);
    const lengthA = lengths[a] as number;
    const lengthB = lengths[b] as number;
    const shorter = Math.min(lengthA, lengthB);
    for (let at = 0; at < shorter; at += 1) {
      const difference = (pageA[startA + at] as number) - (pageB[startB + at] as number);
      if (difference !== 0) return difference;
    }
    return lengthA - lengthB;
  };

  slots[encodeEmptyHash() & (slots.length - 1)] = append(encodeEmptyHash(), 0);
  return { idOf, textOf, compare, size: () => count };
}

/** The hash of the empty text, as `idOf` works it out. */
function encodeEmptyHash(): number {
  const hash = 0x811c9dc5;
  return (hash ^ (hash >>> 15)) >>> 0;
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

function grown(column: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(column.length * 2);
  larger.set(column);
  return larger;
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
