import type { PlainDate } from "../calendar.ts";
import type { MicroCredits } from "../credits.ts";
import type { Diagnostic, Location } from "../diagnostic.ts";
import type { PersonKey } from "../person.ts";
import { ROWS_IN_A_STEP, type Steps } from "../steps.ts";
import type { ReadRow } from "../table/read.ts";
import { byText } from "../text.ts";
import { type ContractNames, referredContract } from "./contract-names.ts";
import type { rosterTables } from "./tables.ts";
import type { Registration } from "./words.ts";

/** A named user; rows that an alias joins are one person. */
export type Person = {
  readonly email: PersonKey;
  readonly name: string | undefined;
  readonly office: string | undefined;
  readonly costCentre: string | undefined;
  /** Ids of the person's contracts: home first, then the others as typed. */
  readonly contracts: readonly string[];
  /** The home contract, if the row names one that exists. */
  readonly home: string | undefined;
  readonly registration: Registration | undefined;
  readonly requestedOn: PlainDate | undefined;
  readonly invitedOn: PlainDate | undefined;
  readonly registeredOn: PlainDate | undefined;
  readonly leftOn: PlainDate | undefined;
  readonly individualCredits: MicroCredits | undefined;
  /** Every other e-mail and hash of the person. */
  readonly aliases: readonly PersonKey[];
  /** Further rows that are the same person and were registered too: their individual credits do not count. */
  readonly laterRegistrations: readonly LaterRegistration[];
  readonly at: Location;
};

/** A row that an alias joins to one that was registered before it. */
export type LaterRegistration = {
  readonly email: PersonKey;
  readonly registeredOn: PlainDate;
  readonly contracts: readonly string[];
  readonly individualCredits: MicroCredits | undefined;
  readonly at: Location;
};

type PeopleRow = ReadRow<typeof rosterTables.people>;

/**
 * The people of the roster, by the e-mail that names them. Rows that an alias joins are one person, named by the row that
 * was registered first, then by the smaller e-mail: that row's individual credits count (semantics 3).
 */
export function* gatherPeople(
  rows: readonly PeopleRow[],
  names: ContractNames,
  report: (diagnostic: Diagnostic) => void,
): Steps<{
  readonly people: ReadonlyMap<PersonKey, Person>;
  readonly personOf: ReadonlyMap<PersonKey, PersonKey>;
}> {
  const people = new Map<PersonKey, Person>();
  const personOf = new Map<PersonKey, PersonKey>();
  for (const [index, group] of (yield* joinByAlias(rows)).entries()) {
    if (index % ROWS_IN_A_STEP === ROWS_IN_A_STEP - 1) yield;
    const ordered = [...group].sort(byFirstRegistered);
    const person = toPerson(ordered, names, report);
    people.set(person.email, person);
    for (const key of [person.email, ...person.aliases]) personOf.set(key, person.email);
  }
  return { people, personOf };
}

function byFirstRegistered(a: PeopleRow, b: PeopleRow): number {
  return (
    byText(a.values.registeredOn ?? "9999-99-99", b.values.registeredOn ?? "9999-99-99") ||
    byText(a.values.email, b.values.email)
  );
}

/** Rows that share an e-mail or alias, together; in the order of each group's smallest e-mail. */
function* joinByAlias(rows: readonly PeopleRow[]): Steps<readonly (readonly PeopleRow[])[]> {
  const groupOf = new Map<PersonKey, PeopleRow[]>();
  const ordered = [...rows].sort((a, b) => byText(a.values.email, b.values.email));
  for (const [index, row] of ordered.entries()) {
    if (index % ROWS_IN_A_STEP === ROWS_IN_A_STEP - 1) yield;
    const keys = [row.values.email, ...(row.values.aliases ?? [])];
    const joined = new Set([row]);
    for (const key of keys) for (const other of groupOf.get(key) ?? []) joined.add(other);
    const group = [...joined];
    for (const member of group) {
      for (const key of [member.values.email, ...(member.values.aliases ?? [])]) groupOf.set(key, group);
    }
  }
  return [...new Set(groupOf.values())];
}

function toPerson(rows: readonly PeopleRow[], names: ContractNames, report: (diagnostic: Diagnostic) => void): Person {
  const first = rows[0];
  if (first === undefined) throw new Error("a person without a row");
  const contracts = new Set<string>();
  const homes: (string | undefined)[] = [];
  const laterRegistrations: LaterRegistration[] = [];
  for (const [index, { values, at }] of rows.entries()) {
    const find = (name: string, column: string) =>
      referredContract(name, names, { ...at, column }, "the cell counts as blank", report);
    const home = values.contract === undefined ? undefined : find(values.contract, "Contract");
    homes.push(home);
    const others = (values.otherContracts ?? []).flatMap((name) => find(name, "Other contracts") ?? []);
    const named = home === undefined ? others : [home, ...others];
    for (const contract of named) contracts.add(contract);
    const { email, registeredOn, individualCredits } = values;
    if (index > 0 && registeredOn !== undefined) {
      laterRegistrations.push({ email, registeredOn, contracts: named, individualCredits, at });
    }
  }
  const pick = <K extends keyof PeopleRow["values"]>(column: K) =>
    rows.map(({ values }) => values[column]).find((value) => value !== undefined);
  const email = first.values.email;
  const keys = rows.flatMap(({ values }) => [values.email, ...(values.aliases ?? [])]);
  return {
    email,
    name: pick("name"),
    office: pick("office"),
    costCentre: pick("costCentre"),
    contracts: [...contracts],
    home: homes.find((home) => home !== undefined),
    registration: pick("registration"),
    requestedOn: pick("requestedOn"),
    invitedOn: pick("invitedOn"),
    registeredOn: first.values.registeredOn,
    // days and figure are those of the grant that counts: the other row's belong to a second one
    leftOn: first.values.leftOn,
    individualCredits: first.values.individualCredits,
    aliases: [...new Set(keys)].filter((key) => key !== email).sort(byText),
    laterRegistrations,
    at: first.at,
  };
}

/** A person's name for a sentence: the name with the e-mail, or the e-mail alone. */
export function personLabel(person: Person | undefined, key: PersonKey): string {
  return person?.name === undefined ? key : `${person.name} (${key})`;
}
