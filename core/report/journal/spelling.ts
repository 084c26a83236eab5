import { type MicroCredits, spell } from "../../credits.ts";
import type { Unit } from "../../roster/words.ts";

/** What stands for a name that there is none of; no spelled name looks like it, since `%` is always followed by digits. */
const NONE = "%none";

/**
 * A name as one part of an account's name. hledger parts accounts at `:`, ends them at two blanks and begins comments with `;`. Letters, figures and a few harmless marks stay; everything else is spelled as
 * `%` and the hexadecimal digits of its UTF-8 bytes, as in an address of the web, so that different names stay different.
 */
export function accountPart(name: string | undefined): string {
  if (name === undefined || name === "") return NONE;
  const plain = name.replace(/[^\p{L}\p{M}\p{N}@._+\- ]/gu, percent);
  // blanks stay where one stands between words
  return plain.replace(/^ |(?<= ) +| $/g, (blanks) => [...blanks].map(percent).join(""));
}

/** A text that stands for itself in a description or comment: no comment, note, tag, date or line may begin in it. */
export function remark(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}@._+\-/ (),'&#]/gu, percent).trim();
}

/** The bytes of a character in UTF-8; a broken half of a letter as its own number, which no whole letter has. */
function percent(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xd800 && code <= 0xdfff) return `%u${code.toString(16).toUpperCase()}`;
  return utf8(code)
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)
    .join("");
}

function utf8(code: number): readonly number[] {
  if (code < 0x80) return [code];
  const tail = (shift: number) => 0x80 | ((code >> shift) & 0x3f);
  if (code < 0x800) return [0xc0 | (code >> 6), tail(0)];
  if (code < 0x10000) return [0xe0 | (code >> 12), tail(6), tail(0)];
  return [0xf0 | (code >> 18), tail(12), tail(6), tail(0)];
}

/** A unit as a commodity: quoted, since its name has a hyphen. */
export function commodity(unit: Unit): string {
  return `"${unit}"`;
}

/** An amount with its commodity: plain digits, at most six decimals, a point. */
export function amountOf(amount: MicroCredits | number, unit: Unit): string {
  return `${spell(amount as MicroCredits)} ${commodity(unit)}`;
}
