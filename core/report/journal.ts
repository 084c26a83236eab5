import type { Facts } from "../accounts/facts.ts";
import { type DayNumber, lastDayOf, monthOf, type PlainDate, plusDays, toDayNumber, toPlainDate } from "../calendar.ts";
import { type Happening, happenings } from "../ledger/happenings.ts";
import type { PoolEvent } from "../ledger/ledger.ts";
import { type Unit, units } from "../roster/words.ts";
import { type Accounts, journalAccounts } from "./journal/accounts.ts";
import { amountOf, commodity, remark } from "./journal/spelling.ts";
import { createStocks } from "./journal/stocks.ts";

/** Characters that are made at once. */
const PIECE = 64_000;

const head = `; The ledger in hledger's format, so that a program that is not ours can check the sums:
;   hledger -f ledger.journal check --strict
; assets: what pools hold. expenses: what people used. income: what was granted and adjusted. lapsed: what is gone.
; liabilities:open: what no pool has paid yet (below zero while something is open). In names, %3A and the like stand
; for characters that would have a meaning here.
decimal-mark .
`;

/**
 * The ledger as a journal of double entries, piece by piece: every grant, adjustment, draw, shortfall, settlement, refund
 * and lapse, each balanced in its unit, with the balance of every pool asserted at each month's end and on the as-of day.
 */
export function* ledgerJournal(facts: Facts): Generator<string> {
  let piece = "";
  for (const part of parts(facts)) {
    piece += part;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  yield piece;
}

function* parts(facts: Facts): Generator<string> {
  const { ledger } = facts;
  const { usage, balances } = ledger;
  const accounts = journalAccounts(ledger);
  yield head;
  const inUse = new Set<Unit>(balances.map(({ pool }) => pool.unit));
  for (let row = 0; row < usage.length(); row += 1) inUse.add(units[usage.unit(row)] as Unit);
  for (const unit of units) if (inUse.has(unit)) yield `commodity 1000.000000 ${commodity(unit)}\n`;
  for (const account of accounts.all) yield `account ${account}\n`;
  const all = happenings(ledger);
  const stocks = createStocks(ledger, accounts);
  const beginning = firstDay(facts);
  let nextCheck = lastDayOf(monthOf(beginning));
  for (let step: Step = all.next(); ; ) {
    const happening = step.done === true ? undefined : step.value;
    const day = happening === undefined ? plusDays(ledger.asOf, 1) : dayOf(facts, happening, beginning);
    for (; nextCheck < day && nextCheck < ledger.asOf; nextCheck = endOfNextMonth(nextCheck)) {
      yield stocks.asserted(nextCheck);
    }
    if (happening === undefined) break;
    if (happening.kind === "event") {
      stocks.moveEvent(happening.event);
      yield eventText(facts, accounts, happening.event, day);
      step = all.next();
      continue;
    }
    // the draws of one usage, and what fell short of it, are one transaction
    const together = [happening.entry];
    for (step = all.next(); isOneUsage(facts, happening.entry, step); step = all.next()) together.push(entryOf(step));
    for (const entry of together) stocks.moveEntry(entry);
    yield entriesText(facts, accounts, together, day);
  }
  yield stocks.struck();
}

type Step = IteratorResult<Happening, unknown>;

function entryOf(step: Step): number {
  return step.done !== true && step.value.kind === "entry" ? step.value.entry : -1;
}

function isOneUsage({ ledger: { entries } }: Facts, first: number, step: Step): boolean {
  const entry = entryOf(step);
  return (
    entry !== -1 &&
    entries.row(entry) === entries.row(first) &&
    entries.kind(first) === "draw" &&
    (entries.kind(entry) === "draw" || entries.kind(entry) === "shortfall")
  );
}

/** The first day of anything; credits held since ever are booked on it. */
function firstDay({ ledger: { events, entries, asOf } }: Facts): PlainDate {
  const days = [
    events.find(({ day }) => Number.isFinite(day))?.day ?? Number.POSITIVE_INFINITY,
    entries.length() > 0 ? entries.day(0) : Number.POSITIVE_INFINITY,
    toDayNumber(asOf),
  ];
  return toPlainDate(Math.min(...days) as DayNumber);
}

function dayOf({ ledger: { entries } }: Facts, happening: Happening, beginning: PlainDate): PlainDate {
  const day = happening.kind === "entry" ? entries.day(happening.entry) : happening.event.day;
  return Number.isFinite(day) ? toPlainDate(day as DayNumber) : beginning;
}

function endOfNextMonth(day: PlainDate): PlainDate {
  return lastDayOf(monthOf(plusDays(day, 1)));
}

function transaction(day: PlainDate, text: string, comment: string, postings: readonly string[]): string {
  const about = comment === "" ? "" : `  ; ${comment}`;
  return `\n${day} ${text}${about}\n${postings.map((posting) => `    ${posting}\n`).join("")}`;
}

function eventText({ ledger }: Facts, accounts: Accounts, event: PoolEvent, day: PlainDate): string {
  const { kind, pool: index, amount, id, reason } = event;
  const pool = ledger.balances[index]?.pool;
  if (pool === undefined) return "";
  const gained = kind === "lapsed" ? -amount : amount;
  const since = Number.isFinite(event.day) ? "" : ", held since ever";
  const text = kind === "adjusted" ? `adjusted ${remark(`${id ?? ""} ${reason ?? ""}`)}` : `${kind}${since}`;
  return transaction(day, text, "", [
    `${accounts.held(index)}  ${amountOf(gained, pool.unit)}`,
    `${accounts[kind](index)}  ${amountOf(-gained, pool.unit)}`,
  ]);
}

function entriesText(facts: Facts, accounts: Accounts, together: readonly number[], day: PlainDate): string {
  const { ledger, inputs } = facts;
  const { usage, entries } = ledger;
  const first = together[0] as number;
  const row = entries.row(first);
  const unit = units[usage.unit(row)] as Unit;
  const kind = entries.kind(first);
  const what = [usage.names.services.textOf(usage.service(row)), usage.names.jobs.textOf(usage.job(row))];
  const place = remark(`${inputs[usage.file(row)]?.file ?? ""} line ${usage.line(row)}`);
  const text = [verbs[kind], ...what.filter((word) => word !== "").map(remark)].join(" ");
  const total = together.reduce((sum, entry) => sum + entries.amount(entry), 0);
  const posting = (account: string, amount: number) => `${account}  ${amountOf(amount, unit)}`;
  const from = (entry: number, sign: number) => {
    const isOpen = entries.kind(entry) === "shortfall" || entries.kind(entry) === "release";
    return posting(isOpen ? accounts.open(row) : accounts.held(entries.pool(entry)), sign * entries.amount(entry));
  };
  const postings =
    kind === "settlement"
      ? [posting(accounts.open(row), total), from(first, -1)]
      : kind === "return" || kind === "release"
        ? [from(first, 1), posting(accounts.used(row), -total)]
        : [posting(accounts.used(row), total), ...together.map((entry) => from(entry, -1))];
  return transaction(day, text, place, postings);
}

const verbs = {
  draw: "used",
  shortfall: "used, not paid",
  settlement: "settled",
  return: "refunded",
  release: "refunded before it was paid",
} as const;
