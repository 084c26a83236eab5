/** Orders text by code unit, never by locale: the same on every machine (semantics 6). */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Like `byText`, with what is absent after everything that is there. */
export function byTextOrLast(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return byText(a, b);
}

/** A text with a capital at its beginning. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/**
 * Trims what people, Excel and web pages leave at the ends: blanks, no-break spaces, a byte-order mark, characters without
 * width; makes no-break spaces inside plain ones; and composes accents (NFC).
 */
export function tidy(text: string): string {
  // nearly every cell of a large roster is so: composing accents would cost ten times as much
  if (isPlain.test(text)) return text;
  const trimmed = text.trim();
  const whole = oddSpaces.test(trimmed) ? trimmed.replace(oddEnds, "").replace(noBreak, " ") : trimmed;
  return whole.normalize("NFC");
}

const isPlain = /^(?:[!-~](?:[ -~]*[!-~])?)?$/;
const oddSpaces = /[\u00a0\u200b-\u200f\u202f\u2060\ufeff]/;
const oddEnds = /^[\s\u200b-\u200f\u2060\ufeff]+|[\s\u200b-\u200f\u2060\ufeff]+$/g;
const noBreak = /[\u00a0\u202f]/g;

/** The loose form under which names are compared: case, spaces, underscores, hyphens and a trailing `*` do not matter. */
export function loose(text: string): string {
  return tidy(text)
    .replace(/\*+$/, "")
    .toLowerCase()
    .replace(/[\s_\-\u2010-\u2015\u2212\u00a0\ufeff]+/g, "");
}

/** `"1 row"`, `"2 rows"`: a count and its noun. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${String(count).replace(/\B(?=(\d{3})+$)/g, ",")} ${count === 1 ? one : many}`;
}

/** `"a, b and c"`. */
export function listed(words: readonly string[], joiner = "and"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${joiner} ${words.at(-1)}`;
}

/** Letters to add, drop or change to make one word of the other; at most `most`, else `most + 1`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? most + 1;
}

/**
 * The known word most like the given one, or none that is close (at most a third of its letters differ).
 * For suggestions only: nothing is ever matched by resemblance (semantics 5).
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const target = loose(word);
  const most = Math.max(1, Math.floor(target.length / 3));
  let best: string | undefined;
  let bestDistance = most + 1;
  for (const candidate of known) {
    const away = distance(target, loose(candidate), Math.min(most, bestDistance));
    if (away < bestDistance || (away === bestDistance && best !== undefined && candidate < best && away <= most)) {
      best = candidate;
      bestDistance = away;
    }
  }
  return best;
}
