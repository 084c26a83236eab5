import { isEmail, isHash, MASKED, NOT_REPORTED, type PersonKey, personKey } from "../../person.ts";
import type { Roster } from "../../roster/roster.ts";
import { byText, tidy } from "../../text.ts";

/** An id of the vendor's and the e-mail that stands beside it in some export: the key to files that hold only the id. */
export type PersonPair = { readonly hash: PersonKey; readonly email: PersonKey };

/** The distinct pairs of a file. */
export type PersonPairs = {
  readonly add: (hash: PersonKey, email: PersonKey) => void;
  /** In the order of ids, then e-mails. */
  readonly all: () => readonly PersonPair[];
};

/** No pair yet. */
export function createPairs(): PersonPairs {
  const pairs = new Map<string, PersonPair>();
  return {
    add: (hash, email) => {
      const key = `${hash}\u0000${email}`;
      if (!pairs.has(key)) pairs.set(key, { hash, email });
    },
    all: () => [...pairs.values()].sort((a, b) => byText(a.hash, b.hash) || byText(a.email, b.email)),
  };
}

/**
 * Whom the cells of a row name, by roster e-mail where the roster knows the address or an id. Where the e-mail is blank or
 * masked, the id is the person; where both are given, they are a pair. Nothing where all are blank; `bad` where one is
 * no e-mail, or no id.
 */
export function personOfCells(
  email: string,
  ids: readonly string[],
  roster: Roster,
  pairs: PersonPairs,
): PersonKey | "bad" | undefined {
  if (isBadEmail(email) || ids.some(isBadId)) return "bad";
  const named = readEmail(email);
  const hashes = hashesOfCells(ids);
  if (named !== undefined && isEmail(named)) for (const hash of hashes) pairs.add(hash, named);
  const candidates = named === undefined || named === MASKED ? hashes : [named, ...hashes];
  const onRoster = candidates.find((key) => roster.personOf.has(key));
  const person = onRoster === undefined ? candidates[0] : roster.personOf.get(onRoster);
  return person ?? (named === MASKED || ids.some(isMasked) ? MASKED : undefined);
}

/** Whether it is the e-mail cell that names nobody, and not an id. */
export function isBadEmail(text: string): boolean {
  return tidy(text) !== "" && readEmail(text) === undefined;
}

/** The vendor's ids in the cells of a row, without those that are blank or masked. */
export function hashesOfCells(ids: readonly string[]): readonly PersonKey[] {
  return ids.map(readId).filter((id) => id !== undefined);
}

function isMasked(text: string): boolean {
  return /^\*+$/.test(tidy(text));
}

function readEmail(cell: string): PersonKey | undefined {
  const text = tidy(cell);
  if (isMasked(text)) return MASKED;
  return isEmail(text) || isHash(text) || text === NOT_REPORTED ? personKey(text) : undefined;
}

function isBadId(text: string): boolean {
  return !isNoId(text) && readId(text) === undefined;
}

function isNoId(text: string): boolean {
  return isMasked(text) || /^(n\/a)?$/i.test(tidy(text));
}

/** The vendor writes its ids bare; in the roster and among people they are `hash:…`. */
function readId(cell: string): PersonKey | undefined {
  const text = tidy(cell);
  const hash = isHash(text) ? text : `hash:${text}`;
  // the first cell of a total line may be that of the id
  return !isNoId(text) && !/^total:?$/i.test(text) && isHash(hash) ? personKey(hash) : undefined;
}
