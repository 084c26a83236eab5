import { type Facts, isInForce, isOver } from "../../accounts/facts.ts";
import { plusDays, toDayNumber } from "../../calendar.ts";
import { type MicroCredits, micro } from "../../credits.ts";
import type { Location } from "../../diagnostic.ts";
import type { PersonKey } from "../../person.ts";
import { type Unit, units } from "../../roster/words.ts";
import { counted } from "../../text.ts";
import { defineRule, type Sighting } from "../rule.ts";
import { amountOf, whoIs } from "../wording.ts";

/** Jobs that a person must have had in the last year before the smallest of them says what is usual. */
const LEAST_JOBS = 3;

/** Individual credits that can no longer be spent, or hardly. */
export const individualStranded = defineRule({
  code: "individual-stranded",
  severity: "note",
  title: "Individual credits are stranded",
  identity: "person, unit",
  page: {
    means:
      "The person left with individual credits unspent: they ended with the day of leaving. Or, under the setting Job splitting = whole, what is left of the person's own credits is less than any job of the last 365 days (at least 3), so that shared credits pay the next one whole.",
    matters:
      "Nobody else can use them. They are not lost money by themselves, but shared credits were bought beside them.",
    todo: "Nothing for these. Next time, have people use their own credits before they leave.",
    example: "Sofia left on 2025-08-29 with 71.5 of her 100 unspent.",
  },
  together: {
    heading: (_findings, people) => `Individual credits of ${counted(people, "person", "people")} are stranded`,
    next: "Nothing for these; next time, have people use their own credits before they leave.",
  },
  find: (facts) => {
    const left = leftBehind(facts);
    const gone = new Set(left.map(({ key }) => key[0]));
    return [...left, ...tooLittle(facts).filter(({ key }) => !gone.has(key[0] as string))];
  },
});

/** What ended with the day of leaving. */
function leftBehind(facts: Facts): readonly Sighting[] {
  const { ledger } = facts;
  return ledger.balances.flatMap((balance) => {
    const { pool, lapsed } = balance;
    if (pool.source !== "individual" || pool.boundBy !== "left" || lapsed === 0 || !isOver(balance, ledger)) return [];
    const who = whoIs(facts, pool.holder as PersonKey);
    return [
      {
        key: [pool.holder as string, pool.unit],
        subject: who,
        message: `${who} left on ${pool.lastDay} with ${amountOf(lapsed, pool.unit)} of the individual ones unspent.`,
        next: "Nothing can be done about these; next time, have people use their own credits before they leave.",
        amount: lapsed,
        unit: pool.unit,
        cells: [pool.at],
      },
    ];
  });
}

/** Own credits that are too few for any usual job, where jobs are not split. */
function tooLittle(facts: Facts): readonly Sighting[] {
  const { ledger } = facts;
  if (ledger.roster.policy.jobSplitting !== "whole") return [];
  const own = new Map<string, { holder: PersonKey; unit: Unit; amount: number; cells: Location[] }>();
  for (const balance of ledger.balances) {
    const { holder, unit, at } = balance.pool;
    if (holder === undefined || balance.remaining === 0 || !isInForce(balance, ledger)) continue;
    const name = `${unit} ${holder}`;
    const held = own.get(name) ?? { holder, unit, amount: 0, cells: [] };
    held.amount += balance.remaining;
    held.cells.push(at);
    own.set(name, held);
  }
  const smallest = smallestJobs(facts);
  return [...own].flatMap(([name, { holder, unit, amount, cells }]) => {
    const job = smallest.get(name);
    if (job === undefined || amount >= job) return [];
    const who = whoIs(facts, holder);
    return [
      {
        key: [holder, unit],
        subject: who,
        message: `${who} has ${amountOf(micro(amount), unit)} of own ones left, and jobs are not split: the person's smallest job of the last 365 days took ${amountOf(job, unit)}.`,
        next: "Nothing needs doing; expect shared credits to pay this person's jobs whole.",
        amount: micro(amount),
        unit,
        cells,
      },
    ];
  });
}

/** The smallest charge of the last 365 days of everybody who had enough of them, by unit and person. */
function smallestJobs({ ledger }: Facts): ReadonlyMap<string, MicroCredits> {
  const { usage, order, firstPlace, endPlace, asOf } = ledger;
  const from = toDayNumber(plusDays(asOf, -364));
  const jobs = new Map<number, { least: MicroCredits; count: number }>();
  for (let place = endPlace - 1; place >= firstPlace && usage.day(order.at(place)) >= from; place -= 1) {
    const row = order.at(place);
    const amount = usage.amount(row);
    if (amount <= 0) continue;
    const key = usage.person(row) * units.length + usage.unit(row);
    const known = jobs.get(key);
    if (known === undefined) jobs.set(key, { least: amount, count: 1 });
    else {
      known.count += 1;
      if (amount < known.least) known.least = amount;
    }
  }
  return new Map(
    [...jobs]
      .filter(([, { count }]) => count >= LEAST_JOBS)
      .map(([key, { least }]) => [
        `${units[key % units.length]} ${usage.names.people.textOf(Math.floor(key / units.length))}`,
        least,
      ]),
  );
}
