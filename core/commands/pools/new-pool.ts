import { LARGEST_CREDITS, MICRO, type MicroCredits, micro, show } from "../../credits.ts";
import { quoted } from "../../diagnostic.ts";
import { amountOf } from "../../findings/wording.ts";
import type { PersonKey } from "../../person.ts";
import type { Pool } from "../../roster/pool.ts";
import { poolsOf } from "../../roster/pools.ts";
import type { PoolRow, Roster } from "../../roster/roster.ts";
import { refusePurchase } from "../../roster/terms.ts";
import { type Unit, unitWords } from "../../roster/words.ts";
import { isRefused, type Refused, refused, type StoredRoster } from "../command.ts";
import {
  contractIn,
  contractOf,
  findContract,
  findPerson,
  hasOnlyImpliedContracts,
  isIndividualId,
} from "../lookup.ts";
import { rowsAt } from "../rows.ts";
import { suggestedId } from "../suggest-id.ts";
import { poolOfRow, reasonOf } from "../what-if.ts";

export type PoolValues = PoolRow["values"];

const names = [
  ...(["source", "unit", "holder", "requestedOn", "quotedOn", "approvedOn", "purchasedOn", "appliedOn"] as const),
  ...(["expiresOn", "renews", "priority", "orderReference", "reseller", "unitPrice", "currency", "note"] as const),
];
const blank = Object.fromEntries(names.map((name) => [name, undefined])) as Omit<
  PoolValues,
  "poolId" | "contract" | "credits"
>;

/** What a form says of a new pool. */
export type Asked = {
  readonly contract: string;
  readonly credits: MicroCredits;
  readonly unit?: Unit | undefined;
  readonly holder?: PersonKey | undefined;
  readonly poolId?: string | undefined;
};

/** What a new pool is: its row, as what its roster would read it, and how the contract counts. */
export type NewPool = { readonly values: PoolValues; readonly pool: Pool; readonly unit: Unit };

/**
 * A new row of Pools from what was typed: contract and holder by their names on the roster, an id of its own. `idBeginning`
 * begins the suggested id. Refused with what the reader of the roster would say of the row.
 */
export function newPool(
  stored: StoredRoster,
  asked: Asked,
  days: Partial<PoolValues>,
  idBeginning: string,
): NewPool | Refused {
  const { roster } = stored;
  const id = asked.poolId ?? suggestedId(stored, "pools", idBeginning);
  if (isIndividualId(id)) return refuseIndividual("poolId");
  if (rowsAt(stored, "pools", [id]).length > 0) {
    return refused(
      `The Pool ID ${quoted(id)} is given already.`,
      `Leave it blank (${suggestedId(stored, "pools", idBeginning)} would be next), or type one that was never used.`,
      "poolId",
    );
  }
  const found = findContract(roster, asked.contract, "contract");
  if (isRefused(found)) return found;
  const holder = asked.holder === undefined ? undefined : findPerson(roster, asked.holder, "holder");
  if (holder !== undefined && isRefused(holder)) return holder;
  if (asked.credits <= 0)
    return refused("A pool of 0 credits is none.", "Type how many credits it begins with.", "credits");
  const tooMuch = beyondSums(roster, asked.credits);
  if (tooMuch !== undefined) return tooMuch;
  const contract = contractOf(roster, found.contract);
  const unit = asked.unit ?? contract.unit;
  if (unit !== contract.unit && hasOnlyImpliedContracts(roster)) {
    return refused(
      `Without a row in Contracts, ${found.contract} is counted in ${unitWords[contract.unit].many}; a pool of ${unitWords[unit].many} would change that for its other pools.`,
      "Add the contract first.",
      "unit",
    );
  }
  const values: PoolValues = {
    ...blank,
    ...days,
    poolId: id,
    contract: found.contract,
    credits: asked.credits,
    unit: unit === contract.unit ? undefined : unit,
    holder: holder?.email,
  };
  const withContract = { ...roster, contracts: new Map(roster.contracts).set(found.contract, contract) };
  const known = roster.contracts.has(found.contract) ? roster : withContract;
  const { pool, problems } = poolOfRow(known, { values, at: {}, row: 0 });
  const [problem] = problems;
  if (problem !== undefined) return refused(reasonOf(problem), problem.help);
  return pool === undefined
    ? refused(`The pool ${quoted(id)} cannot be added.`, "Look over what was typed.")
    : { values, pool, unit };
}

/** Individual credits are no row of Pools: they come with a person. */
export function refuseIndividual(field: string): Refused {
  return refused(
    refusePurchase("individual") ?? "",
    "Record the person's registration instead; to correct their amount, add an adjustment.",
    field,
  );
}

/** Why the roster's amounts would be too much to be added up exactly. */
function beyondSums(roster: Roster, credits: MicroCredits): Refused | undefined {
  const held = poolsOf(roster).reduce((sum, { granted }) => sum + granted, 0);
  if (held + credits <= LARGEST_CREDITS * MICRO) return undefined;
  return refused(
    `With ${show(credits)} more, the amounts of the roster would go beyond 9,000,000,000 in all, which cannot be added up exactly.`,
    "Look for an amount that is far too large.",
    "credits",
  );
}

/** Why an amount is not in blocks of the vendor's size; a pool of a single person need not be (semantics 4). */
export function notInBlocks(roster: Roster, { credits, holder }: Asked, unit: Unit): Refused | undefined {
  const { blockSize } = roster.policy;
  if (holder !== undefined || credits % blockSize === 0) return undefined;
  const lower = Math.floor(credits / blockSize) * blockSize;
  const higher = lower + blockSize;
  const nearest = [lower, higher]
    .filter((amount) => amount > 0 && Number.isSafeInteger(amount))
    .map((amount) => show(micro(amount)));
  return refused(
    `${amountOf(credits, unit)} are no whole number of blocks: a block is ${show(blockSize)} (setting Block size).`,
    `Type ${nearest.join(" or ")}.`,
    "credits",
  );
}

/**
 * A pool that says the same is most likely a second press of a button: refused, unless an id of its own was typed for it.
 * `day` is the day that tells one from the next.
 */
export function givenTwice(
  roster: Roster,
  { values }: NewPool,
  day: "requestedOn" | "purchasedOn" | "appliedOn",
  typedId: string | undefined,
): Refused | undefined {
  const same = roster.poolRows.find(
    (row) =>
      (row.values.source ?? "purchase") === values.source &&
      contractIn(roster, row.values.contract) === values.contract &&
      row.values.credits === values.credits &&
      row.values.unit === values.unit &&
      row.values.holder === values.holder &&
      row.values[day] === values[day],
  );
  if (same === undefined || typedId !== undefined) return undefined;
  return refused(
    `The same is on the roster already, as ${same.values.poolId}.`,
    "If these are other credits, type a Pool ID of their own.",
    "poolId",
  );
}
