import { quoted } from "../diagnostic.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { type PersonKey, personKey } from "../person.ts";
import { personLabel } from "../roster/people.ts";
import type { Pool } from "../roster/pool.ts";
import { INDIVIDUAL_PREFIX } from "../roster/terms.ts";
import { listed, loose, nearest } from "../text.ts";

/** Whom or what a statement is asked of, as typed. */
export type AskedSubject = { readonly kind: "person" | "pool" | "contract"; readonly name: string };

/** Whose statement it is: which pools make its balance, and whose usage it answers for. */
export type Subject = {
  readonly kind: "person" | "pool" | "contract";
  /** The e-mail, pool id or contract as the ledger has it. */
  readonly key: string;
  /** How it is called in a heading. */
  readonly title: string;
  readonly holds: (pool: Pool) => boolean;
  readonly answersFor: (row: number) => boolean;
};

/** The subject, or the sentence that says why there is none, with the nearest name. */
export type FoundSubject =
  | { readonly kind: "found"; readonly subject: Subject }
  | { readonly kind: "unknown"; readonly reason: string };

/** Finds what was asked for: a person under any address or hash, a pool by id, a contract under any of its names. */
export function findSubject(ledger: Ledger, { kind, name }: AskedSubject): FoundSubject {
  if (kind === "person") return findPerson(ledger, name);
  return kind === "pool" ? findPool(ledger, name) : findContract(ledger, name);
}

function found(subject: Subject): FoundSubject {
  return { kind: "found", subject };
}

function unknown(what: string, name: string, known: Iterable<string>, otherwise: string): FoundSubject {
  const like = nearest(name, known);
  const hint = like === undefined ? otherwise : `Did you mean ${like}?`;
  return { kind: "unknown", reason: `${what} ${quoted(name)}. ${hint}` };
}

function findPerson({ roster, usage, balances }: Ledger, name: string): FoundSubject {
  const typed = personKey(name);
  const used = namesOf(usage.names.people);
  const key = roster.personOf.get(typed) ?? typed;
  const number = used.indexOf(key);
  const isKnown = roster.people.has(key) || number > 0 || balances.some(({ pool }) => pool.holder === key);
  if (!isKnown) {
    const called = [...roster.people.values()].filter((person) => loose(person.name ?? "") === loose(name));
    if (loose(name) !== "" && called.length > 0) {
      const emails = called.map(({ email }) => email);
      return { kind: "unknown", reason: `${quoted(name)} is a name. Type the e-mail: ${listed(emails, "or")}.` };
    }
    return unknown(
      "Nobody on the roster and nobody in the exports is",
      name,
      [...roster.personOf.keys(), ...used.slice(1)],
      "Type the e-mail as it stands in People, or as the export has it.",
    );
  }
  const notListed = roster.people.has(key) ? "" : ", not on the roster";
  return found({
    kind: "person",
    key,
    title: `${personLabel(roster.people.get(key), key as PersonKey)}${notListed}`,
    holds: ({ holder }) => holder === key,
    answersFor: (row) => usage.person(row) === number,
  });
}

function findPool({ roster, balances }: Ledger, name: string): FoundSubject {
  const typed = name.trim();
  const isIndividual = typed.toLowerCase().startsWith(INDIVIDUAL_PREFIX);
  const person = personKey(typed.slice(INDIVIDUAL_PREFIX.length));
  const id = isIndividual ? `${INDIVIDUAL_PREFIX}${roster.personOf.get(person) ?? person}` : typed;
  const ids = balances.map(({ pool }) => pool.pool);
  const pool = balances.find((balance) => balance.pool.pool === id)?.pool;
  if (pool === undefined) {
    return unknown(
      "There is no pool",
      name,
      ids,
      "Type a Pool ID of the Pools table, or individual:<e-mail> for a person's individual credits.",
    );
  }
  const whose = pool.contract === undefined ? "" : `, contract ${pool.contract}`;
  const holder =
    pool.holder === undefined ? "" : `, for ${personLabel(roster.people.get(pool.holder), pool.holder)} alone`;
  return found({
    kind: "pool",
    key: id,
    title: `pool ${id}${whose}${isIndividual ? "" : holder}`,
    holds: (other) => other.pool === id,
    answersFor: () => false,
  });
}

function findContract({ roster, usage, contractOf }: Ledger, name: string): FoundSubject {
  const match = roster.contractNames.match(name.trim());
  if (match.kind === "several") {
    return {
      kind: "unknown",
      reason: `${quoted(name)} could be ${listed(match.contracts, "or")}. Type the contract's number.`,
    };
  }
  const reported = namesOf(usage.names.contracts);
  const key = match.kind === "one" ? match.contract : name.trim();
  const number = reported.indexOf(key);
  if (match.kind === "none" && number < 1) {
    return unknown(
      "There is no contract",
      name,
      [...roster.contractNames.known, ...reported.slice(1)],
      "Type the contract's number as it stands in the Contracts table.",
    );
  }
  const called = roster.contracts.get(key)?.name;
  const notListed = match.kind === "one" ? "" : ", not on the roster";
  return found({
    kind: "contract",
    key,
    title: `contract ${key}${called === undefined || called === key ? "" : ` (${called})`}${notListed}`,
    holds: ({ contract, holder }) => holder === undefined && contract === key,
    answersFor: (row) => number > 0 && contractOf(row) === number,
  });
}

/** The names of a book by their number; the first is none. */
function namesOf(names: { readonly size: () => number; readonly textOf: (id: number) => string }): readonly string[] {
  return Array.from({ length: names.size() }, (_, id) => names.textOf(id));
}
