import { type MicroCredits, show, times } from "../../credits.ts";
import { amountOf, costOf } from "../../findings/wording.ts";
import { ruledBounds } from "../../roster/pool-bounds.ts";
import type { Roster } from "../../roster/roster.ts";
import { pools } from "../../roster/tables.ts";
import { defineCommand, isRefused, may, must } from "../command.ts";
import { done } from "../finish.ts";
import { contractIn, contractOf } from "../lookup.ts";
import { edit, onlyTyped } from "../rows.ts";
import { lastDayWords } from "../what-if.ts";
import type { PoolValues } from "./new-pool.ts";
import { takeStep } from "./steps.ts";

const { poolId, quotedOn, approvedOn, purchasedOn, appliedOn, expiresOn } = pools.columns;
const { orderReference, unitPrice, currency, reseller } = pools.columns;

/** Notes the reseller's quote. */
export const recordQuote = defineCommand({
  name: "recordQuote",
  title: "Record a quote",
  help: "The reseller has named a price.",
  fields: { poolId, quotedOn: must(quotedOn), unitPrice, currency, reseller },
  apply: (stored, { poolId, quotedOn, ...given }) => {
    const step = takeStep(stored, poolId, "quotedOn", quotedOn);
    if (isRefused(step)) return step;
    const more = onlyTyped(given);
    const price = given.unitPrice ?? step.before.unitPrice;
    const cost = price === undefined ? undefined : times(step.before.credits, price);
    const inAll = cost === undefined ? "" : `: ${costWords(cost, given.currency ?? step.before.currency)} in all`;
    return done(
      stored,
      { pools: edit(stored, "pools", [poolId], { quotedOn, ...more }) },
      `The pool ${poolId} was quoted on ${quotedOn}${inAll}.`,
      priceNotes(step.before, given),
    );
  },
});

/** Notes that the quote was approved. */
export const recordApproval = defineCommand({
  name: "recordApproval",
  title: "Record an approval",
  help: "The quote was approved; the order can be placed.",
  fields: { poolId, approvedOn: must(approvedOn) },
  apply: (stored, { poolId, approvedOn }) => {
    const step = takeStep(stored, poolId, "approvedOn", approvedOn);
    if (isRefused(step)) return step;
    const changes = { pools: edit(stored, "pools", [poolId], { approvedOn }) };
    return done(stored, changes, `The pool ${poolId} was approved on ${approvedOn}.`);
  },
});

/** Notes the purchase: the credits' year runs from that day. */
export const recordPurchase = defineCommand({
  name: "recordPurchase",
  title: "Record a purchase",
  help: "The order was placed. The credits' validity runs from that day, even before they are applied.",
  fields: { poolId, purchasedOn: must(purchasedOn), orderReference, unitPrice, currency, reseller },
  apply: (stored, { poolId, purchasedOn, ...given }) => {
    const { roster } = stored;
    const step = takeStep(stored, poolId, "purchasedOn", purchasedOn);
    if (isRefused(step)) return step;
    const { before, pool } = step;
    const notes = [
      ...bookedTwice(roster, before, given.orderReference),
      ...priceNotes(before, given),
      ...outsideContract(roster, before, purchasedOn, "bought"),
    ];
    return done(
      stored,
      { pools: edit(stored, "pools", [poolId], { purchasedOn, ...onlyTyped(given) }) },
      `The pool ${poolId} (${amountOf(pool.granted, pool.unit)}) was purchased on ${purchasedOn}. Its last day: ${lastDayWords(pool, roster)}. It pays from the day on which it is applied.`,
      notes,
    );
  },
});

/** Notes that the vendor applied the credits: the pool's first day. */
export const recordApplication = defineCommand({
  name: "recordApplication",
  title: "Record that credits were applied",
  help: "The vendor has put the credits on the contract: their first day.",
  fields: {
    poolId,
    appliedOn: must(appliedOn),
    expiresOn: may(expiresOn, "The last day on the vendor's screen, if it shows one; worked out when blank."),
  },
  apply: (stored, { poolId, appliedOn, expiresOn }) => {
    const { roster } = stored;
    const more = expiresOn === undefined ? {} : { expiresOn };
    const step = takeStep(stored, poolId, "appliedOn", appliedOn, more);
    if (isRefused(step)) return step;
    const { before, pool } = step;
    return done(
      stored,
      { pools: edit(stored, "pools", [poolId], { appliedOn, ...more }) },
      `The pool ${poolId} (${amountOf(pool.granted, pool.unit)}) pays from ${appliedOn} on. Its last day: ${lastDayWords(pool, roster)}.`,
      [
        ...laterThanRuled(roster, { ...before, ...more, appliedOn }),
        ...outsideContract(roster, before, appliedOn, "applied"),
      ],
    );
  },
});

/** Says so where another pool of the contract has the same order already. */
export function bookedTwice(
  roster: Roster,
  { poolId, contract, unit }: PoolValues,
  orderReference: string | undefined,
): readonly string[] {
  const same = roster.poolRows.find(
    ({ values }) =>
      orderReference !== undefined &&
      values.poolId !== poolId &&
      values.orderReference === orderReference &&
      contractIn(roster, values.contract) === contractIn(roster, contract) &&
      values.unit === unit,
  );
  return same === undefined
    ? []
    : [
        `The order ${orderReference ?? ""} is booked as ${same.values.poolId} already: see that it is not booked twice.`,
      ];
}

function costWords(cost: MicroCredits, currency: string | undefined): string {
  return costOf(cost, currency).trim().slice(1, -1);
}

type Priced = { readonly unitPrice?: MicroCredits | undefined; readonly currency?: string | undefined };

/** What to know of a price: that it was another before, or that it has no currency. */
export function priceNotes(before: PoolValues, given: Priced): readonly string[] {
  const price = given.unitPrice ?? before.unitPrice;
  const currency = given.currency ?? before.currency;
  const hasChanged =
    given.unitPrice !== undefined && before.unitPrice !== undefined && given.unitPrice !== before.unitPrice;
  return [
    ...(hasChanged ? [`The price of one was ${show(before.unitPrice ?? given.unitPrice)} before.`] : []),
    ...(price !== undefined && currency === undefined
      ? ["The price has no currency, so it cannot be added to others."]
      : []),
  ];
}

/** A typed last day later than the rule allows is used, since the vendor's screen outranks our sum, and is a finding. */
export function laterThanRuled(roster: Roster, values: PoolValues): readonly string[] {
  const contract = contractOf(roster, contractIn(roster, values.contract));
  const { lastDay } = ruledBounds(values, contract, roster);
  if (values.expiresOn === undefined || lastDay === undefined || values.expiresOn <= lastDay) return [];
  return [`By the rules it would end on ${lastDay}. The typed day is used, and is reported until it is accepted.`];
}

/** What is dated outside its contract keeps its days, and is a finding. */
export function outsideContract(roster: Roster, values: PoolValues, day: string, was: string): readonly string[] {
  const { contract, startsOn, endsOn } = contractOf(roster, contractIn(roster, values.contract));
  const isEarly = startsOn !== undefined && day < startsOn;
  const isLate = endsOn !== undefined && endsOn < day;
  if (!isEarly && !isLate) return [];
  return [
    `Contract ${contract} ${isEarly ? `starts on ${startsOn}` : `ended on ${endsOn}`}: the credits are ${was} ${isEarly ? "before" : "after"} that, and are reported.`,
  ];
}
