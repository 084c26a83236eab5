import { daysBetween, type PlainDate, plainDate, plusDays } from "../../../../core/calendar.ts";
import type { Letter } from "../../../../core/commands/command.ts";
import { quoteLetter } from "../../../../core/commands/pools/request-pool.ts";
import { type MicroCredits, micro, spell, times, toNumber } from "../../../../core/credits.ts";
import type { Roster } from "../../../../core/roster/roster.ts";
import { type Unit, unitWords } from "../../../../core/roster/words.ts";
import type { RunContract, RunFile } from "../../../../core/run-file.ts";
import { byText, counted, listed } from "../../../../core/text.ts";
import type { PlanAnswer } from "../../../reconcile/questions/plan.ts";
import { daysWords } from "../../day-words.ts";
import type { Locale } from "../../locale.ts";
import { lastPriceOf } from "./last-price.ts";
import type { PoolLine } from "./pool-lines.ts";
import { type RequestPreset, requestKey } from "./request-key.ts";

/** What the reconciler answers to `plan`, as far as the screen needs it. */
export type PlanGiven = Pick<PlanAnswer, "asOf" | "contracts">;

/** What to order for one contract and unit, in words, with the request that would order it. */
export type Advice = {
  readonly key: string;
  readonly title: string;
  /** What to order by when, or that nothing is to be ordered. */
  readonly said: string;
  /** What it rests on: what is left and used, what is under way already. */
  readonly why: readonly string[];
  readonly isLate: boolean;
  /** What is under way already, with what to wait for; absent where nothing is, or nothing is to be ordered. */
  readonly underWay: string | undefined;
  /** By which day, the key of the request that begins with these figures, and the text to the reseller; absent: nothing to order. */
  readonly order: { readonly orderBy: PlainDate; readonly opens: string; readonly letter: Letter } | undefined;
};

type Needed = {
  readonly contract: string;
  readonly unit: Unit;
  readonly remaining: number;
  readonly burnPerDay: number | undefined;
  readonly runsOutOn: string | undefined;
  readonly orders: readonly {
    readonly orderBy: PlainDate;
    readonly wantedBy: PlainDate;
    readonly isLate: boolean;
    readonly blocks: number;
    readonly credits: MicroCredits;
    readonly cost: number | undefined;
    readonly letter: Letter | undefined;
    readonly lastDay: string | undefined;
  }[];
  readonly stopped: string | undefined;
};

type Given = {
  readonly roster: Roster;
  readonly lines: readonly PoolLine[];
  readonly today: PlainDate;
  readonly locale: Locale;
};

/** The advice of a plan: every contract of it, those with something to order first, the most urgent of them first. */
export function adviceOfPlan({ contracts }: PlanGiven, given: Given): readonly Advice[] {
  const needed = contracts.map((contract): Needed => {
    const { unit, runsOutOn, stopped, burnPerDay, letters } = contract;
    return {
      contract: contract.contract,
      unit,
      remaining: toNumber(contract.remaining),
      burnPerDay: burnPerDay === undefined ? undefined : toNumber(burnPerDay),
      runsOutOn,
      stopped,
      orders: contract.orders.map((order, at) => ({
        orderBy: order.orderBy,
        wantedBy: order.availableOn,
        isLate: order.isLate,
        blocks: order.blocks,
        credits: order.credits,
        cost: order.cost === undefined ? undefined : toNumber(order.cost),
        letter: letters[at],
        lastDay: order.lastDay,
      })),
    };
  });
  return sorted(needed, given);
}

/** The same from what a run says of its contracts: it names the first order, and no more. */
export function adviceOfRun({ contracts }: RunFile, given: Given): readonly Advice[] {
  const needed = contracts.flatMap((contract) => neededOf(contract, given.roster) ?? []);
  return sorted(needed, given);
}

function neededOf({ contract, unit, ...run }: RunContract, roster: Roster): Needed | undefined {
  if (contract === null) return undefined;
  const { blockSize, leadTimeDays } = roster.policy;
  const orderBy = plainDate(run.orderBy ?? "");
  const blocks = run.blocks ?? 0;
  const credits = micro(blocks * blockSize);
  const price = lastPriceOf(roster, contract, unit).price;
  const cost = price === undefined ? undefined : times(credits, price.unitPrice);
  return {
    contract,
    unit,
    remaining: run.remaining,
    burnPerDay: run.burnPerDay ?? undefined,
    runsOutOn: run.runsOutOn ?? undefined,
    stopped: undefined,
    orders:
      orderBy === undefined || blocks === 0
        ? []
        : [
            {
              orderBy,
              wantedBy: plusDays(orderBy, leadTimeDays),
              isLate: false,
              blocks,
              credits,
              cost: cost === undefined ? undefined : toNumber(cost),
              letter: undefined,
              lastDay: undefined,
            },
          ],
  };
}

function sorted(needed: readonly Needed[], given: Given): readonly Advice[] {
  const day = ({ orders: [first] }: Needed) => first?.orderBy ?? "9999";
  return [...needed]
    .sort((a, b) => byText(day(a), day(b)) || byText(a.contract, b.contract) || byText(a.unit, b.unit))
    .map((one) => adviceOf(one, given));
}

function adviceOf(needed: Needed, { roster, lines, today, locale }: Given): Advice {
  const { contract, unit, orders } = needed;
  const [first] = orders;
  const known = roster.contracts.get(contract);
  const name = known?.name;
  const isUsual = known === undefined || known.unit === unit;
  const title = [contract, ...(name === undefined ? [] : [name]), ...(isUsual ? [] : [unitWords[unit].title])].join(
    " · ",
  );
  const waiting = lines.filter(
    (line) => line.standing === "under way" && line.contract === contract && line.unit === unit,
  );
  const underWay = first === undefined ? undefined : underWayWords(waiting, locale);
  const why = [
    leftWords(needed, today, locale),
    ...(underWay === undefined ? [] : [underWay]),
    ...(orders.length > 1
      ? [
          `Later: ${listed(orders.slice(1).map((order) => `${counted(order.blocks, "block")} by ${locale.day(order.orderBy)}`))}.`,
        ]
      : []),
    ...(needed.stopped === undefined ? [] : [locale.words(needed.stopped)]),
  ];
  const key = `${contract}/${unit}`;
  if (first === undefined)
    return { key, title, said: "Nothing to order.", why, isLate: false, underWay, order: undefined };
  // an order that is late can be there the lead time from today at the soonest
  const soonest = plusDays(today, roster.policy.leadTimeDays);
  if (known?.endsOn !== undefined && known.endsOn < soonest) {
    const ends = `${known.endsOn < today ? "ended" : "ends"} ${daysWords(known.endsOn, today)}`;
    const said = `Nothing to order: the contract ${ends}, before new credits could be used. If it goes on, extend it first, and reconcile again.`;
    return { key, title, said, why: [], isLate: false, underWay: undefined, order: undefined };
  }
  const isLate = first.isLate || first.orderBy < today;
  const { price, reseller } = lastPriceOf(roster, contract, unit);
  const cost = first.cost === undefined ? "" : `, about ${locale.money(first.cost, price?.currency ?? null)}`;
  const amount = locale.amount(toNumber(first.credits), unit);
  const when = isLate
    ? `now: it was due by ${locale.day(first.orderBy)}`
    : `by ${locale.day(first.orderBy)}, ${daysWords(first.orderBy, today)}`;
  const wantedBy = first.wantedBy < soonest ? soonest : first.wantedBy;
  const preset: RequestPreset = {
    contract,
    credits: spell(first.credits),
    unit: isUsual ? undefined : unit,
    wantedBy,
  };
  const values = { contract, credits: first.credits, reseller, holder: undefined };
  return {
    key,
    title,
    said: `Order ${counted(first.blocks, "block")} (${amount}${cost}) ${when}.`,
    why,
    isLate,
    underWay,
    order: {
      orderBy: first.orderBy,
      opens: requestKey(preset),
      letter:
        first.letter !== undefined && wantedBy === first.wantedBy
          ? first.letter
          : quoteLetter({ roster }, { values, unit }, today, wantedBy),
    },
  };
}

/** That purchases are under way already, and that they are to be waited for; nothing where none is. */
export function underWayWords(
  waiting: readonly { readonly id: string; readonly granted: number }[],
  locale: Pick<Locale, "number">,
): string | undefined {
  if (waiting.length === 0) return undefined;
  const each = listed(waiting.map(({ id, granted }) => `${id} (${locale.number(granted)})`));
  const it = waiting.length === 1 ? "it is" : "they are";
  return `Under way already: ${each}. Once ${it} applied, reconcile again before you order more.`;
}

function leftWords({ remaining, burnPerDay, runsOutOn, unit }: Needed, today: string, locale: Locale): string {
  const left = `${locale.amount(remaining, unit)} left`;
  if (burnPerDay === undefined) return `${left}; no shared ones were used lately, so there is nothing to go by.`;
  const ends =
    runsOutOn === undefined
      ? "they do not run out"
      : `they run out on about ${locale.day(runsOutOn)}, ${daysWords(runsOutOn, today)}`;
  return `${left}; at about ${locale.number(Math.round(burnPerDay * 100) / 100)} a day ${ends}.`;
}

/** After so many days, newer exports would tell more. */
const OLD = 45;

/** What the advice rests on, and that it is of old where it is. */
export function estimateWords(asOf: string, today: string, locale: Locale): string {
  const words = `An estimate as of ${locale.day(asOf)}: it assumes that use goes on as it did.`;
  const [from, to] = [plainDate(asOf), plainDate(today)];
  const isOld = from !== undefined && to !== undefined && daysBetween(from, to) > OLD;
  return isOld ? `${words} That was ${daysWords(asOf, today)}: reconcile with newer exports first.` : words;
}
