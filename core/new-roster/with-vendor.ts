import type { PersonKey } from "../person.ts";
import type { rosterTables } from "../roster/tables.ts";
import type { RowOf } from "../table/define.ts";
import { byText, counted, loose } from "../text.ts";
import type { UsageNames } from "./usage-names.ts";
import type { VendorRows } from "./vendor-lists.ts";

type PersonRow = RowOf<typeof rosterTables.people>;

/**
 * The people of a list of one's own, with what the vendor knows of them where the list says nothing, and those whom it
 * lacks. Who has used credits has surely accepted the invitation.
 */
export function withVendor(
  own: readonly PersonRow[],
  theirs: readonly PersonRow[],
  hasUsed: ReadonlySet<PersonKey>,
): readonly PersonRow[] {
  const rows = new Map(own.map((person) => [person.email, person]));
  for (const person of theirs) {
    const row = rows.get(person.email);
    const aliases = [...new Set([...(row?.aliases ?? []), ...(person.aliases ?? [])])];
    const label = hasUsed.has(person.email) || row?.leftOn !== undefined ? undefined : person.registration;
    rows.set(person.email, {
      ...person,
      ...row,
      name: row?.name ?? person.name,
      registration: row?.registration ?? label,
      aliases: aliases.length === 0 ? undefined : aliases,
    });
  }
  return [...rows.values()];
}

/** What the exports name, with the contract's number where it is a team of the vendor's that has one, and known ids left out. */
export function byNumber(usage: UsageNames, { people, contracts }: VendorRows): UsageNames {
  const numbers = new Map(
    contracts.flatMap(({ contract, aliases = [] }) => aliases.map((alias) => [loose(alias), contract] as const)),
  );
  const numberOf = (name: string) => numbers.get(loose(name)) ?? name;
  const known = new Set(people.flatMap(({ aliases = [] }) => aliases));
  return {
    ...usage,
    people: usage.people.map(({ email, contracts: all }) => ({
      email,
      contracts: [...new Set(all.map(numberOf))].sort(byText),
    })),
    contracts: usage.contracts.map(({ contract, units }) => ({ contract: numberOf(contract), units })),
    hashes: usage.hashes.filter((hash) => !known.has(hash)),
  };
}

/** What was taken from the vendor's users on trust. */
export function vendorAssumptions(
  own: readonly PersonRow[],
  people: readonly PersonRow[],
  vendor: VendorRows,
  seen: ReadonlyMap<PersonKey, unknown>,
): readonly string[] {
  const labelled = new Set(own.filter(({ registration }) => registration !== undefined).map(({ email }) => email));
  const theirs = new Set(vendor.people.map(({ email }) => email));
  const count = (label: PersonRow["registration"]) =>
    people.filter(
      ({ email, registration }) =>
        registration === label && theirs.has(email) && !labelled.has(email) && !seen.has(email),
    ).length;
  const said = (found: number, what: string, label: string) =>
    found === 0 ? [] : [`${counted(found, "person", "people")} ${what} ${found === 1 ? "is" : "are"} marked ${label}.`];
  return [
    ...said(count("registered"), "whom the vendor has as active", "registered"),
    ...said(count("invited"), "whose invitation the vendor has as pending", "invited"),
  ];
}
