import type { Brand } from "./credits.ts";

/** Who used or holds credits: a lower-case e-mail, `hash:…`, `*****` (masked by the vendor) or `(not reported)`. */
export type PersonKey = string & Brand<"PersonKey">;

/** What the vendor writes in place of personal data that is switched off. */
export const MASKED = "*****" as PersonKey;

/** The person of a format that names none: nobody, who has no own credits and is no finding. */
export const NOT_REPORTED = "(not reported)" as PersonKey;

/** The key under which a person is known: trimmed, lower case (semantics 5). */
export function personKey(text: string): PersonKey {
  return text.trim().toLowerCase() as PersonKey;
}

/** Whether the text is one e-mail address, by its shape. */
export function isEmail(text: string): boolean {
  return /^[^\s\p{Cc}@,;<>"()]+@[^\s\p{Cc}@,;<>"()]+\.[^\s\p{Cc}@.,;<>"()]+$/u.test(text.trim());
}

/** Whether the text is the vendor's hash of a person, `hash:…`. */
export function isHash(text: string): boolean {
  return /^hash:[^\s\p{Cc}]+$/iu.test(text.trim());
}
