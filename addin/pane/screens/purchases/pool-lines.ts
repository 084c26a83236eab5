import { daysBetween, type PlainDate } from "../../../../core/calendar.ts";
import { poolOfRow, reasonOf } from "../../../../core/commands/what-if.ts";
import { type MicroCredits, times, toNumber } from "../../../../core/credits.ts";
import type { Pool } from "../../../../core/roster/pool.ts";
import { poolsOf } from "../../../../core/roster/pools.ts";
import type { PoolRow } from "../../../../core/roster/roster.ts";
import { byText, byTextOrLast } from "../../../../core/text.ts";
import type { Snapshot } from "../../snapshot.ts";
import type { HeldRun } from "../../state.ts";
import { type KnownBalance, knownBalances } from "./known-balances.ts";
import { lastStep, type NextStep, nextStep } from "./pool-steps.ts";

/** Where a pool stands on a day. */
export type PoolStanding = "under way" | "in force" | "to come" | "over" | "left out";

/** A row of Pools as the screen shows it; amounts in credits, money in its currency. */
export type PoolLine = {
  readonly id: string;
  readonly row: PoolRow;
  /** Absent where a mistake in the row keeps it from counting. */
  readonly pool: Pool | undefined;
  readonly standing: PoolStanding;
  readonly contract: string;
  readonly contractName: string | undefined;
  readonly holder: string | undefined;
  readonly unit: string;
  readonly granted: number;
  readonly cost: number | undefined;
  readonly currency: string | null;
  readonly known: KnownBalance | undefined;
  readonly lastDay: string | undefined;
  /** Days to its last day, which still counts; negative when it is over. */
  readonly daysLeft: number | undefined;
  /** It ends within the days of the setting Expiry warning, with something left or nothing known of it. */
  readonly isSoon: boolean;
  readonly last: ReturnType<typeof lastStep>;
  readonly next: NextStep | undefined;
  /** Why the row does not count, and what to do. */
  readonly problem: { readonly message: string; readonly help: string } | undefined;
};

/** Every row of Pools, in the order of the table. */
export function poolLines(snapshot: Snapshot, held: HeldRun | undefined, today: PlainDate): readonly PoolLine[] {
  const { stored } = snapshot;
  const { roster } = stored;
  const pools = new Map(poolsOf(roster).map((pool) => [pool.pool, pool]));
  const known = knownBalances(snapshot, held);
  return roster.poolRows.map((row) => {
    const { values } = row;
    const pool = pools.get(values.poolId);
    const balance = known.get(values.poolId);
    const contract = roster.contracts.get(pool?.contract ?? values.contract);
    const [problem] = pool === undefined ? poolOfRow(roster, row).problems : [];
    const daysLeft = pool?.lastDay === undefined ? undefined : daysBetween(today, pool.lastDay);
    const standing = standingOf(pool, balance, today);
    const cost = values.unitPrice === undefined ? undefined : times(values.credits, values.unitPrice);
    return {
      id: values.poolId,
      row,
      pool,
      standing,
      contract: pool?.contract ?? values.contract,
      contractName: contract?.name,
      holder: nameOf(snapshot, values.holder),
      unit: pool?.unit ?? values.unit ?? contract?.unit ?? "cloud-credit",
      granted: toNumber(values.credits),
      cost: orNothing(cost),
      currency: values.currency ?? null,
      known: balance,
      lastDay: pool?.lastDay,
      daysLeft,
      isSoon: standing === "in force" && daysLeft !== undefined && daysLeft <= roster.policy.expiryWarningDays,
      last: lastStep(values),
      next: pool === undefined || pool.applied ? undefined : nextStep(stored, values),
      problem:
        pool !== undefined
          ? undefined
          : {
              message: problem === undefined ? "The row cannot be used." : reasonOf(problem),
              help: problem?.help ?? "Look its cells over in the sheet.",
            },
    };
  });
}

function orNothing(amount: MicroCredits | undefined): number | undefined {
  return amount === undefined ? undefined : toNumber(amount);
}

function standingOf(pool: Pool | undefined, known: KnownBalance | undefined, today: PlainDate): PoolStanding {
  if (pool === undefined) return "left out";
  if (pool.firstDay === undefined) return "under way";
  if (today < pool.firstDay) return "to come";
  if (pool.lastDay !== undefined && pool.lastDay < today) return "over";
  // what a run of before its first day says of it is of no use
  const isUsedUp = known !== undefined && pool.firstDay <= known.asOf && known.remaining <= 0;
  return isUsedUp ? "over" : "in force";
}

function nameOf({ stored: { roster } }: Snapshot, holder: PoolRow["values"]["holder"]): string | undefined {
  if (holder === undefined) return undefined;
  const person = roster.people.get(roster.personOf.get(holder) ?? holder);
  return person?.name ?? holder;
}

/** The lines in the groups in which they are shown; each group in the order that matters in it. */
export type PoolGroups = {
  /** By step, the furthest first, and the longest waiting first. */
  readonly underWay: readonly PoolLine[];
  /** The soonest last day first. */
  readonly inForce: readonly PoolLine[];
  /** The soonest first day first. */
  readonly toCome: readonly PoolLine[];
  /** The latest last day first. */
  readonly over: readonly PoolLine[];
  readonly leftOut: readonly PoolLine[];
};

const rank: Readonly<Record<string, number>> = { purchasedOn: 0, approvedOn: 1, quotedOn: 2, requestedOn: 3 };

/** Groups the lines by where they stand. */
export function poolGroups(lines: readonly PoolLine[]): PoolGroups {
  const of = (standing: PoolStanding, compare: (a: PoolLine, b: PoolLine) => number) =>
    lines.filter((line) => line.standing === standing).sort((a, b) => compare(a, b) || byText(a.id, b.id));
  const rankOf = ({ last }: PoolLine) => rank[last?.step ?? ""] ?? 4;
  return {
    underWay: of("under way", (a, b) => rankOf(a) - rankOf(b) || byTextOrLast(a.last?.day, b.last?.day)),
    inForce: of("in force", (a, b) => byTextOrLast(a.lastDay, b.lastDay)),
    toCome: of("to come", (a, b) => byTextOrLast(a.pool?.firstDay, b.pool?.firstDay)),
    over: of("over", (a, b) => byText(b.lastDay ?? "9999", a.lastDay ?? "9999")),
    leftOut: of("left out", () => 0),
  };
}
