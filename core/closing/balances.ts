import { balanceDifferences, comparedChecks } from "../accounts/balance-checks.ts";
import { balancesOn } from "../accounts/balance-on.ts";
import type { Facts } from "../accounts/facts.ts";
import { type DayNumber, type PlainDate, plusDays, toDayNumber } from "../calendar.ts";
import { micro, toNumber } from "../credits.ts";
import { quoted } from "../diagnostic.ts";
import { balanceSighting } from "../findings/rules/balance-differs.ts";
import { amountOf } from "../findings/wording.ts";
import { type BalanceSubject, isComparable, subjectOf, whatToType } from "../ledger/balance-subject.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Unit } from "../roster/words.ts";

/** A difference between the vendor's figure and ours, in credits: parts and what is unexplained add up to `difference`. */
export type NotedDifference = {
  /** The vendor's figure less ours. */
  readonly difference: number;
  readonly parts: readonly { readonly kind: string; readonly amount: number; readonly words: string }[];
  readonly unexplained: number;
  /** The check of an earlier day to begin with. */
  readonly after: string | undefined;
  /** What would make the two agree if it were recorded, dated as the check. */
  readonly offer: readonly { readonly pool: string; readonly amount: number }[] | undefined;
  /** What differs and what to do, as the finding `balance-differs` says it. */
  readonly message: string;
  readonly next: string;
};

/** A balance that was noted from the vendor's screen, beside ours at the end of its day. */
export type NotedBalance = {
  readonly checkId: string;
  readonly subject: string;
  readonly date: PlainDate;
  readonly unit: Unit;
  readonly reported: number;
  readonly ours: number;
  /** Absent where they agree within the setting Balance tolerance. */
  readonly differs: NotedDifference | undefined;
};

/** Every balance check of the roster that can be compared, in its order. Takes replays where some differ. */
export function notedBalances(facts: Facts): readonly NotedBalance[] {
  const { ledger } = facts;
  const differences = new Map(balanceDifferences(facts).map((found) => [found.check, found]));
  const compared = comparedChecks(ledger);
  const held = heldOn(
    ledger,
    compared.map(({ day }) => day),
  );
  return compared.map(({ check, subject, day }) => {
    const { checkId, subject: name, date, reportedBalance } = check.values;
    const { unit } = subject;
    const found = differences.get(check);
    const both = { reported: toNumber(reportedBalance), ours: toNumber(micro(held(subject, day))) };
    if (found === undefined) return { checkId, subject: name, date, unit, ...both, differs: undefined };
    const { difference, explanation, after, offer } = found;
    const { message, next } = balanceSighting(found);
    const differs: NotedDifference = {
      difference: toNumber(difference),
      parts: explanation.parts.map(({ cause: { kind, words }, amount }) => ({ kind, words, amount: toNumber(amount) })),
      unexplained: toNumber(explanation.unexplained),
      after: after?.values.checkId,
      offer: offer?.adjustments.map(({ pool, amount }) => ({ pool, amount: toNumber(amount) })),
      message,
      next,
    };
    return { checkId, subject: name, date, unit, ...both, differs };
  });
}

/** What a balance is asked of: a contract, a pool or a person, as in a balance check. */
export type AskedBalance = {
  readonly subject: string;
  readonly unit?: Unit | undefined;
  readonly date: PlainDate;
};

/** Our balance of a subject at the end of a day, in credits and in words; or why there is none, and what to do. */
export type OwnBalance =
  | { readonly kind: "known"; readonly unit: Unit; readonly amount: number; readonly words: string }
  | { readonly kind: "unknown"; readonly reason: string };

/** Our balance, to be held against the vendor's screen before a check is noted. */
export function ownBalance(ledger: Ledger, { subject: name, unit, date }: AskedBalance): OwnBalance {
  const unknown = (reason: string): OwnBalance => ({ kind: "unknown", reason });
  const { roster, balances, asOf } = ledger;
  const pools = balances.map(({ pool }) => pool);
  const asked = { values: { subject: name, unit } };
  const subject = subjectOf(asked, roster, pools);
  if (subject === undefined) {
    const help = whatToType(name, roster, pools);
    return unknown(`${quoted(name)} is no contract, no pool and nobody on the roster. ${help}`);
  }
  if (!isComparable(asked, subject)) {
    return unknown(`${quoted(name)} is counted in ${subject.unit}, not in ${unit}. Choose ${subject.unit}.`);
  }
  if (date > asOf) return unknown(`The run is as of ${asOf}: reconcile as of ${date} or later to know that day.`);
  const { ledgerStartsOn } = roster.policy;
  if (ledgerStartsOn !== undefined && date < plusDays(ledgerStartsOn, -1)) {
    return unknown(`Nothing is counted before ${ledgerStartsOn}, the setting Ledger starts on. Choose a later day.`);
  }
  const day = toDayNumber(date);
  const amount = micro(heldOn(ledger, [day])(subject, day));
  const words = `At the end of ${date} we have ${amountOf(amount, subject.unit)} for ${name}.`;
  return { kind: "known", unit: subject.unit, amount: toNumber(amount), words };
}

/** Tells what the pools of a subject held at the end of some days, in millionths. */
function heldOn(ledger: Ledger, days: readonly DayNumber[]): (subject: BalanceSubject, day: DayNumber) => number {
  const on = balancesOn(ledger, days);
  return ({ pools }, day) => pools.reduce((sum, pool) => sum + (on.get(day)?.remaining[pool] as number), 0);
}
