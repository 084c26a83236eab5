import { plainDate } from "../../../../core/calendar.ts";
import { toNumber } from "../../../../core/credits.ts";
import type { Pool } from "../../../../core/roster/pool.ts";
import type { Policy } from "../../../../core/roster/settings.ts";
import type { Bound } from "../../../../core/roster/terms.ts";
import { units, unitWords } from "../../../../core/roster/words.ts";
import { capitalised, counted } from "../../../../core/text.ts";
import { daysWords } from "../../day-words.ts";
import type { Locale } from "../../locale.ts";
import type { PoolLine } from "./pool-lines.ts";

/** A pool's last day and why it is that: `13 Mar 2027, 12 months after the purchase`. */
export function lastDayPlain(
  { lastDay, boundBy, contract }: Pick<Pool, "lastDay" | "boundBy" | "contract">,
  policy: Policy,
  locale: Locale,
): string {
  if (lastDay === undefined || boundBy === undefined) return "None: nothing ends it";
  const why: Readonly<Record<Bound, string>> = {
    typed: "as it was typed into Expires on",
    validity: `${counted(policy.sharedValidityMonths, "month")} after the purchase`,
    left: "the person's last day",
    contract: `the end of contract ${contract ?? ""}`,
    setting: "the end of all shared credits, as the settings have it",
  };
  return `${locale.day(lastDay)}, ${why[boundBy]}`;
}

/** When a pool ends, in words: `expires in 23 days`, `expired 3 days ago`. */
export function endWords(lastDay: string | undefined, today: string): string {
  if (lastDay === undefined) return "does not expire";
  const words = daysWords(lastDay, today);
  return lastDay < today ? `expired ${words}` : `expires ${words}`;
}

/** How long a purchase has been waiting, and for what. */
export function waitingWords({ last, next }: PoolLine, today: string): string {
  const so =
    last === undefined
      ? "No day is noted."
      : last.day > today
        ? `${last.title} on a day to come.`
        : `${last.title} ${daysWords(last.day, today)}.`;
  return next === undefined ? so : `${so} Next: ${next.what}.`;
}

/** Where a pool stands, in a sentence or two. */
export function standingWords(line: PoolLine, today: string, locale: Locale): string {
  const { standing, known, granted, unit, pool, last } = line;
  const all = locale.amount(granted, unit);
  switch (standing) {
    case "left out":
      return "This row does not count.";
    case "under way":
      return last === undefined || last.day > today
        ? `Under way: ${all} that pay nothing until they are applied.`
        : `Under way, ${last.title.toLowerCase()} ${daysWords(last.day, today)}: ${all} that pay nothing until they are applied.`;
    case "to come":
      return `${all} that begin ${daysWords(pool?.firstDay ?? "", today)}.`;
    case "over":
      return `${overWords(line, today, locale)}.`;
    case "in force": {
      const ends = endWords(line.lastDay, today);
      const left =
        known === undefined
          ? `${all} bought or granted; how much is left is known once you reconcile.`
          : `${locale.amount(known.remaining, unit)} left of ${locale.number(known.granted)}, as of ${locale.day(known.asOf)}.`;
      return `${left} ${capitalised(ends)}.`;
    }
  }
}

/** How a pool ended: used up, or when it expired and what lapsed with it. */
export function overWords({ known, lastDay, unit }: PoolLine, today: string, locale: Locale): string {
  const isOver = lastDay !== undefined && lastDay < today;
  if (!isOver) return "Used up";
  const expired = `Expired ${daysWords(lastDay, today)}, on ${locale.day(lastDay)}`;
  // a run of before its last day does not know yet what lapsed
  if (known === undefined || plainDate(known.asOf) === undefined || known.asOf < lastDay) return expired;
  return known.lapsed > 0 ? `${expired}; ${locale.amount(known.lapsed, unit)} lapsed` : `${expired}, with nothing left`;
}

/** A pool as a line of a list. */
export type ShownLine = {
  readonly title: string;
  readonly detail: string;
  readonly figure: string;
  readonly figureDetail: string | undefined;
  readonly tone: "plain" | "soon" | "bad";
};

/** What the line of a pool says in the group in which it stands. */
export function shownLine(line: PoolLine, today: string, locale: Locale): ShownLine {
  const { id, contract, contractName, holder, standing, known, granted, unit, cost, currency, pool } = line;
  const all = locale.amount(granted, unit);
  const whose = [contractName ?? contract, ...(holder === undefined ? [] : [`for ${holder} alone`])].join(", ");
  const plain = { title: id, tone: "plain" } as const;
  switch (standing) {
    case "left out":
      return { ...plain, detail: line.problem?.message ?? "", figure: all, figureDetail: undefined, tone: "bad" };
    case "under way":
      return {
        ...plain,
        detail: `${whose}. ${waitingWords(line, today)}`,
        figure: all,
        figureDetail: cost === undefined ? undefined : locale.money(cost, currency),
      };
    case "to come":
      return {
        ...plain,
        detail: whose,
        figure: all,
        figureDetail: `begins ${daysWords(pool?.firstDay ?? "", today)}`,
      };
    case "over":
      return { ...plain, detail: `${whose}. ${overWords(line, today, locale)}.`, figure: all, figureDetail: undefined };
    case "in force":
      return {
        ...plain,
        detail: whose,
        figure:
          known === undefined ? all : `${locale.number(known.remaining)} of ${locale.amount(known.granted, unit)}`,
        figureDetail: endWords(line.lastDay, today),
        tone: line.isSoon ? "soon" : "plain",
      };
  }
}

/** Which pool it is, at the head of a form about it. */
export function poolInWords({ id, contract, contractName, granted, unit, holder }: PoolLine, locale: Locale): string {
  const whose = holder === undefined ? "" : ` for ${holder} alone`;
  return `${id}: ${locale.amount(granted, unit)}${whose}, contract ${contract}${contractName === undefined ? "" : ` (${contractName})`}.`;
}

/** The price of one credit or token, which is not that of a block: `€3.00 a credit`. */
export function priceOfOne(price: number, currency: string | null, unit: string, locale: Locale): string {
  const known = units.find((one) => one === unit);
  return `${locale.money(price, currency)} a ${known === undefined ? "credit" : unitWords[known].one}`;
}

/** The blocks and the price of one credit: `5 blocks of 100, at €3.00 a credit`. */
export function blocksWords({ granted, unit, row }: PoolLine, blockSize: number, locale: Locale): string | undefined {
  const { source, unitPrice, currency } = row.values;
  const blocks = granted / blockSize;
  const isInBlocks = source !== "cloud service" && Number.isInteger(blocks);
  const parts = [
    ...(isInBlocks ? [`${counted(blocks, "block")} of ${locale.number(blockSize)}`] : []),
    ...(unitPrice === undefined ? [] : [priceOfOne(toNumber(unitPrice), currency ?? null, unit, locale)]),
  ];
  return parts.length === 0 ? undefined : parts.join(", at ");
}
