import { firstDayNumber, lastDayNumber } from "../ledger/consumption-order.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { createPoolBook } from "../ledger/pool-book.ts";
import { createScopes } from "../ledger/scopes.ts";
import type { PersonKey } from "../person.ts";
import type { Pool } from "../roster/pool.ts";
import { units, unitWords } from "../roster/words.ts";
import { listed } from "../text.ts";
import { paidFromKinds } from "../usage/book.ts";

/** Pools that are named one by one. */
const NAMED = 3;

/** Why nobody paid a usage on its day, in words: of every pool that might have, what kept it from paying. */
export function unpaidReasons(ledger: Ledger): (row: number) => string {
  const pools = ledger.balances.map(({ pool }) => pool);
  const scopes = createScopes(ledger.roster, ledger.usage, createPoolBook(pools));
  return (row) => {
    const { usage, roster } = ledger;
    const marked = paidFromKinds[usage.paidFrom(row)];
    const day = usage.day(row);
    const of = (numbers: readonly number[] | undefined) => (numbers ?? []).map((number) => pools[number] as Pool);
    const own = of(scopes.own(usage.person(row), usage.unit(row))?.pools);
    const shared = of(scopes.shared(usage.contract(row), usage.person(row), usage.unit(row))?.pools);
    const isWhole = marked === "either" && roster.policy.jobSplitting === "whole";
    return [
      ...(marked === "shared"
        ? ["the export says that shared credits pay, so own ones may not"]
        : ownReasons(own, day, isWhole)),
      ...(marked === "individual"
        ? ["the export says that individual credits pay, so shared ones may not"]
        : shared.length === 0
          ? [noShared(ledger, row)]
          : reasons(shared, day, "shared pools")),
    ].join("; ");
  };
}

function ownReasons(own: readonly Pool[], day: number, isWhole: boolean): readonly string[] {
  if (own.length === 0) return ["no own credits"];
  const inForce = own.filter((pool) => isInForce(pool, day));
  if (inForce.length === 0) return reasons(own, day, "own credits");
  return isWhole ? ["own credits did not hold all of it, and a job is not split"] : ["own credits were used up"];
}

function isInForce(pool: Pool, day: number): boolean {
  return firstDayNumber(pool) <= day && day <= lastDayNumber(pool);
}

/** What kept pools from paying: those in force were used up; of the others the last that ended and the next to begin. */
function reasons(pools: readonly Pool[], day: number, what: string): readonly string[] {
  const usedUp = pools.filter((pool) => isInForce(pool, day)).map(({ pool }) => pool);
  const ended = pools
    .filter((pool) => lastDayNumber(pool) < day)
    .sort((a, b) => lastDayNumber(b) - lastDayNumber(a))[0];
  const ahead = pools
    .filter((pool) => firstDayNumber(pool) > day)
    .sort((a, b) => firstDayNumber(a) - firstDayNumber(b))[0];
  const others = usedUp.length - NAMED;
  const names = others > 1 ? [...usedUp.slice(0, NAMED), `${others} others`] : usedUp;
  return [
    ...(usedUp.length > 0 ? [`${listed(names)} ${usedUp.length === 1 ? "was" : "were"} used up`] : []),
    ...(ended !== undefined && usedUp.length === 0 ? [`${label(ended, what)} ended on ${ended.lastDay ?? ""}`] : []),
    ...(ahead === undefined
      ? []
      : [
          ahead.applied
            ? `${label(ahead, what)} begins only on ${ahead.firstDay ?? ""}`
            : `${ahead.pool} is not applied yet`,
        ]),
  ];
}

function label({ pool, source }: Pool, what: string): string {
  return source === "individual" ? what : pool;
}

/** Why there is no shared pool to ask at all. */
function noShared({ usage, roster }: Ledger, row: number): string {
  const named = usage.names.contracts.textOf(usage.contract(row));
  const what = unitWords[units[usage.unit(row)] ?? "cloud-credit"].many;
  if (named !== "") {
    return roster.contracts.has(named)
      ? `contract ${named} has no shared ${what}`
      : `the export names ${named}, which is no contract of the roster, so no shared pool may pay`;
  }
  const person = roster.people.get(usage.names.people.textOf(usage.person(row)) as PersonKey);
  if (person !== undefined && person.contracts.length > 0) {
    return `${listed(person.contracts)} ${person.contracts.length === 1 ? "has" : "have"} no shared ${what}`;
  }
  return "no contract is known whose shared pools could pay";
}
