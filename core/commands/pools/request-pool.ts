import { type PlainDate, plusDays } from "../../calendar.ts";
import { amountOf, daysOf } from "../../findings/wording.ts";
import { quoteRequest } from "../../report/plan/quote.ts";
import { visible } from "../../report/visible.ts";
import { appendRow } from "../../roster/patch.ts";
import { pools } from "../../roster/tables.ts";
import type { Unit } from "../../roster/words.ts";
import { dayCell } from "../../table/cell.ts";
import { optional } from "../../table/define.ts";
import { defineCommand, isRefused, type Letter, may, must, refused, type StoredRoster } from "../command.ts";
import { done } from "../finish.ts";
import { contractOf } from "../lookup.ts";
import { givenTwice, type NewPool, newPool, notInBlocks, type PoolValues } from "./new-pool.ts";

const { contract, credits, unit, holder, requestedOn, reseller, note, poolId } = pools.columns;

/** Asks for a purchase: a row under way, and the request for a quote. */
export const requestPurchase = defineCommand({
  name: "requestPurchase",
  title: "Ask for a purchase",
  help: "A new purchase under way. It pays nothing until it is applied. The request for a quote comes with it.",
  fields: {
    contract,
    credits,
    unit,
    holder,
    requestedOn: must(requestedOn),
    wantedBy: optional(
      ["Wanted by"],
      dayCell,
      "The day on which it is to be usable; the lead time from the request when blank.",
    ),
    reseller,
    poolId: may(poolId, "Suggested when blank. Given once, never reused."),
    note,
  },
  apply: (stored, input) => {
    const { roster } = stored;
    const { requestedOn, reseller, note } = input;
    const wantedBy = input.wantedBy ?? plusDays(requestedOn, roster.policy.leadTimeDays);
    if (wantedBy < requestedOn) {
      return refused(
        `${wantedBy} is before the request itself, ${requestedOn}.`,
        "Type a later day, or none.",
        "wantedBy",
      );
    }
    const found = newPool(
      stored,
      input,
      { source: "purchase", requestedOn, reseller, note },
      `P-${requestedOn.slice(0, 4)}`,
    );
    if (isRefused(found)) return found;
    const refusal = notInBlocks(roster, input, found.unit) ?? givenTwice(roster, found, "requestedOn", input.poolId);
    if (refusal !== undefined) return refusal;
    const { values, unit } = found;
    return done(
      stored,
      { pools: [appendRow(pools, values)] },
      `${amountOf(values.credits, unit)} for contract ${values.contract} are requested on ${requestedOn} as ${values.poolId}.`,
      notesOf(stored, found, requestedOn, wantedBy),
      quoteLetter(stored, found, requestedOn, wantedBy),
    );
  },
});

function notesOf(
  { roster }: StoredRoster,
  { values, unit }: NewPool,
  requestedOn: PlainDate,
  wantedBy: PlainDate,
): readonly string[] {
  const { leadTimeDays } = roster.policy;
  const { endsOn, unit: usual } = contractOf(roster, values.contract);
  return [
    ...(wantedBy < plusDays(requestedOn, leadTimeDays)
      ? [
          `From an order to its credits it usually takes ${daysOf(leadTimeDays)} (setting Lead time): ${wantedBy} is sooner.`,
        ]
      : []),
    ...(endsOn !== undefined && endsOn < wantedBy
      ? [`Contract ${values.contract} ends on ${endsOn}, before the credits could be used: extend it first.`]
      : []),
    ...(unit === usual ? [] : [`The contract itself is counted in ${usual}: one unit never pays for another.`]),
  ];
}

/** The request for a quote of a purchase that is on the roster, or is about to be. */
export function quoteLetter(
  { roster }: Pick<StoredRoster, "roster">,
  {
    values,
    unit,
  }: {
    readonly values: Pick<PoolValues, "contract" | "credits" | "reseller" | "holder">;
    readonly unit: Unit;
  },
  requestedOn: PlainDate,
  wantedBy: PlainDate,
): Letter {
  const { contract, credits, reseller, holder } = values;
  // what a single person buys need not be in blocks: it is one piece of its own size
  const size = credits % roster.policy.blockSize === 0 ? roster.policy.blockSize : credits;
  const letter = quoteRequest(
    { asOf: requestedOn, blockSize: size },
    { contract, unit, reseller },
    { blocks: credits / size, credits, availableOn: wantedBy, orderBy: requestedOn, isLate: false },
  );
  return holder === undefined
    ? letter
    : { ...letter, lines: [...letter.lines, visible(`They are for ${holder} alone.`)] };
}
