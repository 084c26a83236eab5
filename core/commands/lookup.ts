import { quoted } from "../diagnostic.ts";
import type { PersonKey } from "../person.ts";
import type { Contract } from "../roster/contract.ts";
import { type Person, personLabel } from "../roster/people.ts";
import type { PoolRow, Roster } from "../roster/roster.ts";
import { contracts } from "../roster/tables.ts";
import { INDIVIDUAL_PREFIX } from "../roster/terms.ts";
import { listed, nearest } from "../text.ts";
import { type Refused, refused } from "./command.ts";

/** The person of an address, under whichever of the person's addresses; refused where nobody has it. */
export function findPerson({ people, personOf }: Roster, email: PersonKey, field: string): Person | Refused {
  const person = people.get(personOf.get(email) ?? email);
  if (person !== undefined) return person;
  const like = nearest(email, personOf.keys());
  // addresses of one firm end alike: what stands before the @ has to be near as well
  const isNear = like !== undefined && nearest(beforeAt(email), [beforeAt(like)]) !== undefined;
  return refused(
    `${quoted(email)} is not on the roster.`,
    !isNear ? "Type the address as it stands in People, or add the person." : `Did you mean ${like}?`,
    field,
  );
}

function beforeAt(email: string): string {
  return email.split("@")[0] ?? "";
}

/** How a person is called in a sentence. */
export function label(person: Person): string {
  return personLabel(person, person.email);
}

/**
 * Whether the roster's contracts are only those that People and Pools name, because the table Contracts has no row:
 * then a new name is a contract as well.
 */
export function hasOnlyImpliedContracts({ contracts: known }: Roster): boolean {
  return [...known.values()].every(({ at }) => at.table !== contracts.name);
}

/** The number of the contract that a name means; refused where it means none or several. */
export function findContract(roster: Roster, name: string, field: string): { readonly contract: string } | Refused {
  const match = roster.contractNames.match(name);
  if (match.kind === "one") return match;
  if (match.kind === "several") {
    return refused(
      `${quoted(name)} could be ${listed(match.contracts, "or")}.`,
      "Type the contract's number as it stands in the table Contracts.",
      field,
    );
  }
  if (hasOnlyImpliedContracts(roster)) return { contract: name };
  const like = nearest(name, roster.contractNames.known);
  return refused(
    `There is no contract ${quoted(name)}.`,
    like === undefined ? "Add the contract first, or type the number of another." : `Did you mean ${like}?`,
    field,
  );
}

/** The number of the contract that a cell names; the text itself where it names none or several. */
export function contractIn({ contractNames }: Roster, name: string): string {
  const match = contractNames.match(name);
  return match.kind === "one" ? match.contract : name;
}

/** What is known of a contract; of one that is not on the roster yet, what its name alone says. */
export function contractOf(roster: Roster, contract: string): Contract {
  return (
    roster.contracts.get(contract) ?? {
      contract,
      name: undefined,
      aliases: [],
      kind: undefined,
      unit: "cloud-credit",
      startsOn: undefined,
      endsOn: undefined,
      individualCredits: undefined,
      at: {},
    }
  );
}

/** Whether a pool id means a person's individual credits. */
export function isIndividualId(id: string): boolean {
  return id.toLowerCase().startsWith(INDIVIDUAL_PREFIX);
}

/** The row of a pool; refused where the table has none that can be used. */
export function findPoolRow({ poolRows }: Roster, id: string, field: string): PoolRow | Refused {
  const found = poolRows.find(({ values }) => values.poolId === id);
  if (found !== undefined) return found;
  const like = nearest(
    id,
    poolRows.map(({ values }) => values.poolId),
  );
  return refused(
    `There is no pool ${quoted(id)} in the table Pools.`,
    like === undefined ? "Type a Pool ID as it stands there." : `Did you mean ${like}?`,
    field,
  );
}
