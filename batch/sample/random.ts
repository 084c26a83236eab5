/** The next number of a series, at least 0 and below 1. */
export type Random = () => number;

/** A series that depends on its name alone (mulberry32, seeded by FNV-1a): one person's habits never shift another's. */
export function randomOf(name: string): Random {
  let state = 0x811c9dc5;
  for (const letter of name) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** A whole number between the two, both included. */
export function wholeBetween(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

/** As many different entries of the list as asked for, or all of them, in the list's order. */
export function someOf<Entry>(random: Random, list: readonly Entry[], count: number): readonly Entry[] {
  const left = list.map((_, index) => index);
  const taken: number[] = [];
  while (taken.length < count && left.length > 0)
    taken.push(...left.splice(wholeBetween(random, 0, left.length - 1), 1));
  return list.filter((_, index) => taken.includes(index));
}
