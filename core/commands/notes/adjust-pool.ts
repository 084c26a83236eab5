import { END_OF_TIME, plusDays } from "../../calendar.ts";
import { type MicroCredits, micro } from "../../credits.ts";
import { isError, quoted } from "../../diagnostic.ts";
import { amountOf } from "../../findings/wording.ts";
import { poolIdOf } from "../../ledger/balance-subject.ts";
import { timeline } from "../../ledger/timeline.ts";
import { appendRow } from "../../roster/patch.ts";
import type { Pool } from "../../roster/pool.ts";
import { poolsOf } from "../../roster/pools.ts";
import type { AdjustmentRow, Roster } from "../../roster/roster.ts";
import { adjustments } from "../../roster/tables.ts";
import { signedAmountCell } from "../../table/cell.ts";
import { optional } from "../../table/define.ts";
import { defineCommand, may, type Refused, refused, type StoredRoster } from "../command.ts";
import { done } from "../finish.ts";
import { rowsAt } from "../rows.ts";
import { suggestedId } from "../suggest-id.ts";
import { reasonOf } from "../what-if.ts";

const { poolId, date, credits, reason, enteredBy, adjustmentId } = adjustments.columns;

/** Corrects a pool's amount on a day, with the reason. */
export const adjustPool = defineCommand({
  name: "adjustPool",
  title: "Adjust a pool",
  help: "Adds to a pool, or takes away from it, from a day on. It can never take a pool below 0.",
  fields: {
    poolId,
    date,
    credits,
    reason,
    enteredBy,
    adjustmentId: may(adjustmentId, "Suggested when blank. Given once."),
    poolHolds: optional(
      ["Pool holds"],
      signedAmountCell,
      "What the ledger says that the pool holds on that day, if it was struck; an adjustment that takes more is refused.",
    ),
  },
  apply: (stored, input) => {
    const { roster } = stored;
    const id = input.adjustmentId ?? suggestedId(stored, "adjustments", `A-${input.date.slice(0, 4)}`);
    const { date, credits, reason, enteredBy } = input;
    const values = { adjustmentId: id, poolId: poolIdOf(input.poolId, roster), date, credits, reason, enteredBy };
    if (input.credits === 0)
      return refused("An adjustment of 0 credits changes nothing.", "Type what is added or taken away.", "credits");
    const pools = poolsOf(roster);
    const refusal = taken(stored, id) ?? judged(roster, pools, values) ?? sameAgain(roster, values, input.adjustmentId);
    if (refusal !== undefined) return refusal;
    const pool = pools.find((one) => one.pool === values.poolId);
    if (pool === undefined) throw new Error(`the adjustment of ${values.poolId} was let pass without a pool`);
    const short = tooMuch(pool, input.credits, input.poolHolds);
    if (short !== undefined) return short;
    const amount = amountOf(micro(Math.abs(input.credits)), pool.unit);
    const what = input.credits > 0 ? `${amount} are added to` : `${amount} are taken from`;
    return done(
      stored,
      { adjustments: [appendRow(adjustments, values)] },
      `${what} ${pool.pool} on ${input.date} (${id}): ${input.reason}.`.replace(/\.\.$/, "."),
      notesOf(roster, pool, input),
    );
  },
});

type AdjustmentValues = AdjustmentRow["values"];

function taken(stored: StoredRoster, id: string): Refused | undefined {
  if (rowsAt(stored, "adjustments", [id]).length === 0) return undefined;
  return refused(
    `The Adjustment ID ${quoted(id)} is given already.`,
    "Leave it blank, or type one that was never used.",
    "adjustmentId",
  );
}

/** What the ledger would say of the row: it is the judge of what can be adjusted. */
function judged(roster: Roster, pools: readonly Pool[], values: AdjustmentValues): Refused | undefined {
  const alone = { ...roster, balanceChecks: [], adjustments: [...roster.adjustments, { values, at: {}, row: 0 }] };
  const problems: Refused[] = [];
  const { tooLate } = timeline(alone, pools, END_OF_TIME, (diagnostic) => {
    if (!isError(diagnostic) || diagnostic.at.table !== undefined) return;
    const field = diagnostic.at.column === "Credits" ? "credits" : "poolId";
    problems.push(refused(reasonOf(diagnostic), diagnostic.help, field));
  });
  if (problems.length > 0) return problems[0];
  if (!tooLate.some(({ id }) => id === values.adjustmentId)) return undefined;
  const lastDay = pools.find(({ pool }) => pool === values.poolId)?.lastDay ?? "";
  return refused(
    `The last day of ${values.poolId} is ${lastDay}: an adjustment of ${values.date} would be left out.`,
    `Type ${lastDay} or an earlier day.`,
    "date",
  );
}

function sameAgain(roster: Roster, values: AdjustmentValues, typedId: string | undefined): Refused | undefined {
  if (typedId !== undefined) return undefined;
  const same = roster.adjustments.find(
    (row) =>
      poolIdOf(row.values.poolId, roster) === values.poolId &&
      row.values.date === values.date &&
      row.values.credits === values.credits &&
      row.values.reason === values.reason,
  );
  if (same === undefined) return undefined;
  return refused(
    `The same adjustment is on the roster already, as ${same.values.adjustmentId}.`,
    "If this is another one, type an Adjustment ID of its own.",
    "adjustmentId",
  );
}

function tooMuch(pool: Pool, credits: MicroCredits, holds: MicroCredits | undefined): Refused | undefined {
  if (holds === undefined || credits + holds >= 0) return undefined;
  return refused(
    `${pool.pool} holds ${amountOf(holds, pool.unit)}, so ${amountOf(micro(-credits), pool.unit)} cannot be taken from it.`,
    `Take away ${amountOf(holds, pool.unit)} at most.`,
    "credits",
  );
}

type Asked = { readonly date: string; readonly credits: MicroCredits; readonly poolHolds?: MicroCredits | undefined };

function notesOf({ policy }: Roster, pool: Pool, { date, credits, poolHolds }: Asked): readonly string[] {
  const { ledgerStartsOn } = policy;
  return [
    ...(pool.applied ? [] : [`${pool.pool} is still under way: the adjustment counts once it is applied.`]),
    ...(pool.firstDay !== undefined && date < pool.firstDay
      ? [`${pool.pool} begins on ${pool.firstDay}: the adjustment counts from that day.`]
      : []),
    ...(credits < 0 && poolHolds === undefined
      ? [
          "Whether the pool holds so much is not looked up here; what is too much is left out, and reported by the next run.",
        ]
      : []),
    ...(ledgerStartsOn !== undefined && date < ledgerStartsOn
      ? [
          `The ledger starts on ${ledgerStartsOn}: an opening balance of ${plusDays(ledgerStartsOn, -1)} replaces what was adjusted before.`,
        ]
      : []),
  ];
}
