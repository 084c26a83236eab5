import type { PlainDate } from "../../calendar.ts";
import { quoted } from "../../diagnostic.ts";
import type { Pool } from "../../roster/pool.ts";
import { pools } from "../../roster/tables.ts";
import { headerOf } from "../../table/define.ts";
import { isRefused, type Refused, refused, type StoredRoster } from "../command.ts";
import { findPoolRow, isIndividualId } from "../lookup.ts";
import { hasColumn } from "../rows.ts";
import { poolOfRow, reasonOf } from "../what-if.ts";
import { type PoolValues, refuseIndividual } from "./new-pool.ts";

/** The steps of a purchase, in their order; each is a day in its row. */
export const poolSteps = ["requestedOn", "quotedOn", "approvedOn", "purchasedOn", "appliedOn"] as const;
export type PoolStep = (typeof poolSteps)[number];

/** A step as a noun and as what has happened. */
const words: Readonly<Record<PoolStep, { readonly noun: string; readonly was: string }>> = {
  requestedOn: { noun: "the request", was: "requested" },
  quotedOn: { noun: "the quote", was: "quoted" },
  approvedOn: { noun: "the approval", was: "approved" },
  purchasedOn: { noun: "the purchase", was: "purchased" },
  appliedOn: { noun: "the application", was: "applied" },
};

/** What a step leads to: the row with it, and the pool that the roster then reads. */
export type Stepped = { readonly before: PoolValues; readonly pool: Pool };

/**
 * Takes a pool a step further, in order and with its days in order. A step whose column the table does not have is not
 * kept by this firm, and not asked for. `more` is what the step brings beside its day.
 */
export function takeStep(
  stored: StoredRoster,
  poolId: string,
  step: PoolStep,
  day: PlainDate,
  more: Partial<PoolValues> = {},
): Stepped | Refused {
  if (isIndividualId(poolId)) return refuseIndividual("poolId");
  const found = findPoolRow(stored.roster, poolId, "poolId");
  if (isRefused(found)) return found;
  const { values } = found;
  const refusal = wrongSource(values, step) ?? outOfOrder(stored, values, step) ?? daysOutOfOrder(values, step, day);
  if (refusal !== undefined) return refusal;
  const { pool, problems } = poolOfRow(stored.roster, { ...found, values: { ...values, ...more, [step]: day } });
  const [problem] = problems;
  if (problem !== undefined) return refused(reasonOf(problem), problem.help, step);
  if (pool === undefined) return refused(`The pool ${quoted(poolId)} cannot be used.`, "Look its row over.", "poolId");
  return { before: values, pool };
}

function wrongSource({ poolId, source }: PoolValues, step: PoolStep): Refused | undefined {
  if (source !== "cloud service" || step === "appliedOn") return undefined;
  return refused(
    `The pool ${quoted(poolId)} came with a cloud service: it is not ${words[step].was}, only applied.`,
    "If it was bought after all, type purchase into Source of its row first.",
    "poolId",
  );
}

function outOfOrder(stored: StoredRoster, values: PoolValues, step: PoolStep): Refused | undefined {
  const { poolId, source } = values;
  const at = poolSteps.indexOf(step);
  const was = values[step];
  if (was !== undefined) {
    return refused(
      `The pool ${quoted(poolId)} was ${words[step].was} on ${was} already.`,
      `If that day is wrong, mend ${headerOf(pools, step)} in its row.`,
      step,
    );
  }
  const later = poolSteps.slice(at + 1).find((one) => values[one] !== undefined);
  if (later !== undefined) {
    return refused(
      `The pool ${quoted(poolId)} was ${words[later].was} on ${values[later]} already, and ${words[step].noun} comes before that.`,
      `If the day is to be noted all the same, type it into ${headerOf(pools, step)} of its row.`,
      step,
    );
  }
  // a row that is there has been asked for
  const kept = poolSteps.slice(1, at).filter((one) => hasColumn(stored, "pools", one));
  const previous = source === "cloud service" ? undefined : kept.at(-1);
  if (previous === undefined || values[previous] !== undefined) return undefined;
  return refused(
    `The pool ${quoted(poolId)} has not been ${words[previous].was} yet.`,
    `Record ${words[previous].noun} first; it may be of the same day.`,
    step,
  );
}

function daysOutOfOrder(values: PoolValues, step: PoolStep, day: PlainDate): Refused | undefined {
  const before = poolSteps.slice(0, poolSteps.indexOf(step)).reverse();
  const later = before.find((one) => (values[one] ?? "") > day);
  if (later === undefined) return undefined;
  return refused(
    `The pool ${quoted(values.poolId)} cannot have been ${words[step].was} on ${day}: it was ${words[later].was} on ${values[later]} only.`,
    `Type ${values[later]} or a later day, or mend ${headerOf(pools, later)} in its row.`,
    step,
  );
}
