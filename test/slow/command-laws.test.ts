import fc from "fast-check";
import { expect, test } from "vitest";
import { monthOf, type PlainDate, plainDate, plusDays } from "../../core/calendar.ts";
import type { Done, Outcome, StoredRoster } from "../../core/commands/command.ts";
import { storedRoster } from "../../core/commands/command.ts";
import { commands } from "../../core/commands/commands.ts";
import type { PoolStep } from "../../core/commands/pools/steps.ts";
import { type MicroCredits, micro } from "../../core/credits.ts";
import { type Diagnostic, isError } from "../../core/diagnostic.ts";
import { readCsvGrid } from "../../core/files/csv.ts";
import type { PersonKey } from "../../core/person.ts";
import { cellAsRead, columnUnder, type TablePatch } from "../../core/roster/patch.ts";
import { rosterPools } from "../../core/roster/pools.ts";
import { cellStyle, type FindingRow, type RosterGrids } from "../../core/roster/roster.ts";
import { balances, rosterTables } from "../../core/roster/tables.ts";
import { contractKinds, type Unit, units } from "../../core/roster/words.ts";
import type { RunFile } from "../../core/run-file.ts";
import type { Grid } from "../../core/table/grid.ts";
import { applyPatches, positionOf } from "../support/apply-patch.ts";
import { reconcileTables } from "../support/reconcile-tables.ts";
import { toCsvFolder, usageCsv, type World, worldArbitrary } from "../support/world.ts";

const tables = { ...rosterTables, balances };

// Random commands, sensible and not, on random rosters: what is written can be read, and is what was said.

/** Free choices, tied to the roster as it stands when the command is given. */
const choice = fc.record({
  command: fc.nat(commands.length - 1),
  person: fc.nat(9),
  other: fc.nat(9),
  pool: fc.nat(9),
  contract: fc.nat(5),
  day: fc.oneof(fc.integer({ min: -200, max: 400 }), fc.constantFrom(-60, 0, 30, 60, 90, 120)),
  later: fc.oneof(fc.constant(undefined), fc.integer({ min: -20, max: 400 })),
  amount: fc.constantFrom(100, 100, 200, 500, 50, 12.5, 0, 0.000001),
  sign: fc.constantFrom(1, -1),
  unit: fc.constantFrom<(Unit | undefined)[]>(undefined, undefined, undefined, ...units),
  typedId: fc.constantFrom(undefined, undefined, undefined, "X-1", "X-2", "P-0", "individual:ana@firm.example"),
  text: fc.constantFrom("Spare", "Zoë; Ltd", "=1+1", "C-1", "c_1", " x "),
  use: fc.boolean(),
  setting: fc.constantFrom(
    ["Block size", "50"],
    ["Block size", "0"],
    ["Number style", "1.234,5"],
    ["Day order", "dmy"],
    ["shared validity (months)", "6"],
    ["Ledger starts on", "2025-12-01"],
    ["Overdraft", "hold"],
    ["Overdraft", ""],
    ["Company domains", "firm.example"],
    ["Low balance", "20"],
    ["Lead time (days)", "soon"],
  ),
});
type Choice = typeof choice extends fc.Arbitrary<infer C> ? C : never;
type Call = (stored: StoredRoster) => Outcome;

const blankFinding = Object.fromEntries(
  Object.keys(rosterTables.findings.columns).map((name) => [name, undefined]),
) as unknown as FindingRow["values"];

const start = plainDate("2025-11-01") as PlainDate;

/** The command that a choice comes to, with an input that is made once: giving it again is the same command. */
function callOf(stored: StoredRoster, chosen: Choice, run: RunFile): { readonly name: string; readonly call: Call } {
  const { roster } = stored;
  const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];
  const email = (at: number) =>
    at === 9
      ? ("new@firm.example" as PersonKey)
      : (pick([...roster.people.keys()], at) ?? ("nobody@firm.example" as PersonKey));
  const person = chosen.use ? ("walt@firm.example" as PersonKey) : email(chosen.person);
  const poolId =
    chosen.pool === 9
      ? `individual:${email(chosen.other)}`
      : (pick(roster.poolRows, chosen.pool)?.values.poolId ?? "P-none");
  const contract =
    chosen.contract === 5 ? "New contract" : (pick([...roster.contracts.keys()], chosen.contract) ?? "C-1");
  const day = plusDays(start, chosen.day);
  const later = chosen.later === undefined ? undefined : plusDays(day, chosen.later);
  const amount = micro(Math.round(chosen.amount * 1_000_000));
  const signed = micro(amount * chosen.sign) as MicroCredits;
  const { unit, typedId, text, use } = chosen;
  const command = commands[chosen.command] as (typeof commands)[number];
  /** Half of the time the next step of a purchase under way, a while after the step before it. */
  const stepFrom = (before: PoolStep, step: PoolStep) => {
    const row = roster.poolRows.find(
      ({ values }) => values[before] !== undefined && values[step] === undefined && values.appliedOn === undefined,
    );
    const was = row?.values[before];
    if (!use || row === undefined || was === undefined) return { poolId, on: day };
    return { poolId: row.values.poolId, on: plusDays(was, Math.abs(chosen.later ?? 0)) };
  };
  const give = (): Call => {
    switch (command.name) {
      case "addPerson":
        return (on) =>
          command.apply(on, {
            email: `${text.replace(/\W/g, "x").toLowerCase()}@firm.example` as PersonKey,
            contract,
            otherContracts: use ? [contract] : undefined,
            aliases: use ? [email(chosen.other)] : undefined,
            note: text.trim(),
          });
      case "pastePeople": {
        const rows = [
          "Mail,Location,Contract,Registered on,Extra",
          `${person},Oslo,${contract},${day},1`,
          `b@firm.example,${text.trim()},C-none,soon,2`,
          `B@firm.example,Rome,,,3`,
        ];
        return (on) => command.apply(on, {}, { grid: readCsvGrid(`${rows.join("\n")}\n`, "list"), columns: new Map() });
      }
      case "changePerson":
        return (on) =>
          command.apply(on, {
            email: person,
            office: text.trim(),
            contract: chosen.sign > 0 ? contract : undefined,
            otherContracts: use ? [contract, pick([...roster.contracts.keys()], chosen.other) ?? "C-1"] : undefined,
            individualCredits: later === undefined ? undefined : amount,
          });
      case "setContracts":
        return (on) => command.apply(on, { contract }, [person, email(chosen.other), email(chosen.pool)]);
      case "recordRegistrations":
        return (on) => command.apply(on, { registeredOn: day }, [person, email(chosen.other), email(chosen.pool)]);
      case "askForRegistration":
        return (on) => command.apply(on, { email: person, requestedOn: day });
      case "recordInvitation":
        return (on) => command.apply(on, { email: person, invitedOn: day });
      case "recordRegistration":
        return (on) => command.apply(on, { email: person, registeredOn: day });
      case "recordLeaving":
        return (on) => command.apply(on, { email: person, leftOn: day });
      case "addAlias":
        return (on) =>
          command.apply(on, {
            email: person,
            aliases: use ? [email(chosen.other)] : [`hash:${chosen.day}` as PersonKey],
          });
      case "requestPurchase":
        return (on) =>
          command.apply(on, {
            contract,
            credits: amount,
            unit,
            holder: use ? person : undefined,
            requestedOn: day,
            wantedBy: later,
            poolId: typedId,
          });
      case "recordQuote": {
        const step = stepFrom("requestedOn", "quotedOn");
        return (on) =>
          command.apply(on, {
            poolId: step.poolId,
            quotedOn: step.on,
            unitPrice: use ? amount : undefined,
            currency: use ? "EUR" : undefined,
          });
      }
      case "recordApproval": {
        const step = stepFrom("quotedOn", "approvedOn");
        return (on) => command.apply(on, { poolId: step.poolId, approvedOn: step.on });
      }
      case "recordPurchase": {
        const step = stepFrom("approvedOn", "purchasedOn");
        return (on) =>
          command.apply(on, { poolId: step.poolId, purchasedOn: step.on, orderReference: use ? "PO-1" : undefined });
      }
      case "recordApplication": {
        const step = stepFrom("purchasedOn", "appliedOn");
        return (on) => command.apply(on, { poolId: step.poolId, appliedOn: step.on, expiresOn: later });
      }
      case "recordHeldPool":
        return (on) =>
          command.apply(on, {
            contract,
            credits: amount,
            purchasedOn: day,
            appliedOn: plusDays(day, chosen.pool),
            expiresOn: later,
            orderReference: use ? "PO-1" : undefined,
            poolId: typedId,
          });
      case "addCloudServicePool":
        return (on) =>
          command.apply(on, { contract, credits: amount, unit, appliedOn: day, expiresOn: later, poolId: typedId });
      case "renewPool":
        return (on) =>
          command.apply(on, {
            poolId: use ? "W-cs" : poolId,
            credits: use ? amount : undefined,
            expiresOn: use ? later : undefined,
            oldLastDay: use ? undefined : later,
            newPoolId: typedId,
          });
      case "moveCredits":
        return (on) => command.apply(on, { poolId: use ? "W-held" : poolId, holder: person });
      case "addContract":
        return (on) =>
          command.apply(on, {
            contract: chosen.contract === 5 ? text.trim() : contract,
            name: use ? text.trim() : undefined,
            kind: pick(contractKinds, chosen.person),
            unit,
            startsOn: day,
            endsOn: later,
          });
      case "extendContract":
        return (on) => command.apply(on, { contract, endsOn: day });
      case "adjustPool":
        return (on) =>
          command.apply(on, {
            poolId,
            date: day,
            credits: signed,
            reason: "Goodwill",
            adjustmentId: typedId,
            poolHolds: use ? micro(50_000_000) : undefined,
          });
      case "noteBalance":
        return (on) =>
          command.apply(on, {
            subject: use ? poolId : chosen.sign > 0 ? contract : person,
            date: day,
            reportedBalance: signed,
            unit,
            useAs: chosen.pool % 4 === 0 ? "opening" : undefined,
            checkId: typedId,
          });
      case "addRate":
        return (on) =>
          command.apply(on, { service: "Rendering", credits: amount, validFrom: day, validTo: later, rateId: typedId });
      case "changeSetting":
        return (on) =>
          command.apply(on, {
            setting: chosen.setting[0] as string,
            value: chosen.setting[1] === "" ? undefined : (chosen.setting[1] as string),
          });
      case "recordFindings":
      case "recordBalances":
        return (on) => command.apply(on, {}, use ? run : { ...run, pools: run.pools.slice(1) });
      case "takeOverDecisions": {
        // a review of the findings as they stand, and of one that the workbook does not know
        const rows = [...roster.findings, ...run.findings.slice(0, 2)].map((row, at): FindingRow => {
          const finding = "values" in row ? row.values.finding : row.finding;
          const decision = at % 2 === chosen.person % 2 ? ("accepted" as const) : undefined;
          const values = { finding, decision, amount, assignedTo: use ? text.trim() : undefined, decidedOn: day };
          return { values: { ...blankFinding, ...values }, at: {}, row: at };
        });
        return (on) => command.apply(on, {}, rows);
      }
      case "addMapping": {
        const columns = { date: "Day", user: use ? "Who" : "Person", credits: text.trim() };
        const mapping = { name: "m", columns, ...(use ? { unit: "flex-token" as const } : {}) };
        return (on) => command.apply(on, { mapping: typedId ?? "Vendor" }, mapping);
      }
      case "assign": {
        const ids = roster.findings.map(({ values }) => values.finding).filter((_, at) => at % 2 === chosen.person % 2);
        return (on) =>
          command.apply(on, { assignedTo: email(chosen.other), remark: use ? text.trim() : undefined }, ids);
      }
      case "decide": {
        const ids = roster.findings.map(({ values }) => values.finding).filter((_, at) => at % 2 === chosen.person % 2);
        return (on) =>
          command.apply(
            on,
            {
              decision: use ? "accepted" : "to fix",
              acceptedUntil: later,
              decidedOn: day,
              decidedAmount: ids.length === 1 ? amount : undefined,
            },
            ids,
          );
      }
      case "withdrawDecision": {
        const ids = roster.findings.map(({ values }) => values.finding).filter((_, at) => at % 2 === chosen.person % 2);
        return (on) => command.apply(on, {}, ids);
      }
      case "closeMonth":
        return (on) =>
          command.apply(on, { month: monthOf(day), contract: use ? contract : undefined, closedBy: "fin" }, run);
    }
  };
  return { name: command.name, call: give() };
}

/** These change nothing a second time; every other command is refused. */
const quietTwice: ReadonlySet<string> = new Set([
  "pastePeople",
  "recordFindings",
  "recordBalances",
  "takeOverDecisions",
  "assign",
  "decide",
]);

function errorsOf(grids: RosterGrids): {
  readonly read: readonly string[];
  readonly pools: readonly string[];
  readonly stored: StoredRoster;
} {
  const [read, pools]: [Diagnostic[], Diagnostic[]] = [[], []];
  const stored = storedRoster(grids, "roster", (diagnostic) => read.push(diagnostic));
  rosterPools(stored.roster, (diagnostic) => pools.push(diagnostic));
  const texts = (all: readonly Diagnostic[]) =>
    all.filter(isError).map(({ code, at, message }) => JSON.stringify([code, at, message]));
  return { read: texts(read), pools: texts(pools), stored };
}

/** Every cell that no change names is what it was, and no row is gone. */
function expectUntouched(
  before: RosterGrids,
  now: RosterGrids,
  patches: readonly TablePatch[],
  style: ReturnType<typeof cellStyle>,
): void {
  for (const [name, table] of Object.entries(tables)) {
    const [old, grid] = [before[name as keyof RosterGrids] as Grid, now[name as keyof RosterGrids] as Grid];
    const changes = patches.filter((patch) => patch.table === table.name).flatMap((patch) => patch.changes);
    const added = changes.filter(({ kind }) => kind === "append").length;
    expect(grid.rows.length).toBe(old.rows.length + added);
    const keyAt = table.key.map(
      (key) => (table.columns as Record<string, { headers: readonly string[] }>)[key]?.headers[0] as string,
    );
    old.rows.forEach((row, index) => {
      const keyOf = keyAt.map((header) =>
        cellAsRead(
          (columnUnder(table as never, header) as never as { cell: never }).cell,
          style,
          row.cells[positionOf(table as never, old, header)] ?? "",
        ),
      );
      const touched = changes
        .filter(({ kind, key }) => kind === "set" && key.join() === keyOf.join())
        .flatMap(({ cells }) => Object.keys(cells))
        .map((header) => positionOf(table as never, grid, header));
      const width = Math.max(row.cells.length, grid.rows[index]?.cells.length ?? 0);
      for (let at = 0; at < width; at += 1) {
        const [was, is] = [row.cells[at] ?? "", grid.rows[index]?.cells[at] ?? ""];
        if (!touched.includes(at) && was !== is)
          expect.fail(`${name}: cell ${at} of row ${row.row} was ${was} and is ${is}`);
      }
    });
  }
}

/** Every cell that was written is read back as it was meant. */
function expectWritten(stored: StoredRoster, patches: readonly TablePatch[]): void {
  const style = cellStyle(stored.roster.policy);
  for (const { table: title, changes } of patches) {
    const [name, table] = Object.entries(tables).find(([, one]) => one.name === title) as [keyof RosterGrids, never];
    const grid = stored.grids[name] as Grid;
    for (const change of changes) {
      for (const [header, cell] of Object.entries(change.cells)) {
        const meant = change.kind === "append" ? cell : (cell as { readonly after: unknown }).after;
        const column = columnUnder(table, header) as unknown as { readonly cell: never };
        const at = positionOf(table, grid, header);
        const values = grid.rows.map(({ cells }) => cellAsRead(column.cell, style, cells[at] ?? ""));
        expect(values, `${title}, ${header}`).toContain(meant);
      }
    }
  }
}

/** Days and amounts in the sentence are those of the pools that the roster now has. */
function expectSaid(name: string, { said, notes }: Done, before: StoredRoster, now: StoredRoster): void {
  const poolsOf = ({ roster }: StoredRoster) =>
    new Map(rosterPools(roster, () => {}).pools.map((pool) => [pool.pool, pool]));
  const [old, pools] = [poolsOf(before), poolsOf(now)];
  const named = [...now.roster.poolRows]
    .map(({ values }) => pools.get(values.poolId))
    .find((pool) => pool !== undefined && said.startsWith(`The pool ${pool.pool} `));
  if (["recordPurchase", "recordApplication", "recordHeldPool", "renewPool", "addCloudServicePool"].includes(name)) {
    expect(named, said).toBeDefined();
    expect(said).toContain(`Its last day: ${named?.lastDay ?? "nothing ends them"}`);
    expect(named?.applied).toBe(name !== "recordPurchase");
  }
  if (name === "recordRegistration" || name === "recordLeaving") {
    const [, email = ""] = /^(?:.* \()?([^ ()]+@[^ ()]+)\)? (?:is registered|left) on/.exec(said) ?? [];
    const pool = pools.get(`individual:${email}`);
    if (name === "recordRegistration" && pool === undefined) expect(said).toContain("No individual credits come");
    else if (pool !== undefined && !said.includes("ends them") && name === "recordRegistration")
      expect(said).toContain(`until ${pool.lastDay}`);
    else if (pool !== undefined)
      expect(said).toMatch(
        pool.boundBy === "left" ? /end with that day/ : new RegExp(`end on ${pool.lastDay}|ends them`),
      );
    expect(said.includes("hold no") || said.includes("holds no")).toBe(
      name === "recordLeaving" && old.get(`individual:${email}`) === undefined,
    );
  }
  if (name === "extendContract") {
    for (const pool of pools.values()) {
      if (pool.source === "individual" || !said.startsWith(`Contract ${pool.contract} `)) continue;
      const moved = old.get(pool.pool)?.lastDay !== pool.lastDay;
      expect(
        notes.some((note) => note.startsWith(`${pool.pool} ${moved ? "moves" : "stays"}`)),
        notes.join("\n"),
      ).toBe(true);
    }
  }
}

/** A purchase at each of its steps, one that is meant for somebody alone, and somebody who is not registered: worlds have none. */
function withUnderWay(name: string, grid: Grid, { people }: World): Grid {
  if (name === "people") {
    const cells = grid.headers.map((header) => ({ Email: "walt@firm.example", Contract: "C-1" })[header] ?? "");
    return { ...grid, rows: [...grid.rows, { row: 1000, cells }] };
  }
  if (name !== "pools") return grid;
  const headers = [
    ...grid.headers,
    ...["Requested on", "Quoted on", "Approved on"].filter((one) => !grid.headers.includes(one)),
  ];
  const rows: readonly Readonly<Record<string, string>>[] = [
    { "Pool ID": "W-1", "Requested on": "2025-10-01" },
    { "Pool ID": "W-2", "Requested on": "2025-10-01", "Quoted on": "2025-10-31" },
    { "Pool ID": "W-3", "Quoted on": "2025-10-31", "Approved on": "2025-11-01" },
    { "Pool ID": "W-4", "Approved on": "2025-11-01", "Purchased on": "2025-11-30" },
    { "Pool ID": "W-cs", Source: "cloud service", "Applied on": "2025-08-01", "Expires on": "2026-01-31" },
    { "Pool ID": "W-held", "Requested on": "2025-10-01", Holder: people[0]?.["Email"] ?? "" },
  ];
  const cells = rows.map((row) =>
    headers.map((header) => row[header] ?? { Contract: "C-1", Credits: "100" }[header] ?? ""),
  );
  return { ...grid, headers, rows: [...grid.rows, ...cells.map((one, at) => ({ row: 1000 + at, cells: one }))] };
}

/** Every table with every column, a column of the user's own, and the rows of the world. */
function gridsOf(world: World, withContracts: boolean): RosterGrids {
  const folder = toCsvFolder(world);
  const grids = Object.entries(tables).map(([name, table]) => {
    const headers = Object.values(table.columns).map((column) => column.headers[0] as string);
    const text = name === "contracts" && !withContracts ? undefined : folder[table.file];
    const given = withUnderWay(name, readCsvGrid(text ?? `${headers[0]}\n`, table.file), world);
    const all = [...given.headers, "Mine", ...headers.filter((header) => !given.headers.includes(header))];
    const rows = given.rows.map((row) => ({
      ...row,
      cells: [...given.headers.map((_, at) => row.cells[at] ?? ""), ` mine ${row.row}`],
    }));
    return [name, { ...given, headers: all, rows }];
  });
  return Object.fromEntries(grids) as RosterGrids;
}

test("commands on random rosters: readable, nothing else touched, as said, and once", () => {
  const outcomes = new Map<string, { done: number; refused: number }>();
  fc.assert(
    fc.property(
      worldArbitrary(),
      fc.boolean(),
      fc.array(choice, { minLength: 4, maxLength: 14, size: "max" }),
      (world, withContracts, choices) => {
        const { run } = reconcileTables(toCsvFolder(world), { "usage.csv": usageCsv(world) }, world.asOf);
        let grids = gridsOf(world, withContracts);
        for (const chosen of choices) {
          const before = errorsOf(grids);
          const { name, call } = callOf(before.stored, chosen, run);
          const asText = JSON.stringify(grids);
          const outcome = call(before.stored);
          expect(JSON.stringify(grids)).toBe(asText);
          const tally = outcomes.get(name) ?? { done: 0, refused: 0 };
          outcomes.set(name, tally);
          tally[outcome.kind] += 1;
          if (outcome.kind === "refused") {
            expect(outcome.reason, name).toMatch(/^\S.*[.?]$/);
            expect(outcome.help, name).toMatch(/^\S.*[.?]$/);
            continue;
          }
          expect(outcome.said, name).toMatch(/^\S.*\.$/s);
          const { grids: patched, refused } = applyPatches(grids, outcome.patches);
          expect(refused, name).toEqual([]);
          const now = errorsOf(patched);
          expect(
            now.read.filter((error) => !before.read.includes(error)),
            name,
          ).toEqual([]);
          if (name !== "changeSetting")
            expect(
              now.pools.filter((error) => !before.pools.includes(error)),
              name,
            ).toEqual([]);
          expectUntouched(grids, patched, outcome.patches, cellStyle(before.stored.roster.policy));
          expectWritten(now.stored, outcome.patches);
          expectSaid(name, outcome, before.stored, now.stored);
          const again = call(now.stored);
          if (again.kind === "done")
            expect([name, again.patches]).toEqual([[...quietTwice].find((one) => one === name), []]);
          else expect([quietTwice.has(name), again.reason]).toEqual([false, again.reason]);
          grids = patched;
        }
      },
    ),
    { numRuns: 50 },
  );
  // any one command may have been unlucky in a run; that the sketch is lifelike shows in all of them
  const never = commands.map(({ name }) => name).filter((name) => (outcomes.get(name)?.done ?? 0) === 0);
  expect(never.length, JSON.stringify([...outcomes])).toBeLessThan(5);
});
