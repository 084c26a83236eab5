import { type PlainDate, plusDays, plusMonths } from "../calendar.ts";
import { type MicroCredits, ZERO } from "../credits.ts";
import { type Diagnostic, type Location, quoted } from "../diagnostic.ts";
import { type PersonKey, personKey } from "../person.ts";
import { byText, nearest } from "../text.ts";
import { budget } from "./budget.ts";
import type { Contract } from "./contract.ts";
import { referredContract } from "./contract-names.ts";
import type { Person } from "./people.ts";
import type { PoolRow, Roster } from "./roster.ts";
import {
  type Bound,
  bounds,
  bringsIndividualCredits,
  type CreditKind,
  INDIVIDUAL_PREFIX,
  refusePurchase,
  refuseRenewal,
  terms,
} from "./terms.ts";
import type { PoolSource, Unit } from "./words.ts";

/** An amount of one unit with a first day, a last day and a scope. Both days can still be spent on. */
export type Pool = {
  readonly pool: string;
  /** The contract that it belongs to; absent for a person without any. */
  readonly contract: string | undefined;
  readonly unit: Unit;
  /** Only this person may draw on it; absent: every named user of the contract. */
  readonly holder: PersonKey | undefined;
  readonly source: "individual" | PoolSource;
  readonly granted: MicroCredits;
  /** Applied and not merely under way. */
  readonly applied: boolean;
  /** Absent for a pool under way, and for individual credits held since ever. */
  readonly firstDay: PlainDate | undefined;
  /** Absent where nothing ends it. */
  readonly lastDay: PlainDate | undefined;
  readonly boundBy: Bound | undefined;
  readonly priority: number;
  readonly unitPrice: MicroCredits | undefined;
  readonly currency: string | undefined;
  /** The row of the Pools table, or of the People table for individual credits. */
  readonly at: Location;
};

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

/** The soonest of the days that may end a pool of this kind, and which bound it was; ties in the order of `bounds`. */
function soonest(
  kind: CreditKind,
  days: Partial<Readonly<Record<Bound, PlainDate | undefined>>>,
): { readonly lastDay: PlainDate | undefined; readonly boundBy: Bound | undefined } {
  const applying: readonly Bound[] = terms[kind].bounds;
  let lastDay: PlainDate | undefined;
  let boundBy: Bound | undefined;
  for (const bound of bounds) {
    const day = applying.includes(bound) ? days[bound] : undefined;
    if (day === undefined || (lastDay !== undefined && lastDay <= day)) continue;
    lastDay = day;
    boundBy = bound;
  }
  return { lastDay, boundBy };
}

/** A row of the Pools table as a pool, or nothing and the diagnostics that say why it is left out. */
function typedPool(
  { values, at }: PoolRow,
  roster: Roster,
  report: (diagnostic: Diagnostic) => void,
): Pool | undefined {
  const refuse = (diagnostic: Pick<Diagnostic, "code" | "message" | "help">, column: string) =>
    report({ ...diagnostic, severity: "error", at: { ...at, column } });
  if (values.poolId.toLowerCase().startsWith(INDIVIDUAL_PREFIX)) {
    refuse(individualRefused(values.poolId), "Pool ID");
    return undefined;
  }
  const contract = poolContract(values.contract, { ...at, column: "Contract" }, roster, report);
  const holder = poolHolder(values.holder, roster, refuse);
  checkRenewal({ values, at, row: 0 }, roster, refuse);
  const firstDay = values.appliedOn;
  // looked at beside an unknown contract too: all problems are said at once
  const { lastDay, boundBy } = sharedBounds(values, contract, roster);
  if (firstDay !== undefined && lastDay !== undefined && lastDay < firstDay) {
    refuse(
      {
        code: "dates-reversed",
        message: `The pool ${quoted(values.poolId)} would end on ${lastDay}, before its first day ${firstDay}; the row is left out.`,
        help: `Mend ${boundBy === "typed" ? "Expires on" : "Purchased on"} or Applied on.`,
      },
      boundBy === "typed" ? "Expires on" : "Applied on",
    );
    return undefined;
  }
  if (contract === undefined || holder === "unknown") return undefined;
  return {
    pool: values.poolId,
    contract: contract.contract,
    unit: values.unit ?? contract.unit,
    holder,
    source: values.source ?? "purchase",
    granted: values.credits,
    applied: firstDay !== undefined,
    firstDay,
    lastDay,
    boundBy,
    priority: values.priority ?? 0,
    unitPrice: values.unitPrice,
    currency: values.unitPrice === undefined ? undefined : values.currency,
    at,
  };
}

/** The last day of shared credits: the typed one, which is the vendor's screen, else what the rule gives (semantics 4). */
function sharedBounds(values: PoolRow["values"], contract: Contract | undefined, roster: Roster) {
  if (values.expiresOn !== undefined) return { lastDay: values.expiresOn, boundBy: "typed" as const };
  return contract === undefined ? { lastDay: undefined, boundBy: undefined } : ruledBounds(values, contract, roster);
}

/**
 * The last day that the rule gives to shared credits, whatever was typed (semantics 4). The contract's end does not bind
 * a pool that was applied after it: such a pool keeps paying, since dropping it would make everybody look overdrawn.
 */
export function ruledBounds(
  values: PoolRow["values"],
  contract: Contract,
  { policy }: Roster,
): { readonly lastDay: PlainDate | undefined; readonly boundBy: Bound | undefined } {
  const source = values.source ?? "purchase";
  const boughtOn = values.purchasedOn ?? values.appliedOn;
  const ended = contract.endsOn !== undefined && values.appliedOn !== undefined && contract.endsOn < values.appliedOn;
  return soonest("shared", {
    validity:
      source === "purchase" && boughtOn !== undefined
        ? plusDays(plusMonths(boughtOn, policy.sharedValidityMonths), -1)
        : undefined,
    contract: ended ? undefined : contract.endsOn,
    setting: policy.sharedCreditsEndOn,
  });
}

function individualRefused(pool: string): Pick<Diagnostic, "code" | "message" | "help"> {
  return {
    code: "terms-refused",
    message: `The pool ${quoted(pool)} is left out. ${refusePurchase("individual")}`,
    help: "Delete the row. To correct a person's individual credits, add an adjustment, or type the person's own figure in People.",
  };
}

function poolContract(
  name: string,
  at: Location,
  { contracts, contractNames }: Roster,
  report: (diagnostic: Diagnostic) => void,
): Contract | undefined {
  const found = referredContract(name, contractNames, at, "the pool is left out", report);
  return found === undefined ? undefined : contracts.get(found);
}

/** A holder that is not known leaves the pool out: as a blank it would be everybody's. */
function poolHolder(
  holder: PersonKey | undefined,
  { personOf }: Roster,
  refuse: (diagnostic: Pick<Diagnostic, "code" | "message" | "help">, column: string) => void,
): PersonKey | "unknown" | undefined {
  if (holder === undefined) return undefined;
  const person = personOf.get(holder);
  if (person !== undefined) return person;
  const like = nearest(holder, personOf.keys());
  refuse(
    {
      code: "reference-unknown",
      message: `The holder ${quoted(holder)} is not in the People table, so nobody may draw on the pool; it is left out.`,
      help: like === undefined ? "Add the person to the People table." : `Did you mean ${like}? Or add the person.`,
    },
    "Holder",
  );
  return "unknown";
}

function checkRenewal(
  { values }: PoolRow,
  { poolRows }: Roster,
  refuse: (diagnostic: Pick<Diagnostic, "code" | "message" | "help">, column: string) => void,
): void {
  const { renews } = values;
  if (renews === undefined) return;
  const isIndividual = personKey(renews).startsWith(INDIVIDUAL_PREFIX);
  const old = poolRows.find((row) => row.values.poolId === renews);
  if (old === undefined && !isIndividual) {
    refuse(
      {
        code: "reference-unknown",
        message: `The pool ${quoted(values.poolId)} renews ${quoted(renews)}, which is not in the Pools table; the cell counts as blank.`,
        help: "Type the Pool ID of the pool that it follows, or leave the cell blank.",
      },
      "Renews",
    );
    return;
  }
  const why = isIndividual ? refuseRenewal("individual") : refuseRenewal("shared", old?.values.source ?? "purchase");
  if (why === undefined) return;
  refuse(
    {
      code: "terms-refused",
      message: `The pool ${quoted(values.poolId)} cannot renew ${quoted(renews)}; the cell counts as blank. ${why}`,
      help: "Leave Renews blank.",
    },
    "Renews",
  );
}
