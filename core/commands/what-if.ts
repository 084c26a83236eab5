import type { Diagnostic } from "../diagnostic.ts";
import { isError } from "../diagnostic.ts";
import type { Contract } from "../roster/contract.ts";
import type { Person } from "../roster/people.ts";
import type { Pool } from "../roster/pool.ts";
import { rosterPools } from "../roster/pools.ts";
import type { PoolRow, Roster } from "../roster/roster.ts";
import type { Bound } from "../roster/terms.ts";

// Commands say what comes of them by asking the code that will read the roster afterwards, never by a sum of their own.

/** The individual credits of a person as the roster would have them; nothing where there are none. */
export function individualPoolOf(roster: Roster, person: Person): Pool | undefined {
  const alone = { ...roster, poolRows: [], people: new Map([[person.email, person]]) };
  return rosterPools(alone, () => {}).pools[0];
}

/** A row of Pools as a pool, or the problems that would leave it out. */
export function poolOfRow(
  roster: Roster,
  row: PoolRow,
): { readonly pool: Pool | undefined; readonly problems: readonly Diagnostic[] } {
  const problems: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void (isError(diagnostic) && problems.push(diagnostic));
  // the row that it renews is looked up among the others
  const others = roster.poolRows.filter(({ values }) => values.poolId === row.values.renews);
  const { pools } = rosterPools({ ...roster, poolRows: [row, ...others], people: new Map() }, report);
  return { pool: pools.find(({ pool }) => pool === row.values.poolId), problems };
}

/** Every pool that the roster would have if a contract were as given. */
export function poolsWith(roster: Roster, contract: Contract): readonly Pool[] {
  const contracts = new Map(roster.contracts).set(contract.contract, contract);
  return rosterPools({ ...roster, contracts }, () => {}).pools;
}

/** A sentence of a diagnostic as the reason of a refusal: without what the reader of tables does about it. */
export function reasonOf({ message }: Diagnostic): string {
  return message.replace(/[;:,] (?:the row|the cell|the pool|it|its default)(?: is| counts)[^;.]*\.$/, ".");
}

/** What ends credits, after a day: `2026-03-14, 12 months after the purchase`. */
export function lastDayWords({ lastDay, boundBy, contract, source }: Pool, { policy }: Roster): string {
  if (lastDay === undefined || boundBy === undefined) return "nothing ends them";
  const kind = source === "individual" ? "Individual" : "Shared";
  const why: Readonly<Record<Bound, string>> = {
    typed: "as typed in Expires on",
    validity: `the end of ${policy.sharedValidityMonths === 1 ? "1 month" : `${policy.sharedValidityMonths} months`} from the purchase`,
    left: "the person's last day",
    contract: `the end of contract ${contract ?? ""}`,
    setting: `the setting ${kind} credits end on`,
  };
  return `${lastDay}, ${why[boundBy]}`;
}
