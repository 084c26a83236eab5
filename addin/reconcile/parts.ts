// Long values go between the page and the worker in parts, so that no part keeps the page from drawing.

/** A value without its long lists, a stretch of one of them, or the end. */
export type Part =
  | { readonly kind: "begin"; readonly value: unknown }
  | { readonly kind: "more"; readonly path: readonly string[]; readonly items: readonly unknown[] }
  | { readonly kind: "end" };

/** Values in a part at most, but for a single item that has more: about a millisecond to copy. */
export const PART_WEIGHT = 2_000;
/** Lists up to here stay where they are, while they are few. */
const SHORT = 100;
/** Letters that are as much work as one value. */
const LETTERS = 32;

/** Cuts a value of plain records, lists and texts into parts; `together` makes the same of them. */
export function* partsOf(value: unknown): Generator<Part> {
  const lists: { readonly path: readonly string[]; readonly items: readonly unknown[] }[] = [];
  let room = PART_WEIGHT / 2;
  const short = (of: unknown, path: readonly string[]): unknown => {
    if (Array.isArray(of)) {
      const weight = weigh(of, PART_WEIGHT);
      if (weight <= Math.min(SHORT, room)) {
        room -= weight;
        return of;
      }
      lists.push({ path, items: of });
      return [];
    }
    if (!isRecord(of)) return of;
    return Object.fromEntries(Object.entries(of).map(([key, inner]) => [key, short(inner, [...path, key])]));
  };
  yield { kind: "begin", value: short(value, []) };
  for (const { path, items } of lists) {
    let held: unknown[] = [];
    let weight = 0;
    for (const item of items) {
      const own = weigh(item, PART_WEIGHT);
      if (held.length > 0 && weight + own > PART_WEIGHT) {
        yield { kind: "more", path, items: held };
        held = [];
        weight = 0;
      }
      held.push(item);
      weight += own;
    }
    yield { kind: "more", path, items: held };
  }
  yield { kind: "end" };
}

/** How much work it is to copy a value, counted to about `most`. */
export function weigh(value: unknown, most: number): number {
  if (typeof value === "string") return 1 + value.length / LETTERS;
  if (typeof value !== "object" || value === null) return 1;
  let weight = 1;
  for (const inner of Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : []) {
    weight += weigh(inner, most - weight);
    if (weight > most) break;
  }
  return weight;
}

/** Takes parts as they come, and hands a value over when it is whole. */
export function together(take: (value: unknown) => void): (part: Part) => void {
  let value: unknown;
  return (part) => {
    if (part.kind === "begin") value = part.value;
    else if (part.kind === "end") {
      const whole = value;
      value = undefined;
      take(whole);
    } else {
      const list = part.path.reduce<unknown>((of, key) => (of as Readonly<Record<string, unknown>>)[key], value);
      for (const item of part.items) (list as unknown[]).push(item);
    }
  };
}

/** A plain record: files and blobs are handed over as they are. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
