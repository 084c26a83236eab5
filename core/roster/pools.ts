import { type MicroCredits, ZERO } from "../credits.ts";
import { type Diagnostic, quoted } from "../diagnostic.ts";
import { byText } from "../text.ts";
import { budget } from "./budget.ts";
import type { Contract } from "./contract.ts";
import type { Person } from "./people.ts";
import type { Pool } from "./pool.ts";
import { soonest } from "./pool-bounds.ts";
import type { Roster } from "./roster.ts";
import { bringsIndividualCredits, INDIVIDUAL_PREFIX } from "./terms.ts";
import { typedPool } from "./typed-pool.ts";

/** Credits whose first day is not known and was taken from the contract: named once a contract in the report. */
export type Assumption = { readonly contract: string | undefined; readonly people: number };

const known = new WeakMap<Roster, readonly Pool[]>();

/**
 * The pools of a roster that was read and stays as it is: worked out once, however many commands and screens ask, and in
 * silence, since what is wrong with them is said by whoever reconciles.
 */
export function poolsOf(roster: Roster): readonly Pool[] {
  const pools = known.get(roster) ?? rosterPools(roster, () => {}).pools;
  known.set(roster, pools);
  return pools;
}

/** Every pool of the roster, ordered by id: the shared ones as typed, the individual ones as the terms give them. */
export function rosterPools(
  roster: Roster,
  report: (diagnostic: Diagnostic) => void,
): { readonly pools: readonly Pool[]; readonly assumptions: readonly Assumption[] } {
  const shared = roster.poolRows.flatMap((row) => typedPool(row, roster, report) ?? []);
  const individual: Pool[] = [];
  const assumed = new Map<string | undefined, number>();
  for (const person of roster.people.values()) {
    const pool = individualPool(person, roster);
    if (pool === undefined) continue;
    individual.push(pool);
    if (person.registeredOn === undefined) assumed.set(pool.contract, (assumed.get(pool.contract) ?? 0) + 1);
  }
  const assumptions = [...assumed].map(([contract, people]) => ({ contract, people }));
  const fits = budget(0, report);
  const pools = [...shared, ...individual].sort((a, b) => byText(a.pool, b.pool));
  return {
    pools: pools.filter(({ pool, granted, source, at }) =>
      fits(
        granted,
        { ...at, column: source === "individual" ? "Individual credits" : "Credits" },
        `The pool ${quoted(pool)}`,
      ),
    ),
    assumptions: assumptions.sort((a, b) => byText(a.contract ?? "", b.contract ?? "")),
  };
}

/**
 * The individual credits that come with a named user of these contracts, and the contract that brings them: the first
 * whose kind does (semantics 3). Nothing where none of the contracts does; `figure` is the person's own.
 */
export function individualGrant(
  ofContracts: readonly string[],
  figure: MicroCredits | undefined,
  { contracts, policy }: Roster,
): { readonly granted: MicroCredits; readonly contract: Contract | undefined } | undefined {
  const own = ofContracts.flatMap((id) => contracts.get(id) ?? []);
  const contract = own.find(({ kind }) => bringsIndividualCredits(kind));
  if (contract === undefined && own.length > 0) return undefined;
  return { granted: figure ?? contract?.individualCredits ?? policy.individualCredits, contract };
}

/** The pool that a person's individual credits are, whose kind of contract brings them (semantics 3). */
function individualPool(person: Person, roster: Roster): Pool | undefined {
  const holdsAny = person.registeredOn !== undefined || person.registration === "registered";
  const grant = holdsAny ? individualGrant(person.contracts, person.individualCredits, roster) : undefined;
  if (grant === undefined) return undefined;
  const { granted, contract } = grant;
  const firstDay = person.registeredOn ?? contract?.startsOn;
  const { lastDay, boundBy } = soonest("individual", {
    left: person.leftOn,
    contract: contract?.endsOn,
    setting: roster.policy.individualCreditsEndOn,
  });
  if (granted === ZERO || (lastDay !== undefined && firstDay !== undefined && lastDay < firstDay)) return undefined;
  return {
    pool: `${INDIVIDUAL_PREFIX}${person.email}`,
    contract: contract?.contract,
    unit: "cloud-credit",
    holder: person.email,
    source: "individual",
    granted,
    applied: true,
    firstDay,
    lastDay,
    boundBy,
    priority: 0,
    unitPrice: undefined,
    currency: undefined,
    at: person.at,
  };
}
