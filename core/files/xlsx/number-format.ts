/** How a cell shows its number: as a calendar day, with zeros before it (`00042` has 5 digits), or as a number. */
export type Shown = "day" | "number" | { readonly digits: number };

/**
 * The formats that have a number and no code, in the languages that Excel comes in (ECMA-376, 18.8.30). 18 to 21, 32, 33,
 * 45 to 47, 75, 76 and 78 to 80 are times of day and durations.
 */
const builtInDays = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 71, 72, 73, 74, 77, 81]);
for (let id = 50; id <= 58; id += 1) builtInDays.add(id);

/** What a format without a code of its own shows. */
export function builtInShown(id: number): Shown {
  return builtInDays.has(id) ? "day" : "number";
}

/**
 * What a format code shows for a number above zero. Texts between quotation marks, escaped characters, colours and
 * currencies (`[Red]`, `[$EUR]`) say nothing; a duration (`[h]:mm`) and a time of day (`h:mm`) are no day.
 */
export function shownBy(code: string): Shown {
  const bare = code.replace(/"[^"]*"|\\.|[_*]./g, "");
  const section = bare.split(";")[0] ?? "";
  if (/^0{2,15}$/.test(section)) return { digits: section.length };
  if (/\[(h+|m+|s+)\]/i.test(section)) return "number";
  const letters = section.replace(/\[[^\]]*\]|general|am\/pm|a\/p/gi, "").replace(/s\.0+/gi, "s");
  if (/[0#?]/.test(letters)) return "number";
  return hasDay(letters.toLowerCase().match(/([a-z])\1*/g) ?? []) ? "day" : "number";
}

/** `m` is minutes after hours or before seconds, and else a month; `e` and `b` are years of other calendars. */
function hasDay(parts: readonly string[]): boolean {
  return parts.some((part, at) => {
    if (/^[ydeb]/.test(part)) return true;
    return part.startsWith("m") && !parts[at - 1]?.startsWith("h") && !parts[at + 1]?.startsWith("s");
  });
}
