import type { RunContract, RunFile, RunMonth, RunOverdraft, RunPerson, RunPool } from "../../run-file.ts";
import { listed } from "../../text.ts";
import { figure, money, unitTitle } from "../figures.ts";
import type { Markup } from "./escape.ts";
import type { PageRows } from "./rows.ts";
import { section } from "./section.ts";
import { amounts, type Cell, type Column, table } from "./table.ts";

type RunTotal = RunFile["totals"][number];

const shared = "Figures of a contract are of its shared pools; credits of single persons are in the totals only.";

/** Totals by unit, balances by contract and the forecast. */
export function contracts({ totals, contracts: all }: PageRows): Markup {
  return section(
    "contracts",
    "Contracts",
    `Granted + adjusted = drawn + lapsed + remaining, in every row. ${shared}`,
    [
      table<RunTotal>({
        id: totals.id,
        caption: "All credits, individual and shared, by unit",
        columns: [
          { header: "Unit", kind: "word", cell: ({ unit }) => unitTitle(unit) },
          amounts("Granted", ({ granted }) => granted),
          amounts("Adjusted", ({ adjusted }) => adjusted),
          amounts("Drawn", ({ drawn }) => drawn),
          amounts("Lapsed", ({ lapsed }) => lapsed),
          leading("Remaining", ({ remaining }) => remaining, "#pool-table"),
          amounts("Pending", ({ pending }) => pending),
          leading("Used", ({ used }) => used, "#month-table"),
          amounts("Refunded", ({ refunded }) => refunded),
          leading("Overdrawn", ({ overdrawn }) => overdrawn, "#overdraft-table"),
          leading("Still open", ({ open }) => open, "#overdraft-table"),
        ],
        rows: totals.rows,
        order: "by unit",
        empty: "No credits were granted or used.",
      }),
      table<RunContract>({
        id: all.id,
        caption: "Shared credits by contract",
        columns: [
          { header: "Contract", cell: contractOf },
          { header: "Unit", kind: "word", cell: ({ unit }) => unitTitle(unit) },
          amounts("Granted", ({ granted }) => granted),
          amounts("Adjusted", ({ adjusted }) => adjusted),
          amounts("Drawn", ({ drawn }) => drawn),
          amounts("Lapsed", ({ lapsed }) => lapsed),
          amounts("Remaining", ({ remaining }) => remaining),
          amounts("Pending", ({ pending }) => pending),
          amounts("Overdrawn", ({ overdrawn }) => overdrawn),
          amounts("Still open", ({ open }) => open),
        ],
        rows: all.rows,
        order: "by contract",
        empty: "No contract has credits.",
      }),
      table<RunContract>({
        id: "forecast",
        caption: "Forecast by contract (estimates from recent use)",
        columns: [
          { header: "Contract", cell: contractOf },
          { header: "Unit", kind: "word", cell: ({ unit }) => unitTitle(unit) },
          amounts("Burn per day", ({ burnPerDay }) => burnPerDay),
          { header: "Runs out on", kind: "day", cell: ({ runsOutOn }) => runsOutOn },
          { header: "Order by", kind: "day", cell: ({ orderBy }) => orderBy },
          amounts("Blocks to order", ({ blocks }) => blocks),
          amounts("Expected waste", ({ expectedWaste }) => expectedWaste),
        ],
        rows: all.rows.filter(({ burnPerDay }) => burnPerDay !== null),
        order: "by contract",
        empty: "There is no recent use to forecast from.",
      }),
    ],
    "wide",
  );
}

/** A column of sums that lead to the rows they are of. */
function leading(header: string, amount: (row: RunTotal) => number, href: string): Column<RunTotal> {
  return { header, kind: "number", cell: (row) => ({ text: figure(amount(row)), href }) };
}

function contractOf({ contract }: { readonly contract: string | null }): Cell {
  return contract ?? "no contract";
}

const bounds = {
  typed: "typed in the roster",
  validity: "end of validity",
  left: "the person left",
  contract: "end of contract",
  setting: "a setting",
} as const;

/** Every pool: shared ones before individual ones, those in force first. */
export function pools({ pools: all }: PageRows): Markup {
  const intro =
    "A pool is an amount with a first and a last day. Both days count; what is left after the last is gone.";
  return section(
    "pools",
    "Pools",
    intro,
    table<RunPool>({
      id: all.id,
      caption: "Pools, shared before individual, soonest last day first",
      columns: [
        { header: "Pool", kind: "text", cell: ({ pool, source }) => (source === "individual" ? "individual" : pool) },
        { header: "Contract", cell: ({ contract }) => contract },
        { header: "Holder", kind: "name", cell: ({ holder }) => holder ?? "shared" },
        { header: "Source", kind: "word", cell: ({ source }) => source },
        { header: "State", kind: "word", cell: ({ state }) => state },
        { header: "Unit", kind: "word", cell: ({ unit }) => unitTitle(unit) },
        amounts("Granted", ({ granted }) => granted),
        amounts("Adjusted", ({ adjusted }) => adjusted),
        amounts("Drawn", ({ drawn }) => drawn),
        amounts("Lapsed", ({ lapsed }) => lapsed),
        amounts("Remaining", ({ remaining }) => remaining),
        { header: "First day", kind: "day", cell: ({ firstDay }) => firstDay },
        { header: "Last day", kind: "day", cell: ({ lastDay }) => lastDay },
        {
          header: "Last day comes from",
          kind: "word",
          cell: ({ boundBy }) => (boundBy === null ? null : (bounds[boundBy] ?? boundBy)),
        },
        amounts("Expected waste", ({ expectedWaste }) => expectedWaste),
        { header: "Waste costs", kind: "number", cell: ({ wasteCost, currency }) => money(wasteCost, currency) },
      ],
      rows: all.rows,
      order: "shared before individual ones, those in force and ending soonest first",
      empty: "The roster has no pools.",
    }),
    "wide",
  );
}

/** Who used what, and which credits paid. */
export function people({ people: all }: PageRows): Markup {
  return section(
    "people",
    "People",
    "Everybody on the roster and everybody who used credits; one row for each person and unit.",
    table<RunPerson>({
      id: all.id,
      caption: "People, the most overdrawn first, then those who used most",
      columns: [
        {
          header: "Person",
          kind: "name",
          cell: ({ name, email }) => (name === null ? email : { text: name, minor: email }),
        },
        { header: "Office", cell: ({ office }) => office },
        { header: "Cost centre", cell: ({ costCentre }) => costCentre },
        { header: "Contract", cell: ({ contract }) => contract },
        {
          header: "Registration",
          cell: ({ onRoster, registration }) => (onRoster ? registration : { text: "not on the roster", as: "strong" }),
        },
        { header: "Unit", kind: "word", cell: ({ unit }) => unitTitle(unit) },
        amounts("Used", ({ used }) => used),
        amounts("From own", ({ fromOwn }) => fromOwn),
        amounts("From shared", ({ fromShared }) => fromShared),
        amounts("Overdrawn", ({ overdrawn }) => overdrawn),
        amounts("Still open", ({ open }) => open),
        amounts("Own granted", ({ ownGranted }) => ownGranted),
        amounts("Own remaining", ({ ownRemaining }) => ownRemaining),
        amounts("Own lapsed", ({ ownLapsed }) => ownLapsed),
      ],
      rows: all.rows,
      order: "the most overdrawn first, then those who used most",
      empty: "The roster has no people, and nobody used credits.",
    }),
    "wide",
  );
}

/** Month by month: use by its day, settlements by the day they happened. */
export function months({ months: all }: PageRows): Markup {
  return section(
    "months",
    "Months",
    "Use counts on its day, refunds and settlements on the day they happened, overdrawn on the day it fell short.",
    table<RunMonth>({
      id: all.id,
      caption: "Months, the latest first",
      columns: [
        { header: "Month", kind: "day", cell: ({ month }) => month },
        { header: "Contract", cell: contractOf },
        { header: "Unit", kind: "word", cell: ({ unit }) => unitTitle(unit) },
        amounts("Used", ({ used }) => used),
        amounts("Refunded", ({ refunded }) => refunded),
        amounts("From own", ({ fromOwn }) => fromOwn),
        amounts("From shared", ({ fromShared }) => fromShared),
        amounts("Overdrawn", ({ overdrawn }) => overdrawn),
        amounts("Still open", ({ open }) => open),
        amounts("Lapsed", ({ lapsed }) => lapsed),
        amounts("Balance", ({ balance }) => balance),
      ],
      rows: all.rows,
      order: "the latest first",
      empty: "No use was counted in any month.",
    }),
    "wide",
  );
}

/** Each shortfall and what paid for it later. */
export function overdrafts({ overdrafts: all }: PageRows): Markup {
  return section(
    "overdrafts",
    "Overdrafts",
    "A shortfall is use that no pool could pay on its day. Shared credits that come later may settle it.",
    table<RunOverdraft>({
      id: all.id,
      caption: "Overdrafts, those still open first, then the largest",
      columns: [
        { header: "Day", kind: "day", cell: ({ day }) => day },
        { header: "Person", kind: "name", cell: ({ person }) => person },
        { header: "Contract", cell: contractOf },
        { header: "Unit", kind: "word", cell: ({ unit }) => unitTitle(unit) },
        { header: "Service", cell: ({ service }) => service },
        amounts("Overdrawn", ({ amount }) => amount),
        amounts("Still open", ({ open }) => open),
        { header: "Settled by", kind: "name", cell: settledBy },
        { header: "Row", kind: "name", cell: ({ at }) => ({ text: `${at.file}:${at.line}`, as: "code" }) },
      ],
      rows: all.rows,
      order: "those still open first, then the largest",
      empty: "Nobody overdrew.",
    }),
    "wide",
  );
}

function settledBy({ settled }: RunOverdraft): Cell {
  return settled.length === 0
    ? "nothing yet"
    : listed(settled.map(({ pool, day, amount }) => `${figure(amount)} from ${pool} on ${day}`));
}
