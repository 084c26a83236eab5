import type { rosterTables } from "../roster/tables.ts";
import { type ContractKind, type Unit, unitWords } from "../roster/words.ts";
import type { RowOf } from "../table/define.ts";
import { byText, counted, loose } from "../text.ts";
import type { RosterStart } from "./roster-workbook.ts";
import type { UsageNames } from "./usage-names.ts";

type PersonRow = RowOf<typeof rosterTables.people>;

/** What a new roster begins with, what was taken for granted, and what people have to add. */
export type Filled = {
  readonly start: RosterStart;
  readonly assumed: readonly string[];
  readonly next: readonly string[];
};

/** What a contract is when all that it was seen to be counted in is this. */
const kinds: Partial<Readonly<Record<Unit, ContractKind>>> = { "flex-token": "flex", "eba-token": "enterprise" };

/**
 * Puts together the people of a list and the names of the exports. Who used credits has been registered, so the label is
 * set; no day, purchase or price is ever made up.
 */
export function fillRoster(listed: readonly PersonRow[], usage: UsageNames): Filled {
  const known = new Set(listed.map(({ email }) => email));
  const seen = new Map(usage.people.map((person) => [person.email, person.contracts]));
  const people: PersonRow[] = [
    ...listed.map((person) => withUsage(person, seen.get(person.email))),
    ...usage.people
      .filter(({ email }) => !known.has(email))
      .map(({ email, contracts }) => withUsage(blank(email), contracts)),
  ];
  const contracts = contractRows(people, usage);
  const start: RosterStart = { contracts, people };
  return { start, assumed: assumptions(start, people, seen, usage), next: nextSteps(people, contracts, usage) };
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

function contractRows(people: readonly PersonRow[], usage: UsageNames): RosterStart["contracts"] {
  const names = new Map<string, string>();
  const byPeople = people.flatMap(({ contract, otherContracts = [] }) => [contract ?? [], otherContracts].flat());
  for (const name of [...usage.contracts.map(({ contract }) => contract), ...byPeople]) {
    if (!names.has(loose(name))) names.set(loose(name), name);
  }
  return [...names.values()].sort(byText).map((contract) => {
    const seen = usage.contracts.filter((one) => loose(one.contract) === loose(contract)).flatMap((one) => one.units);
    const unit = new Set(seen).size === 1 ? seen[0] : undefined;
    return { contract, unit, kind: unit === undefined ? undefined : kinds[unit] };
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
  const unkinded = contracts.filter(({ kind }) => kind === undefined).length;
  const none = people.length === 0 ? ["Nobody is on the roster yet: add a row to People for each named user."] : [];
  const noContract = contracts.length === 0 ? ["No contract is known: add a row to Contracts for each."] : [];
  return [
    ...noContract,
    ...step(
      contracts.length,
      "contract",
      "contracts",
      `${no(contracts.length, "days")}: type them into Starts on and Ends on.`,
    ),
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
