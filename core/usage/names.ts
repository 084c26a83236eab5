import { indexColumn } from "./columns.ts";
import { createTextStore, type TextStore } from "./text-store.ts";

/** Texts by number; number 0 is the empty text. */
type Numbered = Pick<TextStore, "textOf" | "compare" | "size">;

/** Distinct texts and their numbers: each text is kept once. */
export type Names = Numbered & {
  /** The number of a text; a new text gets the next one. */
  readonly idOf: (text: string) => number;
  /** The number of the text of a part of UTF-8. */
  readonly idOfBytes: (bytes: Uint8Array, first: number, end: number) => number;
};

/** Texts of which nearly every one is new, such as job ids: looking each up would cost more than keeping it twice. */
export type Texts = Numbered & {
  /** The number of a text that was added now; equal texts may have several numbers. */
  readonly add: (text: string) => number;
  readonly addBytes: (bytes: Uint8Array, first: number, end: number) => number;
  /** Equal texts have equal hashes. */
  readonly hashOf: (id: number) => number;
};

/** Texts of which at most so many are known by a glance. */
const FEW = 64;

/** Numbers in a slot. */
const SLOT = 4;

/** An empty set of names. */
export function createNames(): Names {
  const store = createTextStore();
  /** Of each slot: a text's hash, its number plus one, its place, its length: what is looked at together lies together. */
  let slots = new Uint32Array(SLOT * 512);
  /** While the texts are few: one of them for each outline, to be compared before anything is worked out. */
  const glances: string[] = new Array(FEW).fill("");
  const glanced: number[] = new Array(FEW).fill(0);
  const glancedBytes: number[] = new Array(FEW).fill(0);

  /** Puts a text's number into the first free slot from its hash on. */
  const seat = (id: number, hash: number): void => {
    const last = slots.length - SLOT;
    let slot = (hash * SLOT) & last;
    while (slots[slot + 1] !== 0) slot = (slot + SLOT) & last;
    slots[slot] = hash;
    slots[slot + 1] = id + 1;
    slots[slot + 2] = store.placeOf(id);
    slots[slot + 3] = store.lengthOf(id);
  };

  const rehash = (): void => {
    const older = slots;
    slots = new Uint32Array(older.length * 2);
    for (let at = 0; at < older.length; at += SLOT) {
      if (older[at + 1] !== 0) seat((older[at + 1] as number) - 1, older[at] as number);
    }
  };

  /** The number of the prepared text. */
  const lookUp = (): number => {
    const hash = store.hash();
    const last = slots.length - SLOT;
    for (let slot = (hash * SLOT) & last; slots[slot + 1] !== 0; slot = (slot + SLOT) & last) {
      const isSame = slots[slot] === hash && store.isAt(slots[slot + 2] as number, slots[slot + 3] as number);
      if (isSame) return (slots[slot + 1] as number) - 1;
    }
    const id = store.append();
    seat(id, hash);
    if (store.size() * SLOT * 2 > slots.length) rehash();
    return id;
  };

  const idOf = (text: string): number => {
    if (text.length === 0) return 0;
    if (store.size() > FEW) {
      store.prepare(text);
      return lookUp();
    }
    const outline = (text.length * 7 + text.charCodeAt(text.length - 1) + text.charCodeAt(text.length >> 1) * 3) % FEW;
    if (glances[outline] === text) return glanced[outline] as number;
    store.prepare(text);
    const id = lookUp();
    if (glances[outline] === "") {
      // the store's own copy: a text cut from a block of a file would keep the block
      glances[outline] = store.textOf(id);
      glanced[outline] = id;
    }
    return id;
  };

  const idOfBytes = (bytes: Uint8Array, first: number, end: number): number => {
    if (first === end) return 0;
    store.prepareBytes(bytes, first, end);
    if (store.size() > FEW) return lookUp();
    const middle = bytes[(first + end) >> 1] as number;
    const outline = ((end - first) * 7 + (bytes[end - 1] as number) + middle * 3) % FEW;
    const known = glancedBytes[outline] as number;
    if (known !== 0 && store.isAt(store.placeOf(known), store.lengthOf(known))) return known;
    const id = lookUp();
    glancedBytes[outline] = id;
    return id;
  };

  store.prepare("");
  seat(store.append(), store.hash());
  return { idOf, idOfBytes, textOf: store.textOf, compare: store.compare, size: store.size };
}

/** An empty list of texts. */
export function createTexts(): Texts {
  const store = createTextStore();
  /** Of each text, so that nobody goes back to its letters for it. */
  const hashes = indexColumn();
  const append = (): number => {
    hashes.push(store.hash());
    return store.append();
  };
  store.prepare("");
  append();
  return {
    add: (text) => {
      if (text.length === 0) return 0;
      store.prepare(text);
      return append();
    },
    addBytes: (bytes, first, end) => {
      if (first === end) return 0;
      store.prepareBytes(bytes, first, end);
      return append();
    },
    textOf: store.textOf,
    hashOf: hashes.at,
    compare: store.compare,
    size: store.size,
  };
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
