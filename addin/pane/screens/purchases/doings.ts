import { type PlainDate, plusDays } from "../../../../core/calendar.ts";
import type { AnyCommand, Letter, StoredRoster } from "../../../../core/commands/command.ts";
import { adjustPool } from "../../../../core/commands/notes/adjust-pool.ts";
import { renewPool } from "../../../../core/commands/pools/cloud-service.ts";
import { moveCredits } from "../../../../core/commands/pools/move-credits.ts";
import { quoteLetter } from "../../../../core/commands/pools/request-pool.ts";
import { spell } from "../../../../core/credits.ts";
import { refuseRenewal } from "../../../../core/roster/terms.ts";
import { units } from "../../../../core/roster/words.ts";
import { lastPriceOf } from "./last-price.ts";
import type { PoolLine } from "./pool-lines.ts";

/** Something that can be done about a pool: its form, what it begins with, and what its button says. */
export type Doing = {
  readonly command: AnyCommand;
  readonly preset: Readonly<Record<string, string | undefined>>;
  readonly label: string;
  /** It is what comes next, and not one of the other things. */
  readonly isNext: boolean;
};

/** What can be done about a pool as it stands, what comes next first. */
export function doingsOf({ roster }: StoredRoster, line: PoolLine, today: PlainDate): readonly Doing[] {
  const { id, row, next, pool } = line;
  const { values } = row;
  if (pool === undefined) return [];
  const price = lastPriceOf(roster, line.contract, line.unit);
  const unitPrice = values.unitPrice ?? price.price?.unitPrice;
  const known = {
    unitPrice: unitPrice === undefined ? undefined : spell(unitPrice),
    currency: values.currency ?? (unitPrice === undefined ? undefined : price.price?.currency),
    reseller: values.reseller ?? price.reseller,
    orderReference: values.orderReference,
    expiresOn: values.expiresOn,
  };
  const isRenewed = roster.poolRows.some((one) => one.values.renews === id);
  const canRenew = pool.applied && !isRenewed && refuseRenewal("shared", values.source ?? "purchase") === undefined;
  const renewal: Doing = {
    command: renewPool,
    preset: { poolId: id },
    label: "Renew these credits",
    isNext: next === undefined && line.standing !== "to come" && (line.isSoon || line.standing === "over"),
  };
  return [
    ...(next === undefined
      ? []
      : [
          {
            command: next.command,
            preset: { ...known, poolId: id, [next.step]: today },
            label: next.command.title,
            isNext: true,
          },
        ]),
    ...(canRenew ? [renewal] : []),
    ...(values.holder !== undefined && !pool.applied
      ? [{ command: moveCredits, preset: { poolId: id }, label: "Move to another person", isNext: false }]
      : []),
    {
      command: adjustPool,
      preset: { poolId: id, date: line.lastDay !== undefined && line.lastDay < today ? line.lastDay : today },
      label: "Adjust the amount",
      isNext: false,
    },
  ];
}

/**
 * The request for a quote of a purchase that waits for one, to be sent again or for the first time; nothing once it is
 * quoted, and for what was not asked of a reseller.
 */
export function quoteLetterOf({ roster }: StoredRoster, line: PoolLine, today: PlainDate): Letter | undefined {
  const { values } = line.row;
  const unit = units.find((one) => one === line.unit);
  if (line.next?.step !== "quotedOn" || unit === undefined) return undefined;
  const begun = values.requestedOn === undefined || values.requestedOn < today ? today : values.requestedOn;
  const asked = { ...values, contract: line.contract };
  const reseller = values.reseller ?? lastPriceOf(roster, line.contract, unit).reseller;
  return quoteLetter(
    { roster },
    { values: { ...asked, reseller }, unit },
    begun,
    plusDays(begun, roster.policy.leadTimeDays),
  );
}
