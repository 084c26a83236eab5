import { indexColumn } from "./columns.ts";
import { createTextStore, type TextStore } from "./text-store.ts";

/** Texts by number; number 0 is the empty text. */
type Numbered = Pick<TextStore, "textOf" | "compare" | "size">;

/** Distinct texts and their numbers: each text is kept once. */
export type Names = Numbered & {
  /** The number of a text; a new text gets the next one. */
  readonly idOf: (text: string) => number;
};

/** Texts of which nearly every one is new, such as job ids: looking each up would cost more than keeping it twice. */
export type Texts = Numbered & {
  /** The number of a text that was added now; equal texts may have several numbers. */
  readonly add: (text: string) => number;
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

  const lookUp = (text: string): number => {
    const hash = store.prepare(text);
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
    if (store.size() > FEW) return lookUp(text);
    const outline = (text.length * 7 + text.charCodeAt(text.length - 1) + text.charCodeAt(text.length >> 1) * 3) % FEW;
    if (glances[outline] === text) return glanced[outline] as number;
    const id = lookUp(text);
    if (glances[outline] === "") {
      // the store's own copy: a text cut from a block of a file would keep the block
      glances[outline] = store.textOf(id);
      glanced[outline] = id;
    }
    return id;
  };

  const empty = store.prepare("");
  seat(store.append(), empty);
  return { idOf, textOf: store.textOf, compare: store.compare, size: store.size };
}

/** An empty list of texts. */
export function createTexts(): Texts {
  const store = createTextStore();
  /** Of each text, so that nobody goes back to its letters for it. */
  const hashes = indexColumn();
  const add = (text: string): number => {
    hashes.push(store.prepare(text));
    return store.append();
  };
  add("");
  return {
    add: (text) => (text.length === 0 ? 0 : add(text)),
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
