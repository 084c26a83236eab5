import { quoted } from "../../diagnostic.ts";
import type { Pool } from "../../roster/pool.ts";
import type { Roster } from "../../roster/roster.ts";
import { contracts } from "../../roster/tables.ts";
import { counted, listed } from "../../text.ts";
import { defineCommand, isRefused, must, refused } from "../command.ts";
import { done } from "../finish.ts";
import { contractOf, findContract, hasOnlyImpliedContracts } from "../lookup.ts";
import { edit } from "../rows.ts";
import { lastDayWords, poolsWith } from "../what-if.ts";

const { contract, endsOn } = contracts.columns;

/** Notes a contract's later end, and says whose last days move with it: only those that the contract bounds (semantics 4). */
export const extendContract = defineCommand({
  name: "extendContract",
  title: "Extend a contract",
  help: "The contract was renewed: its new last day. Says which credits last longer by it, and which do not.",
  fields: { contract, endsOn: must(endsOn) },
  apply: (stored, input) => {
    const { roster } = stored;
    const found = findContract(roster, input.contract, "contract");
    if (isRefused(found)) return found;
    const known = contractOf(roster, found.contract);
    if (hasOnlyImpliedContracts(roster)) {
      return refused(
        `Contract ${quoted(found.contract)} has no row in the table Contracts.`,
        "Add the contract there, with its last day.",
        "contract",
      );
    }
    const { startsOn, endsOn: before } = known;
    if (startsOn !== undefined && input.endsOn < startsOn) {
      return refused(
        `Contract ${known.contract} cannot end on ${input.endsOn}, before it starts on ${startsOn}.`,
        "Type its new last day.",
        "endsOn",
      );
    }
    if (before !== undefined && input.endsOn <= before) {
      return refused(
        `Contract ${known.contract} ends on ${before} already${input.endsOn === before ? "" : `, later than ${input.endsOn}`}.`,
        input.endsOn === before
          ? "Type the last day after the extension."
          : "This is for extensions. If the contract ends sooner than it was thought to, mend Ends on in its row.",
        "endsOn",
      );
    }
    const was = before === undefined ? "no last day was known before" : `it was ${before}`;
    return done(
      stored,
      { contracts: edit(stored, "contracts", [known.contract], { endsOn: input.endsOn }) },
      `Contract ${known.contract} ends on ${input.endsOn} (${was}).`,
      consequences(roster, known.contract, {
        before: poolsWith(roster, known),
        after: poolsWith(roster, { ...known, endsOn: input.endsOn }),
      }),
    );
  },
});

type Worlds = { readonly before: readonly Pool[]; readonly after: readonly Pool[] };

/** One sentence for each shared pool, and one for each way in which individual credits move or stay. */
function consequences(roster: Roster, contract: string, { before, after }: Worlds): readonly string[] {
  const was = new Map(before.map((pool) => [pool.pool, pool]));
  const own = after.filter((pool) => pool.contract === contract);
  const shared = own.filter(({ source }) => source !== "individual");
  const individual = own.filter(({ source }) => source === "individual");
  const still = new Set(after.map(({ pool }) => pool));
  const gone = before.filter(({ pool }) => !still.has(pool));
  return [
    ...shared.map((pool) => {
      const old = was.get(pool.pool);
      return old?.lastDay === pool.lastDay
        ? `${pool.pool} stays: ${lastDayWords(pool, roster)}.`
        : `${pool.pool} moves from ${old?.lastDay ?? "no last day"} to ${lastDayWords(pool, roster)}.`;
    }),
    ...grouped(individual, (pool) => {
      const old = was.get(pool.pool);
      if (old === undefined) return `are held now: ${lastDayWords(pool, roster)}`;
      const days = lastDayWords(pool, roster);
      return old.lastDay === pool.lastDay ? `stay: ${days}` : `move from ${old.lastDay ?? "no last day"} to ${days}`;
    }),
    ...grouped(gone, () => "count no more, since they would end before they began"),
  ];
}

function grouped(pools: readonly Pool[], wordsOf: (pool: Pool) => string): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const pool of pools) {
    const words = wordsOf(pool);
    groups.set(words, [...(groups.get(words) ?? []), pool.holder ?? pool.pool]);
  }
  return [...groups].map(([words, holders]) => {
    const whose = holders.length <= 3 ? listed(holders) : counted(holders.length, "person", "people");
    return `The individual credits of ${whose} ${words}.`;
  });
}
