import { firstDayOf, type Month, monthOf, plusDays } from "../../calendar.ts";
import type { RunContract, RunFile, RunFinding, RunMonth, RunOverdraft, RunPerson, RunPool } from "../../run-file.ts";
import { byText, byTextOrLast } from "../../text.ts";
import { type Cause, causesOf } from "../causes.ts";
import { needsSomebody, stands } from "../finding-groups.ts";
import { rowPlace } from "./table.ts";

/** The rows of one table in the order of the page, and where each of them stands: every figure above links there. */
export type PageTable<Row> = {
  readonly id: string;
  readonly rows: readonly Row[];
  readonly placeOf: (row: Row | undefined) => string;
};

/** The tables that figures of the page come from. */
export type PageRows = {
  readonly totals: PageTable<RunFile["totals"][number]>;
  readonly contracts: PageTable<RunContract>;
  readonly pools: PageTable<RunPool>;
  readonly people: PageTable<RunPerson>;
  readonly months: PageTable<RunMonth>;
  readonly charges: PageTable<RunFile["chargeback"][number]>;
  readonly services: PageTable<RunFile["services"][number]>;
  readonly overdrafts: PageTable<RunOverdraft>;
  /** Where the cause of a code is told, among what stands; the findings as a whole where nothing of it stands. */
  readonly causeOf: (code: string) => string;
};

/** Sorts the tables of a run, once for the page. */
export function pageRows(run: RunFile): PageRows {
  const causes = causesShown(run.findings).map(({ code }) => code);
  return {
    totals: pageTable("totals", run.totals),
    contracts: pageTable("contract-table", run.contracts),
    pools: pageTable("pool-table", [...run.pools].sort(poolsByImportance)),
    people: pageTable("people-table", [...run.people].sort(peopleByImportance)),
    months: pageTable("month-table", [...run.months].sort(latestMonthFirst)),
    charges: pageTable("charge-table", [...run.chargeback].sort(latestChargeFirst)),
    services: pageTable("service-table", [...run.services].sort(mostUsedFirst)),
    overdrafts: pageTable("overdraft-table", [...run.overdrafts].sort(openFirst)),
    causeOf: (code) => (causes.includes(code) ? `#cause-${causes.indexOf(code) + 1}` : "#findings"),
  };
}

/** The causes that stand, in the order of the page: what needs a decision, then what is only told. */
export function causesShown(findings: readonly RunFinding[]): readonly Cause[] {
  return [
    ...causesOf(findings.filter(needsSomebody)),
    ...causesOf(findings.filter((finding) => stands(finding) && !needsSomebody(finding))),
  ];
}

function pageTable<Row>(id: string, rows: readonly Row[]): PageTable<Row> {
  const index = new Map(rows.map((row, at) => [row, at]));
  return { id, rows, placeOf: (row) => rowPlace(id, row === undefined ? -1 : (index.get(row) ?? -1)) };
}

const stateRank = { active: 0, upcoming: 1, pending: 2, used: 3, lapsed: 4 } as const;

function poolsByImportance(a: RunPool, b: RunPool): number {
  return (
    Number(a.holder !== null) - Number(b.holder !== null) ||
    stateRank[a.state] - stateRank[b.state] ||
    byTextOrLast(a.lastDay ?? undefined, b.lastDay ?? undefined) ||
    byText(a.pool, b.pool)
  );
}

function peopleByImportance(a: RunPerson, b: RunPerson): number {
  return b.overdrawn - a.overdrawn || b.used - a.used || byText(a.email, b.email) || byText(a.unit, b.unit);
}

function latestMonthFirst(a: RunMonth, b: RunMonth): number {
  return (
    byText(b.month, a.month) || byTextOrLast(a.contract ?? undefined, b.contract ?? undefined) || byText(a.unit, b.unit)
  );
}

type Charge = RunFile["chargeback"][number];

function latestChargeFirst(a: Charge, b: Charge): number {
  return (
    byText(b.month, a.month) ||
    byTextOrLast(a.office ?? undefined, b.office ?? undefined) ||
    byTextOrLast(a.costCentre ?? undefined, b.costCentre ?? undefined) ||
    byText(a.unit, b.unit) ||
    byTextOrLast(a.currency ?? undefined, b.currency ?? undefined)
  );
}

type Service = RunFile["services"][number];

function mostUsedFirst(a: Service, b: Service): number {
  return b.used - a.used || byTextOrLast(a.service ?? undefined, b.service ?? undefined) || byText(a.unit, b.unit);
}

function openFirst(a: RunOverdraft, b: RunOverdraft): number {
  return (
    b.open - a.open ||
    b.amount - a.amount ||
    byText(a.day, b.day) ||
    byText(a.person, b.person) ||
    byText(a.at.file, b.at.file) ||
    a.at.line - b.at.line
  );
}

/** The last day of a month that the run knows: its end, or the as-of day in the last one. */
export function monthEnd(month: string, asOf: string): string {
  // 31 days after the first of a month it is the next one; a page asks for this a thousand times, and days are remembered
  const inNext = plusDays(firstDayOf(month as Month), 31);
  const last: string = plusDays(firstDayOf(monthOf(inNext)), -1);
  return last < asOf ? last : asOf;
}
