import type { rosterTables } from "../roster/tables.ts";
import { type ContractKind, type Unit, unitWords } from "../roster/words.ts";
import type { RowOf } from "../table/define.ts";
import { byText, counted, loose } from "../text.ts";
import type { RosterStart } from "./roster-workbook.ts";
import type { UsageNames } from "./usage-names.ts";
import type { VendorRows } from "./vendor-lists.ts";
import { byNumber, vendorAssumptions, withVendor } from "./with-vendor.ts";

type PersonRow = RowOf<typeof rosterTables.people>;

/** What a new roster begins with, what was taken for granted, and what people have to add. */
export type Filled = {
  readonly start: RosterStart;
  readonly assumed: readonly string[];
  readonly next: readonly string[];
};

/** What a contract is when all that it was seen to be counted in is this. */
const kinds: Partial<Readonly<Record<Unit, ContractKind>>> = { "flex-token": "flex", "eba-token": "enterprise" };

const noRows: VendorRows = { people: [], contracts: [] };

/**
 * Puts together the people of a list, those of the vendor's lists and the names of the exports. Who used credits has been registered, so the label is
 * set; no day, purchase or price is ever made up.
 */
export function fillRoster(own: readonly PersonRow[], named: UsageNames, vendor: VendorRows = noRows): Filled {
  const usage = byNumber(named, vendor);
  const seen = new Map(usage.people.map((person) => [person.email, person.contracts]));
  const listed = withVendor(own, vendor.people, new Set(seen.keys()));
  const known = new Set(listed.map(({ email }) => email));
  const people: PersonRow[] = [
    ...listed.map((person) => withUsage(person, seen.get(person.email))),
    ...usage.people
      .filter(({ email }) => !known.has(email))
      .map(({ email, contracts }) => withUsage(blank(email), contracts)),
  ];
  const contracts = contractRows(people, usage, vendor.contracts);
  const start: RosterStart = { contracts, people };
  return {
    start,
    assumed: [...assumptions(start, people, seen, usage), ...vendorAssumptions(own, people, vendor, seen)],
    next: nextSteps(people, contracts, usage),
  };
}

function blank(email: PersonRow["email"]): PersonRow {
  const none: Partial<PersonRow> = {};
  return { ...(none as PersonRow), email };
}

function withUsage(person: PersonRow, contracts: readonly string[] | undefined): PersonRow {
  if (contracts === undefined) return person;
  const named = [person.contract, ...(person.otherContracts ?? [])].filter((name) => name !== undefined).map(loose);
  const more = contracts.filter((contract) => !named.includes(loose(contract)));
  const isOnly = person.contract === undefined && named.length === 0 && more.length === 1;
  const others = [...(person.otherContracts ?? []), ...(isOnly ? [] : more)];
  const hasLabel = person.registration !== undefined || person.leftOn !== undefined;
  return {
    ...person,
    contract: isOnly ? more[0] : person.contract,
    otherContracts: others.length === 0 ? undefined : others,
    registration: hasLabel ? person.registration : "registered",
  };
}

/** The contracts of the vendor's subscriptions, and those that only usage or people name. */
function contractRows(
  people: readonly PersonRow[],
  usage: UsageNames,
  known: VendorRows["contracts"],
): RosterStart["contracts"] {
  const rows = new Map(known.map((row) => [loose(row.contract), row]));
  const names = new Map(known.map(({ contract }) => [loose(contract), contract]));
  const byPeople = people.flatMap(({ contract, otherContracts = [] }) => [contract ?? [], otherContracts].flat());
  for (const name of [...usage.contracts.map(({ contract }) => contract), ...byPeople]) {
    if (!names.has(loose(name))) names.set(loose(name), name);
  }
  return [...names.values()].sort(byText).map((contract) => {
    const row = rows.get(loose(contract));
    const seen = usage.contracts.filter((one) => loose(one.contract) === loose(contract)).flatMap((one) => one.units);
    const unit = row?.unit ?? (new Set(seen).size === 1 ? seen[0] : undefined);
    return { ...row, contract, unit, kind: row?.kind ?? (unit === undefined ? undefined : kinds[unit]) };
  });
}

function assumptions(
  { contracts }: RosterStart,
  people: readonly PersonRow[],
  seen: ReadonlyMap<string, readonly string[]>,
  usage: UsageNames,
): readonly string[] {
  const registered = people.filter(
    ({ email, registration }) => seen.has(email) && registration === "registered",
  ).length;
  const kinded = contracts.filter(({ kind }) => kind !== undefined);
  const several = usage.contracts.filter(({ units }) => units.length > 1);
  return [
    ...(registered === 0
      ? []
      : [
          `${counted(registered, "person", "people")} who used credits ${registered === 1 ? "is" : "are"} marked registered.`,
        ]),
    ...kinded.map(
      ({ contract, kind, unit }) =>
        `${contract} is counted in ${unitWords[unit ?? "cloud-credit"].many}, so its kind is set to ${kind}.`,
    ),
    ...several.map(({ contract }) => `${contract} was used in several units, so its unit is left blank.`),
  ];
}

function nextSteps(
  people: readonly PersonRow[],
  contracts: RosterStart["contracts"],
  { hashes, maskedRows }: UsageNames,
): readonly string[] {
  const who = (matches: (person: PersonRow) => boolean) => people.filter(matches).length;
  const step = (count: number, one: string, many: string, rest: string) =>
    count === 0 ? [] : [`${counted(count, one, many)} ${rest}`];
  const no = (count: number, what: string) => `${count === 1 ? "has" : "have"} no ${what}`;
  const undated = who(({ registeredOn, registration }) => registeredOn === undefined && registration !== "left");
  const homeless = who(({ contract }) => contract === undefined);
  const nowhere = who(({ office, costCentre }) => office === undefined && costCentre === undefined);
  const dayless = contracts.filter(({ startsOn, endsOn }) => startsOn === undefined || endsOn === undefined).length;
  const unkinded = contracts.filter(({ kind }) => kind === undefined).length;
  const none = people.length === 0 ? ["Nobody is on the roster yet: add a row to People for each named user."] : [];
  const noContract = contracts.length === 0 ? ["No contract is known: add a row to Contracts for each."] : [];
  return [
    ...noContract,
    ...step(dayless, "contract", "contracts", `${no(dayless, "days")}: type them into Starts on and Ends on.`),
    ...step(
      unkinded,
      "contract",
      "contracts",
      `${no(unkinded, "kind")}: choose it in Kind (Flex and enterprise ones bring no individual credits).`,
    ),
    ...none,
    ...step(undated, "person", "people", `${no(undated, "registration day")}: type it into Registered on.`),
    ...step(homeless, "person", "people", `${no(homeless, "home contract")}: type it into Contract.`),
    ...step(nowhere, "person", "people", `${no(nowhere, "office and cost centre")}: type them for the charge-back.`),
    ...step(
      hashes.length,
      "person is",
      "people are",
      "known by an id alone: type it into Also known as of whoever it is: ",
    ).map((sentence) => `${sentence}${hashes.slice(0, 3).join(", ")}${hashes.length > 3 ? ", …" : ""}`),
    ...step(
      maskedRows,
      "row",
      "rows",
      "of the exports without a person (*****): have personal data switched on, and download them again.",
    ),
    "No purchase is known, since no export tells of them: add a row to Pools for each.",
    "Look over the Settings: every one stands there with its default.",
  ];
}
