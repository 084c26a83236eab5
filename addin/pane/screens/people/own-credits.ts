import type { Person } from "../../../../core/roster/people.ts";
import { INDIVIDUAL_PREFIX } from "../../../../core/roster/terms.ts";
import type { StruckBalances, StruckPool } from "../../struck-balances.ts";

/** What is left of somebody's individual credits, on which day, and whether the run in the pane or the table says so. */
export type OwnCredits = StruckPool & Pick<StruckBalances, "asOf" | "from">;

/** Looks up what is left of anybody's individual credits; nothing comes back for whom there are none. */
export function ownCreditsBook(struck: StruckBalances | undefined): (person: Person) => OwnCredits | undefined {
  if (struck === undefined) return () => undefined;
  const { asOf, from, pools } = struck;
  const own = pools.filter(({ pool }) => pool.startsWith(INDIVIDUAL_PREFIX));
  const byPool = new Map(own.map((pool) => [pool.pool, pool]));
  return ({ email, aliases }) => {
    // under an address that the person had when it was struck
    const keys = [email, ...aliases].map((key) => `${INDIVIDUAL_PREFIX}${key}`);
    const found = keys.map((key) => byPool.get(key)).find((pool) => pool !== undefined);
    return found === undefined ? undefined : { ...found, asOf, from };
  };
}
