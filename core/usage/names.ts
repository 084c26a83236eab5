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

/** An empty set of names. */
export function createNames(): Names {
  const store = createTextStore();
  /** Of each slot: the hash of a text, its number plus one. */
  let slots = new Int32Array(1024);

  /** Puts a text's number into the first free slot from its hash on. */
  const seat = (id: number, hash: number): void => {
    const mask = slots.length / 2 - 1;
    let slot = hash & mask;
    while (slots[slot * 2 + 1] !== 0) slot = (slot + 1) & mask;
    slots[slot * 2] = hash;
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
    const hash = store.prepare(text);
    const mask = slots.length / 2 - 1;
    for (let slot = hash & mask; slots[slot * 2 + 1] !== 0; slot = (slot + 1) & mask) {
      const candidate = (slots[slot * 2 + 1] as number) - 1;
      if (slots[slot * 2] === hash && store.equals(candidate)) return candidate;
    }
    const id = store.append();
    seat(id, hash);
    if (store.size() * 4 > slots.length) rehash();
    return id;
  };

  const empty = store.prepare("");
  seat(store.append(), empty);
  return { idOf, textOf: store.textOf, compare: store.compare, size: store.size };
}

/** An empty list of texts. */
export function createTexts(): Texts {
  const store = createTextStore();
  store.prepare("");
  store.append();
  return {
    add: (text) => {
      if (text.length === 0) return 0;
      store.prepare(text);
      return store.append();
    },
    textOf: store.textOf,
    hashOf: store.hashOf,
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
