import { type Diagnostic, quoted } from "../diagnostic.ts";
import { personKey } from "../person.ts";
import type { Pool } from "../roster/pool.ts";
import type { BalanceCheckRow, Roster } from "../roster/roster.ts";
import { INDIVIDUAL_PREFIX } from "../roster/terms.ts";
import type { Unit } from "../roster/words.ts";
import { nearest } from "../text.ts";

/** What a balance check is about: pools (as numbers into the ledger's), all of one unit. */
export type BalanceSubject = {
  readonly unit: Unit;
  readonly pools: readonly number[];
  /** The contract whose shared credits, or whose pool, it is. */
  readonly contract: string | undefined;
  /** The person whose own credits it is. */
  readonly holder: string | undefined;
};

/** What a balance is said to be of, as typed, and its unit where that is said. */
export type AskedSubject = { readonly values: Pick<BalanceCheckRow["values"], "subject" | "unit"> };

/** The pool id as the ledger has it: individual credits are found under any address of the person. */
export function poolIdOf(id: string, roster: Roster): string {
  if (!id.toLowerCase().startsWith(INDIVIDUAL_PREFIX)) return id;
  const key = personKey(id.slice(INDIVIDUAL_PREFIX.length));
  return `${INDIVIDUAL_PREFIX}${roster.personOf.get(key) ?? key}`;
}

/**
 * The pools that a check speaks of: one pool by id, everything that a person holds alone, or the shared pools of a contract
 * under any of its names, in this order. Nothing where the subject is none of these.
 */
export function subjectOf(
  { values }: AskedSubject,
  roster: Roster,
  pools: readonly Pool[],
): BalanceSubject | undefined {
  const id = poolIdOf(values.subject, roster);
  const index = pools.findIndex(({ pool }) => pool === id);
  const pool = pools[index];
  if (pool !== undefined) return { unit: pool.unit, pools: [index], contract: pool.contract, holder: pool.holder };
  const person = roster.personOf.get(personKey(values.subject));
  if (person !== undefined) {
    const unit = values.unit ?? "cloud-credit";
    return {
      unit,
      pools: among(pools, (own) => own.holder === person && own.unit === unit),
      contract: undefined,
      holder: person,
    };
  }
  const match = roster.contractNames.match(values.subject);
  const contract = match.kind === "one" ? roster.contracts.get(match.contract) : undefined;
  if (contract === undefined) return undefined;
  const unit = values.unit ?? contract.unit;
  const shared = (of: Pool) => of.holder === undefined && of.contract === contract.contract && of.unit === unit;
  return { unit, pools: among(pools, shared), contract: contract.contract, holder: undefined };
}

function among(pools: readonly Pool[], test: (pool: Pool) => boolean): readonly number[] {
  return pools.flatMap((pool, index) => (test(pool) ? [index] : []));
}

/** Whether the check can be compared: its unit is the subject's. */
export function isComparable({ values }: AskedSubject, { unit }: BalanceSubject): boolean {
  return values.unit === undefined || values.unit === unit;
}

/** What to type instead of a subject that is none. */
export function whatToType(subject: string, roster: Roster, pools: readonly Pool[]): string {
  const known = [...pools.map(({ pool }) => pool), ...roster.contractNames.known, ...roster.personOf.keys()];
  const like = nearest(subject, known);
  return like === undefined ? "Type a contract, a Pool ID or a person's e-mail." : `Did you mean ${like}?`;
}

/** Says what keeps a check from being compared with anything. */
export function checkSubject(
  row: BalanceCheckRow,
  roster: Roster,
  pools: readonly Pool[],
  report: (diagnostic: Diagnostic) => void,
): void {
  const { values, at } = row;
  const subject = subjectOf(row, roster, pools);
  const what = `The balance check ${quoted(values.checkId)}`;
  if (subject === undefined) {
    report({
      code: "reference-unknown",
      severity: "error",
      at: { ...at, column: "Subject" },
      message: `${what} is of ${quoted(values.subject)}, which is no contract, no pool and nobody on the roster; it is not compared.`,
      help: whatToType(values.subject, roster, pools),
    });
  } else if (!isComparable(row, subject)) {
    report({
      code: "cell-not-one-of",
      severity: "error",
      at: { ...at, column: "Unit" },
      message: `${what} is in ${values.unit}, but ${quoted(values.subject)} is counted in ${subject.unit}; it is not compared.`,
      help: `Type ${subject.unit}, or leave the cell blank.`,
    });
  }
}
