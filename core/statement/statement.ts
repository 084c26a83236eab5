import { type DayNumber, type PlainDate, toDayNumber, toPlainDate } from "../calendar.ts";
import { type MicroCredits, show, ZERO } from "../credits.ts";
import type { EntryKind } from "../ledger/entries.ts";
import { happenings, undoneEntries } from "../ledger/happenings.ts";
import type { Ledger, PoolEvent } from "../ledger/ledger.ts";
import type { Pool } from "../roster/pool.ts";
import { type Unit, units } from "../roster/words.ts";
import type { Subject } from "./subject.ts";
import { unpaidReasons } from "./unpaid.ts";
import { eventWords, payerWords, poolName, refundWords } from "./words.ts";

/** What a line of a statement is; `not paid` is a shortfall, `refunded unpaid` what a refund took off one. */
export const lineKinds = [
  "granted",
  "adjusted",
  "used",
  "not paid",
  "settled",
  "refunded",
  "refunded unpaid",
  "lapsed",
] as const;
export type LineKind = (typeof lineKinds)[number];

/** One thing that happened, and what stood after it. */
export type StatementLine = {
  /** Absent for credits held since ever. */
  readonly day: PlainDate | undefined;
  readonly kind: LineKind;
  /** Positive in every kind but an adjustment that takes away. */
  readonly amount: MicroCredits;
  readonly pool: Pool | undefined;
  /** The usage row that it is about, and the entry of the ledger. */
  readonly row: number | undefined;
  readonly entry: number | undefined;
  /** The row of the refund. */
  readonly refund: number | undefined;
  readonly words: string;
  readonly balance: MicroCredits;
  readonly open: MicroCredits;
};

/** What stood at one moment: left in the pools of the subject, and unpaid of the usage that it answers for. */
export type Standing = { readonly balance: MicroCredits; readonly open: MicroCredits };

/**
 * The sums of a period. Of the pools: opening + granted + adjusted - drawn - lapsed = closing balance. Of what is open:
 * opening + not paid - settled - refunded unpaid = closing. Of use, net of refunds: `fromOwn` and `fromShared` are what
 * pools paid. `overdrawn` is of use in the period, as it is on the as-of day.
 */
export type StatementSums = {
  readonly granted: MicroCredits;
  readonly adjusted: MicroCredits;
  readonly drawn: MicroCredits;
  readonly lapsed: MicroCredits;
  readonly used: MicroCredits;
  readonly refunded: MicroCredits;
  readonly fromOwn: MicroCredits;
  readonly fromShared: MicroCredits;
  readonly notPaid: MicroCredits;
  readonly settled: MicroCredits;
  readonly refundedUnpaid: MicroCredits;
  readonly overdrawn: MicroCredits;
};

/** The statement of one unit. */
export type StatementPart = {
  readonly unit: Unit;
  readonly opening: Standing;
  readonly lines: readonly StatementLine[];
  readonly sums: StatementSums;
  readonly closing: Standing;
  /** What is not in the sums and should be known: pools under way, refunds that matched nothing. */
  readonly notes: readonly string[];
};

/** What happened to a person, a pool or a contract between two days, both included. */
export type Statement = {
  readonly subject: Subject;
  /** Absent: from the beginning. */
  readonly firstDay: PlainDate | undefined;
  readonly asOf: PlainDate;
  readonly parts: readonly StatementPart[];
};

type Writable<T> = { -readonly [K in keyof T]: number };
type Draft = {
  isSeen: boolean;
  balance: number;
  open: number;
  opening: Standing;
  readonly sums: Writable<StatementSums>;
  readonly lines: StatementLine[];
};

/** The statement of a subject: opening, line by line, closing; a unit in which nothing ever happened has no part. */
export function statementOf(ledger: Ledger, subject: Subject, firstDay: PlainDate | undefined): Statement {
  const drafts = units.map(emptyDraft);
  const write = writer(ledger, subject, firstDay, drafts);
  for (const happening of happenings(ledger)) {
    if (happening.kind === "event") write.event(happening.event);
    else write.entry(happening.entry);
  }
  const fromDay = firstDay === undefined ? Number.NEGATIVE_INFINITY : toDayNumber(firstDay);
  for (const row of ledger.shortfalls) {
    if (!subject.answersFor(row) || ledger.usage.day(row) < fromDay) continue;
    const { sums } = drafts[ledger.usage.unit(row)] as Draft;
    sums.overdrawn += ledger.overdrawnOf(row);
  }
  const parts = units.flatMap((unit, index): readonly StatementPart[] => {
    const { isSeen, opening, lines, sums, balance, open } = drafts[index] as Draft;
    const notes = notesOf(ledger, subject, unit, fromDay);
    if (!isSeen && notes.length === 0) return [];
    const closing = { balance, open } as Standing;
    return [{ unit, opening, lines, sums: sums as StatementSums, closing, notes }];
  });
  return { subject, firstDay, asOf: ledger.asOf, parts };
}

function emptyDraft(): Draft {
  const pools = { granted: 0, adjusted: 0, drawn: 0, lapsed: 0 };
  const use = { used: 0, refunded: 0, fromOwn: 0, fromShared: 0 };
  const open = { notPaid: 0, settled: 0, refundedUnpaid: 0, overdrawn: 0 };
  const opening = { balance: ZERO, open: ZERO };
  return { isSeen: false, balance: 0, open: 0, opening, sums: { ...pools, ...use, ...open }, lines: [] };
}

const kindOf: Readonly<Record<EntryKind, LineKind>> = {
  draw: "used",
  shortfall: "not paid",
  settlement: "settled",
  return: "refunded",
  release: "refunded unpaid",
};

/** Writes what concerns the subject into the draft of its unit; what is before the first day makes the opening. */
function writer(ledger: Ledger, subject: Subject, firstDay: PlainDate | undefined, drafts: readonly Draft[]) {
  const { usage, entries, balances } = ledger;
  const fromDay = firstDay === undefined ? Number.NEGATIVE_INFINITY : toDayNumber(firstDay);
  const undone = undoneEntries(ledger);
  const reasonOf = unpaidReasons(ledger);
  const held = balances.map(({ pool }) => subject.holds(pool));

  const stand = (draft: Draft, day: number, balanceChange: number, openChange: number): boolean => {
    draft.isSeen = true;
    draft.balance += balanceChange;
    draft.open += openChange;
    const isBefore = day < fromDay;
    if (isBefore) draft.opening = { balance: draft.balance, open: draft.open } as Standing;
    return !isBefore;
  };

  return {
    event: (event: PoolEvent): void => {
      if (!held[event.pool]) return;
      const { kind, day, amount } = event;
      const pool = balances[event.pool]?.pool as Pool;
      const draft = drafts[units.indexOf(pool.unit)] as Draft;
      if (!stand(draft, day, kind === "lapsed" ? -amount : amount, 0)) return;
      draft.sums[kind] += amount;
      draft.lines.push({
        day: Number.isFinite(day) ? toPlainDate(day as DayNumber) : undefined,
        kind,
        amount,
        pool,
        row: undefined,
        entry: undefined,
        refund: undefined,
        words: eventWords(event, pool, subject),
        balance: draft.balance as MicroCredits,
        open: draft.open as MicroCredits,
      });
    },
    entry: (entry: number): void => {
      const row = entries.row(entry);
      const kind = entries.kind(entry);
      const isOurs = subject.answersFor(row);
      const isHeld = held[entries.pool(entry)] === true;
      const movesOpen = kind === "shortfall" || kind === "settlement" || kind === "release";
      const isShown = isHeld || (isOurs && (subject.kind === "person" || movesOpen));
      if (!isShown) return;
      const amount = entries.amount(entry);
      const draft = drafts[usage.unit(row)] as Draft;
      const paid = kind === "return" ? -amount : kind === "draw" || kind === "settlement" ? amount : 0;
      const openChange = !isOurs || !movesOpen ? 0 : kind === "shortfall" ? amount : -amount;
      if (!stand(draft, entries.day(entry), isHeld ? -paid : 0, openChange)) return;
      const { sums } = draft;
      const pool = balances[entries.pool(entry)]?.pool;
      if (kind === "draw" || kind === "shortfall") sums.used += amount;
      if (kind === "return" || kind === "release") sums.refunded += amount;
      if (isHeld) sums.drawn += paid;
      if (pool !== undefined) sums[pool.holder === undefined ? "fromShared" : "fromOwn"] += paid;
      if (kind === "shortfall") sums.notPaid += amount;
      if (kind === "settlement" && isOurs) sums.settled += amount;
      if (kind === "release") sums.refundedUnpaid += amount;
      draft.lines.push({
        day: toPlainDate(entries.day(entry)),
        kind: kindOf[kind],
        amount,
        pool,
        row,
        entry,
        refund: kind === "return" || kind === "release" ? entries.link(entry) : undefined,
        words: words(entry, row),
        balance: draft.balance as MicroCredits,
        open: draft.open as MicroCredits,
      });
    },
  };

  function words(entry: number, row: number): string {
    const target = undone.get(entry);
    if (target !== undefined) return refundWords(ledger, entry, target, subject);
    if (entries.kind(entry) === "shortfall") return `nobody could pay: ${reasonOf(row)}`;
    return payerWords(ledger, entry, subject);
  }
}

function notesOf(ledger: Ledger, subject: Subject, unit: Unit, fromDay: number): readonly string[] {
  const { balances, excesses, usage } = ledger;
  const ahead = balances
    .filter(({ pool, started }) => !started && pool.unit === unit && subject.holds(pool))
    .map(({ pool }) => {
      const when = pool.applied ? `begins on ${pool.firstDay ?? ""}` : "is not applied yet";
      return `${poolName(pool, subject)} of ${show(pool.granted)} ${when}: not counted here.`;
    });
  const nothing = excesses
    .filter(({ row }) => units[usage.unit(row)] === unit && usage.day(row) >= fromDay && subject.answersFor(row))
    .map(({ row, amount }) => {
      const service = usage.names.services.textOf(usage.service(row));
      return `A refund of ${show(amount)}${service === "" ? "" : ` for ${service}`} on ${toPlainDate(usage.day(row))} found no use to undo: not counted.`;
    });
  return [...ahead, ...nothing];
}
