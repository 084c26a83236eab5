const unseen = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Plain letters, which most texts are made of: looked at first, because the full pattern takes ten times as long. */
const plain = /^[ -~]*$/;

/** The text with a � for each control character, direction override and broken half of a letter, so that data cannot steer a screen. */
export function visible(text: string): string {
  return plain.test(text) ? text : text.replace(unseen, "\ufffd");
}

/** The same value with every text in it made visible, however deep. */
export function visibleTexts<T>(value: T): T {
  return made(value) as T;
}

function made(value: unknown): unknown {
  if (typeof value === "string") return visible(value);
  if (Array.isArray(value)) return value.map(made);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [visible(key), made(part)]));
}
