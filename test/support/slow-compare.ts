import type { RunFile } from "../../core/run-file.ts";
import { byText } from "../../core/text.ts";
import type { SlowResult } from "./slow-result.ts";

type Value = string | bigint | null;
type Line = Readonly<Record<string, Value>>;
type Lines = readonly (readonly [key: string, line: Line])[];

/**
 * Where the slow model and a run file disagree, a sentence each; empty when they agree.
 * A row that only one of them has counts as agreement while it says nothing but zeros.
 */
export function compareWithRunFile(slow: SlowResult, runFile: RunFile): string[] {
  return [
    ...differences(
      "pool",
      slow.pools.map(({ id, ...line }) => [id, line]),
      runFile.pools.map((row) => [row.pool, lineOf(row, poolFields)]),
    ),
    ...differences(
      "total",
      slow.totals.map(({ unit, ...line }) => [unit, line]),
      runFile.totals.map((row) => [row.unit, lineOf(row, totalFields)]),
    ),
    ...differences(
      "contract",
      slow.contracts.map(({ contract, unit, ...line }) => [keyOf(contract, unit), line]),
      runFile.contracts.map((row) => [
        keyOf(row.contract, row.unit),
        { ...lineOf(row, contractFields), blocks: row.blocks === null ? null : BigInt(row.blocks) },
      ]),
    ),
    ...differences(
      "person",
      slow.people.map(({ person, unit, ...line }) => [keyOf(person, unit), line]),
      runFile.people.map((row) => [keyOf(row.email, row.unit), lineOf(row, personFields)]),
    ),
    ...differences(
      "month",
      slow.months.map(({ month, contract, unit, ...line }) => [keyOf(month, contract, unit), line]),
      runFile.months.map((row) => [keyOf(row.month, row.contract, row.unit), lineOf(row, monthFields)]),
    ),
    ...differences("overdraft", slowOverdrafts(slow), runOverdrafts(runFile)),
    ...differences(
      "refund excess",
      slow.excesses.map((row) => [keyOf(row.person, row.service, row.month, row.unit), { amount: row.amount }]),
      findingLines(runFile, "refund-unmatched", 3),
    ),
    ...differences(
      "adjustment left out",
      slow.adjustmentsLeftOut.map(({ id, unit, amount }) => [keyOf(id, unit), { amount }]),
      findingLines(runFile, "adjustment-too-large", 1),
    ),
  ];
}

const sums = ["granted", "adjusted", "drawn", "lapsed", "remaining"];
const poolFields = [...sums, "contract", "unit", "holder", "firstDay", "lastDay", "boundBy", "state"];
const totalFields = [...sums, "pending", "used", "refunded", "overdrawn", "open"];
const contractFields = [
  ...[...sums, "pending", "overdrawn", "open"],
  ...["burnPerDay", "runsOutOn", "expectedWaste", "orderBy"],
];
const personFields = ["used", "fromOwn", "fromShared", "overdrawn", "open"];
const monthFields = [...personFields, "refunded", "lapsed", "balance"];

/** The named fields of a run file's row, credits in millionths. */
function lineOf(row: Readonly<Record<string, unknown>>, fields: readonly string[]): Line {
  return Object.fromEntries(
    fields.map((field) => {
      const value = row[field];
      if (typeof value === "number") return [field, exact(value)];
      return [field, typeof value === "string" ? value : null];
    }),
  );
}

function exact(amount: number): bigint {
  return BigInt(Math.round(amount * 1e6));
}

function keyOf(...parts: readonly (string | null)[]): string {
  return parts.map((part) => part ?? "(none)").join(" | ");
}

function slowOverdrafts(slow: SlowResult): Lines {
  const texts = slow.overdrafts.map((row) => {
    const figures = [String(row.amount), String(row.open), settledText(row.settled)];
    return keyOf(row.person, row.contract, row.unit, row.day, row.service, ...figures);
  });
  return counted(texts);
}

function runOverdrafts(runFile: RunFile): Lines {
  const texts = runFile.overdrafts.map((row) => {
    const settled = row.settled.map((part) => ({ ...part, amount: exact(part.amount) }));
    const figures = [String(exact(row.amount)), String(exact(row.open)), settledText(settled)];
    return keyOf(row.person, row.contract, row.unit, row.day, row.service ?? "", ...figures);
  });
  return counted(texts);
}

type Settled = { readonly pool: string; readonly day: string; readonly amount: bigint };

/** What was settled by day and pool, several entries of one day and pool added up. */
function settledText(settled: readonly Settled[]): string {
  const amounts = new Map<string, bigint>();
  for (const { pool, day, amount } of settled) {
    const key = `${day} ${pool}`;
    amounts.set(key, (amounts.get(key) ?? 0n) + amount);
  }
  const parts = [...amounts].filter(([, amount]) => amount !== 0n).sort(([a], [b]) => byText(a, b));
  return parts.map(([key, amount]) => `${key} ${amount}`).join(", ");
}

/** Equal rows may repeat: each text with how often it stands. */
function counted(texts: readonly string[]): Lines {
  const times = new Map<string, bigint>();
  for (const text of texts) times.set(text, (times.get(text) ?? 0n) + 1n);
  return [...times].map(([text, rows]) => [text, { rows }]);
}

/** The amounts of a rule's findings, by the first parts of their keys and the unit. */
function findingLines(runFile: RunFile, code: string, parts: number): Lines {
  const rows = runFile.findings.filter((row) => row.code === code && row.standing !== "gone");
  return rows.map((row) => {
    const key = row.finding.split("/").slice(1, 1 + parts);
    const plain = key.map((part) => part.replaceAll("%2F", "/").replaceAll("%25", "%"));
    return [keyOf(...plain, row.unit), { amount: exact(row.amount) }];
  });
}

function differences(name: string, slow: Lines, run: Lines): string[] {
  const slowByKey = new Map(slow);
  const runByKey = new Map(run);
  const repeated = runByKey.size === run.length ? [] : [`${name}: the run file has two rows of one key`];
  const keys = [...new Set([...slowByKey.keys(), ...runByKey.keys()])].sort(byText);
  const found = keys.flatMap((key) => {
    const ours = slowByKey.get(key);
    const theirs = runByKey.get(key);
    return Object.keys({ ...ours, ...theirs })
      .filter((field) => !agree(ours, theirs, field))
      .map((field) => `${name} ${key}: ${field} is ${said(theirs, field)}, the slow model says ${said(ours, field)}`);
  });
  return [...repeated, ...found];
}

function agree(ours: Line | undefined, theirs: Line | undefined, field: string): boolean {
  if (ours !== undefined && theirs !== undefined) return ours[field] === theirs[field];
  const value = (ours ?? theirs)?.[field];
  return value === 0n || value === null;
}

function said(line: Line | undefined, field: string): string {
  return line === undefined ? "absent" : String(line[field]);
}
