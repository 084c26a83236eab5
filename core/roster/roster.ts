import type { DayStyle } from "../calendar.ts";
import { type Diagnostic, type Location, quoted } from "../diagnostic.ts";
import type { PersonKey } from "../person.ts";
import { atOnce, type Steps } from "../steps.ts";
import type { CellStyle } from "../table/cell.ts";
import type { Grid } from "../table/grid.ts";
import { type ReadRow, readTable, readTableInSteps } from "../table/read.ts";
import { counted } from "../text.ts";
import type { Contract } from "./contract.ts";
import { type ContractNames, contractNames } from "./contract-names.ts";
import type { KnownMapping } from "./mapping.ts";
import { readMappings } from "./mappings.ts";
import { gatherPeople, type Person } from "./people.ts";
import { type Policy, readPolicy, standardPolicy } from "./settings.ts";
import { neededTables, rosterTables } from "./tables.ts";
import type { Unit } from "./words.ts";

export type PoolRow = ReadRow<typeof rosterTables.pools>;
export type AdjustmentRow = ReadRow<typeof rosterTables.adjustments>;
export type BalanceCheckRow = ReadRow<typeof rosterTables.balanceChecks>;
export type RateRow = ReadRow<typeof rosterTables.rates>;
export type ClosingRow = ReadRow<typeof rosterTables.closings>;

export type FindingRow = ReadRow<typeof rosterTables.findings>;

/** Everything that finance keeps, understood. */
export type Roster = {
  readonly policy: Policy;
  readonly contracts: ReadonlyMap<string, Contract>;
  /** What a contract may be called in an export or in another table. */
  readonly contractNames: ContractNames;
  readonly people: ReadonlyMap<PersonKey, Person>;
  /** Every e-mail and hash of everybody on the roster, to the e-mail that names the person. */
  readonly personOf: ReadonlyMap<PersonKey, PersonKey>;
  readonly poolRows: readonly PoolRow[];
  readonly adjustments: readonly AdjustmentRow[];
  readonly balanceChecks: readonly BalanceCheckRow[];
  /** What was found before, and what was decided. */
  readonly findings: readonly FindingRow[];
  /** How exports that are not recognised by themselves are read: of the table Mappings, and those given for the run. */
  readonly mappings: readonly KnownMapping[];
  readonly rates: readonly RateRow[];
  readonly closings: readonly ClosingRow[];
};

/** The roster's tables as files gave them; what is missing is absent. */
export type RosterGrids = Partial<Readonly<Record<keyof typeof rosterTables | "balances", Grid>>>;

/**
 * Grids to roster, with everything that is wrong with it. `source` is the folder or workbook, for places.
 * A roster that breaks a rule still runs (roster.md).
 */
export function readRoster(grids: RosterGrids, source: string, report: (diagnostic: Diagnostic) => void): Roster {
  return atOnce(readRosterInSteps(grids, source, report));
}

/** The same as `readRoster`, in steps: a roster of 20,000 people takes some tenths of a second. */
export function* readRosterInSteps(
  grids: RosterGrids,
  source: string,
  report: (diagnostic: Diagnostic) => void,
): Steps<Roster> {
  for (const name of neededTables) if (grids[name] === undefined) report(missingTable(name, source));
  const policy =
    grids.settings === undefined
      ? standardPolicy
      : readPolicy(readTable(rosterTables.settings, grids.settings, cellStyle(standardPolicy), report), report);
  const style = cellStyle(policy);
  function* read<K extends keyof typeof rosterTables>(name: K): Steps<readonly ReadRow<(typeof rosterTables)[K]>[]> {
    const grid = grids[name];
    if (grid === undefined) return [];
    return yield* readTableInSteps<(typeof rosterTables)[K]>(rosterTables[name], grid, style, report);
  }
  const peopleRows = yield* read("people");
  const poolRows = yield* read("pools");
  const contracts = gatherContracts(yield* read("contracts"), peopleRows, poolRows, report);
  const names = contractNames([...contracts.values()]);
  const { people, personOf } = yield* gatherPeople(peopleRows, names, report);
  const roster: Roster = {
    policy,
    contracts,
    contractNames: names,
    people,
    personOf,
    poolRows,
    adjustments: yield* read("adjustments"),
    balanceChecks: yield* read("balanceChecks"),
    findings: yield* read("findings"),
    mappings: readMappings(yield* read("mappings"), report),
    rates: yield* read("rates"),
    closings: yield* read("closings"),
  };
  return roster;
}

/** How cells are written, as the settings declare. */
export function cellStyle(policy: Policy): CellStyle {
  return { numberStyle: policy.numberStyle, dayStyle: dayStyle(policy) };
}

/** How day cells are read, as the settings declare. */
export function dayStyle(policy: Policy): DayStyle {
  return { order: policy.dayOrder, zone: policy.timeZone };
}

function missingTable(name: keyof typeof rosterTables, source: string): Diagnostic {
  const { name: title, file } = rosterTables[name];
  return {
    code: "table-missing",
    severity: "error",
    at: { file: source, table: title },
    message: `The roster has no table ${title}.`,
    help: `Add ${file} to the folder, with the header ${Object.values(rosterTables[name].columns)
      .filter((column) => column.required)
      .map((column) => column.headers[0])
      .join(",")}.`,
  };
}

/**
 * The contracts of the roster. Without a Contracts table (or with an empty one) the contracts that people and pools name
 * are taken as they stand, so that People and Pools alone make a roster.
 */
function gatherContracts(
  rows: readonly ReadRow<typeof rosterTables.contracts>[],
  peopleRows: readonly ReadRow<typeof rosterTables.people>[],
  poolRows: readonly PoolRow[],
  report: (diagnostic: Diagnostic) => void,
): ReadonlyMap<string, Contract> {
  const contracts = new Map<string, Contract>();
  for (const { values, at } of rows) contracts.set(values.contract, toContract(values, at, report));
  if (rows.length > 0) return contracts;
  const named: [string, Location, Unit | undefined][] = [
    ...poolRows.map(({ values, at }): [string, Location, Unit | undefined] => [values.contract, at, values.unit]),
    ...peopleRows.flatMap(({ values, at }) =>
      [values.contract, ...(values.otherContracts ?? [])]
        .filter((name) => name !== undefined)
        .map((name): [string, Location, Unit | undefined] => [name, at, undefined]),
    ),
  ];
  for (const [contract, at] of named) {
    if (contracts.has(contract)) continue;
    const poolUnits = new Set(named.filter(([name, , unit]) => name === contract && unit).map(([, , unit]) => unit));
    const unit = poolUnits.size === 1 ? [...poolUnits][0] : undefined;
    contracts.set(contract, impliedContract(contract, at, unit ?? "cloud-credit"));
  }
  return contracts;
}

function impliedContract(contract: string, at: Location, unit: Unit): Contract {
  return {
    contract,
    name: undefined,
    aliases: [],
    kind: undefined,
    unit,
    startsOn: undefined,
    endsOn: undefined,
    individualCredits: undefined,
    at,
  };
}

function toContract(
  values: ReadRow<typeof rosterTables.contracts>["values"],
  at: Location,
  report: (diagnostic: Diagnostic) => void,
): Contract {
  const { startsOn, endsOn } = values;
  const reversed = startsOn !== undefined && endsOn !== undefined && endsOn < startsOn;
  if (reversed) {
    report({
      code: "dates-reversed",
      severity: "error",
      at: { ...at, column: "Ends on" },
      message: `The contract ${quoted(values.contract)} ends on ${endsOn}, before it starts on ${startsOn}; the end counts as blank.`,
      help: "Type the contract's last day, or mend its first.",
    });
  }
  return {
    contract: values.contract,
    name: values.name,
    aliases: values.aliases ?? [],
    kind: values.kind,
    unit: values.unit ?? "cloud-credit",
    startsOn,
    endsOn: reversed ? undefined : endsOn,
    individualCredits: values.individualCredits,
    at,
  };
}

/** How many of what the roster holds, in words. */
export function describeRoster(roster: Roster): string {
  return [
    counted(roster.contracts.size, "contract"),
    counted(roster.people.size, "person", "people"),
    counted(roster.poolRows.length, "pool"),
  ].join(", ");
}
