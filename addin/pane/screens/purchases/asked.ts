import { plainDate, plusDays } from "../../../../core/calendar.ts";
import { contractIn, contractOf, isIndividualId } from "../../../../core/commands/lookup.ts";
import { poolOfRow } from "../../../../core/commands/what-if.ts";
import { type MicroCredits, parseMillionths, times, toNumber } from "../../../../core/credits.ts";
import type { Pool } from "../../../../core/roster/pool.ts";
import type { PoolRow, Roster } from "../../../../core/roster/roster.ts";
import { units } from "../../../../core/roster/words.ts";
import { counted, tidy } from "../../../../core/text.ts";
import type { Locale } from "../../locale.ts";
import type { Draft } from "../../state.ts";
import { lastPriceOf } from "./last-price.ts";
import { lastDayPlain, priceOfOne } from "./pool-words.ts";

// What a form about a purchase comes to, while it is typed: beside what the command itself says.

/** How many blocks the typed credits are, and what they would cost at the last known price. */
export function blocksAsked(roster: Roster, texts: Draft, locale: Locale): readonly string[] {
  if (tidy(texts["credits"] ?? "") === "") return [];
  const credits = parseMillionths(texts["credits"] ?? "", locale.numberStyle);
  const { policy } = roster;
  const contract = contractOf(roster, contractIn(roster, texts["contract"] ?? ""));
  const unit = units.find((one) => one === texts["unit"]) ?? contract.unit;
  const blockSize = toNumber(policy.blockSize);
  if (!Number.isFinite(credits) || credits <= 0) {
    return [`They come in blocks of ${locale.amount(blockSize, unit)}.`];
  }
  const amount = credits as MicroCredits;
  const blocks = amount / policy.blockSize;
  const isForOne = (texts["holder"] ?? "") !== "";
  // that it is no whole number of blocks is said by the command, at the field
  if (!Number.isInteger(blocks) && !isForOne) return [];
  const number = Number.isInteger(blocks)
    ? `${counted(blocks, "block")} of ${locale.amount(blockSize, unit)}.`
    : `${locale.amount(toNumber(amount), unit)} for one person need not be whole blocks.`;
  return [number, ...priceWords(roster, contract.contract, unit, amount, locale)];
}

function priceWords(
  roster: Roster,
  contract: string,
  unit: string,
  amount: MicroCredits,
  locale: Locale,
): readonly string[] {
  if (!roster.contracts.has(contract)) return [];
  const { price } = lastPriceOf(roster, contract, unit);
  if (price === undefined) return ["No price of this contract is known yet: the quote will name it."];
  const cost = times(amount, price.unitPrice);
  if (cost === undefined) return [];
  const { unitPrice, currency = null, pool } = price;
  const one = priceOfOne(toNumber(unitPrice), currency, unit, locale);
  return [`About ${locale.money(toNumber(cost), currency)}, at ${one} as for ${pool}.`];
}

/** The last day that the credits would have if they are bought in time for the day on which they are wanted. */
export function lastDayAsked(roster: Roster, texts: Draft, locale: Locale): readonly string[] {
  const { leadTimeDays, applyTimeDays } = roster.policy;
  const requestedOn = plainDate(texts["requestedOn"] ?? "");
  const wantedBy = plainDate(texts["wantedBy"] ?? "") ?? (requestedOn && plusDays(requestedOn, leadTimeDays));
  const contract = contractIn(roster, texts["contract"] ?? "");
  if (wantedBy === undefined || !roster.contracts.has(contract)) return [];
  const purchasedOn = plusDays(wantedBy, -applyTimeDays);
  const row = poolRow({ contract, purchasedOn });
  const { pool } = poolOfRow(roster, row);
  if (pool?.lastDay === undefined) return [];
  return [
    `Bought on ${locale.day(purchasedOn)}, their last day would be ${lastDayPlain(pool, roster.policy, locale)}.`,
  ];
}

function poolRow(values: Partial<PoolRow["values"]>): PoolRow {
  // only what bounds a pool is asked of this row: it is never on the roster
  return {
    values: { poolId: "planned", source: "purchase", credits: 1_000_000, ...values },
    at: {},
    row: 0,
  } as PoolRow;
}

/** The last day of credits that were bought before, as the days are typed. */
export function lastDayHeld(roster: Roster, texts: Draft, locale: Locale): readonly string[] {
  const contract = contractIn(roster, texts["contract"] ?? "");
  if (!roster.contracts.has(contract) || plainDate(texts["purchasedOn"] ?? "") === undefined) return [];
  const pool = poolAsTyped(roster, poolRow({ contract }), texts);
  return pool === undefined ? [] : [`Last day: ${lastDayPlain(pool, roster.policy, locale)}.`];
}

/** The pool that the row would be with the days as they are typed: its last day is worked out by the rules. */
export function poolAsTyped(roster: Roster, row: PoolRow, texts: Draft): Pool | undefined {
  if (isIndividualId(row.values.poolId)) return undefined;
  const days = (["purchasedOn", "appliedOn", "expiresOn"] as const).flatMap((name) => {
    const day = plainDate(texts[name] ?? "");
    return day === undefined ? [] : [[name, day] as const];
  });
  return poolOfRow(roster, { ...row, values: { ...row.values, ...Object.fromEntries(days) } }).pool;
}
