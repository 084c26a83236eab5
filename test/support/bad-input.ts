/** Something wrong with what is given, and everything that is to be said about it. */
export type BadInput = {
  readonly name: string;
  /** Files beside those of the small firm, or in their place; `null` takes one away. */
  readonly files?: Readonly<Record<string, string | Uint8Array | null>>;
  readonly roster?: string;
  readonly usage?: readonly string[];
  /** Every diagnostic: `severity[code] place`, then a part of its sentence, then a part of its help. */
  readonly says: readonly (readonly [string, string, string])[];
  /** What became of the rows: read, counted, duplicate, left out. */
  readonly rows: readonly [number, number, number, number];
};

/** The header of the small firm's own export. */
export const usageHeader = "date,user,credits,service";

/** Bytes of texts and of single values, one behind the other. */
export const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));

/** A text as UTF-16. */
export const utf16 = (text: string) => Buffer.from(text, "utf16le");

/** Bytes as they come, repeatable, of every value. */
export const noise = Uint8Array.from({ length: 3000 }, (_, at) => (at * at * 31 + at * 7) % 251);
