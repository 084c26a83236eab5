import { plusDays } from "../../calendar.ts";
import { quoted } from "../../diagnostic.ts";
import { amountOf } from "../../findings/wording.ts";
import { appendRow } from "../../roster/patch.ts";
import { pools } from "../../roster/tables.ts";
import { refuseRenewal } from "../../roster/terms.ts";
import { dayCell } from "../../table/cell.ts";
import { optional } from "../../table/define.ts";
import { defineCommand, isRefused, may, must, type Refused, refused, type StoredRoster } from "../command.ts";
import { done } from "../finish.ts";
import { contractOf, findPoolRow, isIndividualId } from "../lookup.ts";
import { edit } from "../rows.ts";
import { lastDayWords, poolOfRow } from "../what-if.ts";
import { givenTwice, type NewPool, newPool, type PoolValues } from "./new-pool.ts";
import { laterThanRuled, outsideContract } from "./take-steps.ts";

const { contract, credits, unit, holder, appliedOn, expiresOn, note, poolId } = pools.columns;

/** Notes credits that came with a stand-alone cloud service. */
export const addCloudServicePool = defineCommand({
  name: "addCloudServicePool",
  title: "Record credits of a cloud service",
  help: "Some stand-alone cloud services bring shared credits. They are not bought, and may be renewed.",
  fields: {
    contract,
    credits,
    unit,
    holder,
    appliedOn: must(appliedOn),
    expiresOn,
    poolId: may(poolId, "Suggested when blank. Given once, never reused."),
    note,
  },
  apply: (stored, input) => {
    const { appliedOn, expiresOn, note } = input;
    const days = { source: "cloud service" as const, appliedOn, expiresOn, note };
    const found = newPool(stored, input, days, `CS-${appliedOn.slice(0, 4)}`);
    if (isRefused(found)) return found;
    const twice = givenTwice(stored.roster, found, "appliedOn", input.poolId);
    if (twice !== undefined) return twice;
    return added(stored, found, [], []);
  },
});

/**
 * Renews the credits of a cloud service: a new pool from the day after the old one's last; nothing rolls over. The old last
 * day is written down where it was worked out, since the contract's extension would move it otherwise.
 */
export const renewPool = defineCommand({
  name: "renewPool",
  title: "Renew credits of a cloud service",
  help: "A new pool from the day after the old one's last day. What is left of the old one lapses.",
  fields: {
    poolId: must({ ...poolId, help: "The pool that ends." }),
    credits: may(credits, "As many as the old one when blank."),
    expiresOn: may(expiresOn, "The new pool's last day on the vendor's screen; worked out when blank."),
    oldLastDay: optional(
      ["Old last day"],
      dayCell,
      "The old pool's last day, if the contract was extended before the renewal; the one that is worked out when blank.",
    ),
    newPoolId: may({ ...poolId, headers: ["New Pool ID"] }, "Suggested when blank. Given once, never reused."),
  },
  apply: (stored, input) => {
    const old = renewable(stored, input.poolId);
    if (isRefused(old)) return old;
    const { values } = old;
    const lastDay = input.oldLastDay ?? old.lastDay;
    if (lastDay === undefined || (old.lastDay !== undefined && old.lastDay < lastDay)) {
      return refused(
        lastDay === undefined
          ? `Nothing ends the pool ${quoted(values.poolId)}, so nothing can follow it.`
          : `The pool ${quoted(values.poolId)} ends on ${old.lastDay}, before ${lastDay}.`,
        "Type its last day on the vendor's screen into Old last day.",
        "oldLastDay",
      );
    }
    if (values.appliedOn !== undefined && lastDay < values.appliedOn) {
      return refused(
        `The pool ${quoted(values.poolId)} began on ${values.appliedOn}, so it cannot have ended on ${lastDay}.`,
        "Type its last day on the vendor's screen.",
        "oldLastDay",
      );
    }
    const begins = plusDays(lastDay, 1);
    const { contract, unit, holder, priority } = values;
    const asked = { contract, unit, holder, poolId: input.newPoolId, credits: input.credits ?? values.credits };
    const days = {
      source: "cloud service" as const,
      appliedOn: begins,
      expiresOn: input.expiresOn,
      renews: values.poolId,
      priority,
    };
    const found = newPool(stored, asked, days, `CS-${begins.slice(0, 4)}`);
    if (isRefused(found)) return found.field === "poolId" ? { ...found, field: "newPoolId" } : found;
    const kept = values.expiresOn === lastDay ? [] : edit(stored, "pools", [values.poolId], { expiresOn: lastDay });
    const notes =
      kept.length === 0
        ? []
        : [
            `${lastDay} is written into Expires on of ${values.poolId}, so that extending the contract does not move it.`,
          ];
    return added(
      stored,
      found,
      kept,
      [...notes, `Nothing rolls over: what is left of ${values.poolId} after ${lastDay} lapses.`],
      values.poolId,
    );
  },
});

type Old = { readonly values: PoolValues; readonly lastDay: NewPool["pool"]["lastDay"] };

function renewable({ roster }: StoredRoster, id: string): Old | Refused {
  const instead = "Ask for a purchase of shared credits instead.";
  if (isIndividualId(id)) return refused(refuseRenewal("individual") ?? "", instead, "poolId");
  const row = findPoolRow(roster, id, "poolId");
  if (isRefused(row)) return row;
  const why = refuseRenewal("shared", row.values.source ?? "purchase");
  if (why !== undefined) return refused(why, instead, "poolId");
  const next = roster.poolRows.find(({ values }) => values.renews === id);
  if (next !== undefined) {
    return refused(
      `The pool ${quoted(id)} is renewed already, by ${next.values.poolId}.`,
      `Renew ${next.values.poolId} when it ends.`,
      "poolId",
    );
  }
  const { pool } = poolOfRow(roster, row);
  if (pool?.applied !== true) {
    return refused(
      `The pool ${quoted(id)} has not been applied yet, so there is nothing to renew.`,
      "Record that its credits were applied first.",
      "poolId",
    );
  }
  return { values: row.values, lastDay: pool.lastDay };
}

function added(
  stored: StoredRoster,
  { values, pool }: NewPool,
  before: ReturnType<typeof edit>,
  notes: readonly string[],
  renews?: string,
) {
  const { roster } = stored;
  const { contract, appliedOn = "" } = values;
  const what = renews === undefined ? "is added" : `renews ${renews}`;
  const ends = contractOf(roster, contract).endsOn;
  const extend =
    renews !== undefined && ends !== undefined && ends < appliedOn
      ? [`Contract ${contract} ends on ${ends}, before the renewal begins: record its extension.`]
      : outsideContract(roster, values, appliedOn, "applied");
  return done(
    stored,
    { pools: [...before, appendRow(pools, values)] },
    `The pool ${values.poolId} (${amountOf(pool.granted, pool.unit)}) ${what} and pays from ${appliedOn} on. Its last day: ${lastDayWords(pool, roster)}.`,
    [...notes, ...laterThanRuled(roster, values), ...extend],
  );
}
