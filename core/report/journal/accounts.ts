import type { Ledger } from "../../ledger/ledger.ts";
import type { Pool } from "../../roster/pool.ts";
import { byText } from "../../text.ts";
import { accountPart } from "./spelling.ts";

/** The accounts of the journal, by what the ledger calls them. */
export type Accounts = {
  /** What a pool holds. */
  readonly held: (pool: number) => string;
  /** Where a pool's credits come from, corrections of it, and where what lapses goes. */
  readonly granted: (pool: number) => string;
  readonly adjusted: (pool: number) => string;
  readonly lapsed: (pool: number) => string;
  /** What the person of a usage used under the contract that it is counted for. */
  readonly used: (row: number) => string;
  /** What is owed for usage that no pool has paid. */
  readonly open: (row: number) => string;
  /** Every account that the journal names, in order. */
  readonly all: readonly string[];
};

/** The accounts of a ledger, each name made once. */
export function journalAccounts(ledger: Ledger): Accounts {
  const { usage, entries, balances, events } = ledger;
  const { people, contracts } = usage.names;
  const paths = balances.map(({ pool }) => poolPath(pool));
  const all = new Set<string>();
  const parts = new Map<number, string>();
  const contractPart = (contract: number) => known(parts, contract, () => accountPart(contracts.textOf(contract)));
  const usedBy = new Map<number, string>();
  const used = (row: number) => {
    const contract = ledger.contractOf(row);
    return known(usedBy, usage.person(row) * (contracts.size() + 1) + contract, () => {
      return `expenses:${contractPart(contract)}:${accountPart(people.textOf(usage.person(row)))}`;
    });
  };
  const openOf = new Map<number, string>();
  const open = (row: number) => {
    const contract = ledger.contractOf(row);
    return known(openOf, contract, () => `liabilities:open:${contractPart(contract)}`);
  };
  const ofPool = (kind: string) => (pool: number) => `${kind}:${paths[pool]}`;
  const held = ofPool("assets");
  const granted = ofPool("income:granted");
  const adjusted = ofPool("income:adjusted");
  const lapsed = ofPool("lapsed");
  const by = { granted, adjusted, lapsed };
  for (const { kind, pool } of events) all.add(held(pool)).add(by[kind](pool));
  for (let entry = 0; entry < entries.length(); entry += 1) {
    all.add(used(entries.row(entry)));
    const kind = entries.kind(entry);
    if (kind === "shortfall" || kind === "settlement" || kind === "release") all.add(open(entries.row(entry)));
  }
  return { held, granted, adjusted, lapsed, used, open, all: [...all].sort(byText) };
}

function poolPath({ contract, pool }: Pool): string {
  return `${accountPart(contract)}:${accountPart(pool)}`;
}

function known(names: Map<number, string>, key: number, make: () => string): string {
  const name = names.get(key) ?? make();
  names.set(key, name);
  return name;
}
