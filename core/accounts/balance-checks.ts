import { type DayNumber, daysBetween, plusDays, toDayNumber, toPlainDate } from "../calendar.ts";
import { type MicroCredits, micro } from "../credits.ts";
import { type BalanceSubject, isComparable, subjectOf } from "../ledger/balance-subject.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { otherSplitting, otherWay } from "../ledger/other-splitting.ts";
import type { Pool } from "../roster/pool.ts";
import type { BalanceCheckRow } from "../roster/roster.ts";
import { units } from "../roster/words.ts";
import { counted } from "../text.ts";
import { type Explanation, explainDifference, type PossibleCause } from "./balance-causes.ts";
import { type BalanceOffer, balanceOffers } from "./balance-offer.ts";
import { type BalancesOn, balancesOn } from "./balance-on.ts";
import { uncoveredDays } from "./coverage.ts";
import type { Facts } from "./facts.ts";
import { numberOf } from "./name-number.ts";

/** A balance check that does not agree with the ledger, and why it may not. */
export type BalanceDifference = {
  readonly check: BalanceCheckRow;
  readonly subject: BalanceSubject;
  readonly ours: MicroCredits;
  /** The vendor's figure less ours. */
  readonly difference: MicroCredits;
  readonly explanation: Explanation;
  /** The check of an earlier day that differs too and shares a pool: what is recorded for it moves this one. */
  readonly after: BalanceCheckRow | undefined;
  /** What would make the two agree if it were recorded; nothing is offered after an earlier check. */
  readonly offer: BalanceOffer | undefined;
};

/** A check that can be compared, and the day at whose end it is. */
export type Compared = { readonly check: BalanceCheckRow; readonly subject: BalanceSubject; readonly day: DayNumber };

/**
 * The checks that differ by more than the tolerance, at the end of their day. Later than the as-of day is not seen, and
 * before the eve of the ledger's start there is nothing to compare. Costs nothing without checks, one pass with them, and if
 * some differ one replay under the other job splitting and those of the offers.
 */
export function balanceDifferences(facts: Facts): readonly BalanceDifference[] {
  const { ledger } = facts;
  const compared = comparedChecks(ledger);
  if (compared.length === 0) return [];
  const days = compared.map(({ day }) => day);
  const ours = balancesOn(ledger, days);
  const differing = compared.flatMap(({ check, subject, day }) => {
    const on = ours.get(day) as BalancesOn;
    const held = heldBy(subject, on);
    const difference = micro(check.values.reportedBalance - held);
    return Math.abs(difference) <= ledger.roster.policy.balanceTolerance
      ? []
      : [{ check, subject, day, on, held, difference }];
  });
  if (differing.length === 0) return [];
  const otherwise = balancesOn(otherSplitting(ledger), days);
  const offerFor = balanceOffers(ledger);
  return differing.map(({ check, subject, day, on, held, difference }) => {
    const splitting = micro(heldBy(subject, otherwise.get(day) as BalancesOn) - held);
    const causes = possibleCauses(facts, subject, day, on, splitting);
    const explanation = explainDifference(difference, causes);
    const after = earliest(differing.filter((other) => other.day < day && share(other.subject, subject)));
    const reported = check.values.reportedBalance;
    const offer = after === undefined ? offerFor({ subject, day, reported, held, remaining: on.remaining }) : undefined;
    return { check, subject, ours: held, difference, explanation, after, offer };
  });
}

/** The checks that can be compared with the ledger, with what each is about. */
export function comparedChecks(ledger: Ledger): readonly Compared[] {
  const { roster, balances, asOf } = ledger;
  const { ledgerStartsOn } = roster.policy;
  const eve = ledgerStartsOn === undefined ? undefined : plusDays(ledgerStartsOn, -1);
  const pools = balances.map(({ pool }) => pool);
  return roster.balanceChecks.flatMap((check) => {
    const { date, useAs } = check.values;
    if (useAs === "opening" || date > asOf || (eve !== undefined && date < eve)) return [];
    const subject = subjectOf(check, roster, pools);
    return subject === undefined || !isComparable(check, subject) ? [] : [{ check, subject, day: toDayNumber(date) }];
  });
}

function share({ pools }: BalanceSubject, other: BalanceSubject): boolean {
  return pools.some((pool) => other.pools.includes(pool));
}

function earliest(checks: readonly Compared[]): BalanceCheckRow | undefined {
  return checks.reduce<Compared | undefined>(
    (first, one) => (first === undefined || one.day < first.day ? one : first),
    undefined,
  )?.check;
}

function heldBy({ pools }: BalanceSubject, { remaining }: BalancesOn): MicroCredits {
  return micro(pools.reduce((sum, pool) => sum + (remaining[pool] as number), 0));
}

/** What would move the balance, facts first and the estimate last. */
function possibleCauses(
  facts: Facts,
  subject: BalanceSubject,
  day: DayNumber,
  on: BalancesOn,
  splitting: MicroCredits,
): readonly PossibleCause[] {
  const { ledger } = facts;
  const other = otherWay(ledger.roster.policy);
  const unknown = subject.pools.reduce((sum, pool) => sum + (on.drawnByUnknown[pool] as number), 0);
  return [
    cause("job splitting", splitting, `the setting Job splitting = ${other}`, [], false),
    restated(facts, subject, day),
    unmatchedRefunds(ledger, subject, day),
    cause("unknown people", unknown, "use of people who are not on the roster"),
    earlierUse(ledger, subject),
    uncovered(facts, subject, day, on),
  ].filter((found) => found !== undefined);
}

function cause(
  kind: PossibleCause["kind"],
  effect: number,
  words: string,
  rows: readonly number[] = [],
  divisible = true,
): PossibleCause {
  return { kind, effect: micro(effect), words, rows, divisible };
}

/** Whether a usage could have been paid by the subject: its contract's, or its person's, in its unit. */
function concerns({ usage, contractOf }: Ledger, { unit, contract, holder }: BalanceSubject): (row: number) => boolean {
  const unitNumber = units.indexOf(unit);
  const { people, contracts } = usage.names;
  const person = holder === undefined ? -1 : numberOf(people, holder);
  const ofContract = numberOf(contracts, contract ?? "");
  return (row) =>
    usage.unit(row) === unitNumber &&
    (holder === undefined ? contractOf(row) === ofContract : usage.person(row) === person);
}

function restated({ restated: cells }: Facts, subject: BalanceSubject, day: DayNumber): PossibleCause {
  const { unit, contract, holder } = subject;
  const last = toPlainDate(day);
  const own = cells.filter(
    (cell) =>
      cell.unit === unit &&
      cell.day <= last &&
      (holder === undefined ? cell.contract === (contract ?? "") : cell.person === holder),
  );
  const effect = own.reduce((sum, cell) => sum + cell.counted - cell.other, 0);
  const rows = own.flatMap((cell) => cell.rows);
  return cause("restated cells", effect, "what an earlier export said of cells that were restated", rows);
}

function unmatchedRefunds(ledger: Ledger, subject: BalanceSubject, day: DayNumber): PossibleCause {
  const isIts = concerns(ledger, subject);
  const own = ledger.excesses.filter(({ row }) => ledger.usage.day(row) <= day && isIts(row));
  const effect = own.reduce((sum, { amount }) => sum + amount, 0);
  const rows = own.map(({ row }) => row);
  return cause("unmatched refunds", effect, "refunds that fit no usage", rows);
}

/** Usage that the exports have from before the ledger's start, unless the pools were opened with what was left then. */
function earlierUse(ledger: Ledger, subject: BalanceSubject): PossibleCause | undefined {
  const { usage, order, firstPlace, roster, balances } = ledger;
  const start = roster.policy.ledgerStartsOn;
  if (firstPlace === 0 || start === undefined) return undefined;
  const pools = balances.map(({ pool }) => pool);
  const openings = roster.balanceChecks.filter(({ values }) => values.useAs === "opening");
  const opened = new Set(openings.flatMap((row) => subjectOf(row, roster, pools)?.pools ?? []));
  const isOlder = ({ applied, firstDay }: Pool) => applied && (firstDay === undefined || firstDay < start);
  if (!subject.pools.some((pool) => !opened.has(pool) && isOlder(pools[pool] as Pool))) return undefined;
  const isIts = concerns(ledger, subject);
  let used = 0;
  for (let place = 0; place < firstPlace; place += 1) if (isIts(order.at(place))) used += usage.amount(order.at(place));
  return cause(
    "use before the ledger's start",
    -Math.max(0, used),
    "use before the ledger's start, which is not counted",
  );
}

/** What was drawn a day so far, for each day that no export covers: an estimate. */
function uncovered(
  { gaps, ledger }: Facts,
  subject: BalanceSubject,
  day: DayNumber,
  on: BalancesOn,
): PossibleCause | undefined {
  const last = toPlainDate(day);
  const days = uncoveredDays(gaps, day);
  const { usage, order, firstPlace, endPlace } = ledger;
  if (days === 0 || firstPlace >= endPlace) return undefined;
  const covered = daysBetween(toPlainDate(usage.day(order.at(firstPlace))), last) + 1 - days;
  const drawn = subject.pools.reduce((sum, pool) => sum + (on.drawn[pool] as number), 0);
  if (covered <= 0 || drawn <= 0) return undefined;
  const words = `use on ${counted(days, "day")} that no export covers (an estimate)`;
  return cause("uncovered days", -Math.round((drawn / covered) * days), words);
}
