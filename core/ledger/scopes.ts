import type { PersonKey } from "../person.ts";
import type { Roster } from "../roster/roster.ts";
import type { Unit } from "../roster/words.ts";
import { units } from "../roster/words.ts";
import type { UsageReader } from "../usage/book.ts";
import { createBits, emptyPlaces } from "../usage/columns.ts";
import type { PoolBook, Scope } from "./pool-book.ts";

/** Who may draw on what, by numbers of the book and of `units`; asked once a row and remembered (semantics 5). */
export type Scopes = {
  /** The person's own pools of a unit; none while they hold nothing. */
  readonly own: (person: number, unit: number) => Scope | undefined;
  /** Told that the person's own pools of the unit hold nothing: they are not asked again until one changes. */
  readonly ownIsEmpty: (person: number, unit: number) => void;
  /** The shared pools that a row may draw on, by the contract that it names (0 for none); none where it is not known. */
  readonly shared: (contract: number, person: number, unit: number) => Scope | undefined;
};

/** The scopes of a roster's pools for the rows of a book. */
export function createScopes(roster: Roster, usage: UsageReader, book: PoolBook): Scopes {
  const { people, contracts: contractNames } = usage.names;
  const byHolder = new Map<string, number[]>();
  const byContract = new Map<string, number[]>();
  book.pools.forEach(({ holder, contract, unit }, index) => {
    const [groups, name] = holder === undefined ? [byContract, contract] : [byHolder, holder];
    const group = groups.get(`${unit} ${name}`);
    if (group === undefined) groups.set(`${unit} ${name}`, [index]);
    else group.push(index);
  });
  const sharedScopes = new Map<string, Scope | undefined>();
  const sharedScope = (contracts: readonly string[], unit: Unit): Scope | undefined => {
    const key = [unit, ...[...contracts].sort()].join("\u0000");
    if (!sharedScopes.has(key)) {
      const pools = contracts.flatMap((contract) => byContract.get(`${unit} ${contract}`) ?? []);
      sharedScopes.set(key, pools.length === 0 ? undefined : book.scope(pools));
    }
    return sharedScopes.get(key);
  };

  // most people have spent their own credits soon: a bit tells so, and the scope is left alone
  const empty = createBits(people.size() * units.length);
  const own = remembered(people.size(), (person: number, unit: number) => {
    const email = usage.names.people.textOf(person);
    const pools = byHolder.get(`${units[unit]} ${email}`);
    const key = person * units.length + unit;
    if (pools === undefined) empty.add(key);
    return pools === undefined ? undefined : book.scope(pools, () => empty.remove(key));
  });
  const named = remembered(contractNames.size(), (contract: number, unit: number) => {
    const id = usage.names.contracts.textOf(contract);
    return roster.contracts.has(id) ? sharedScope([id], units[unit] as Unit) : undefined;
  });
  const unnamed = remembered(people.size(), (person: number, unit: number) => {
    const word = units[unit] as Unit;
    const known = roster.people.get(usage.names.people.textOf(person) as PersonKey);
    const contracts = known !== undefined && known.contracts.length > 0 ? known.contracts : onlyContract(roster, word);
    return sharedScope(contracts, word);
  });
  return {
    own: (person, unit) => (empty.has(person * units.length + unit) ? undefined : own(person, unit)),
    ownIsEmpty: (person, unit) => empty.add(person * units.length + unit),
    shared: (contract, person, unit) => (contract === 0 ? unnamed(person, unit) : named(contract, unit)),
  };
}

/**
 * The contract that a usage is counted for, as a number of `usage.names.contracts`: the named one; else the first of the
 * person's contracts whose unit is the usage's; else the roster's only contract of that unit; else none (0).
 */
export function contractOfUsage(roster: Roster, usage: UsageReader): (row: number) => number {
  const unnamed = remembered(usage.names.people.size(), (person: number, unit: number) => {
    const word = units[unit] as Unit;
    const known = roster.people.get(usage.names.people.textOf(person) as PersonKey);
    const first = known?.contracts.find((id) => roster.contracts.get(id)?.unit === word);
    return usage.names.contracts.idOf(first ?? onlyContract(roster, word)[0] ?? "");
  });
  return (row) => usage.contract(row) || unnamed(usage.person(row), usage.unit(row));
}

/** The roster's only contract of a unit, in a list, or nothing. */
function onlyContract(roster: Roster, unit: Unit): readonly string[] {
  const found = [...roster.contracts.values()].filter((contract) => contract.unit === unit);
  return found.length === 1 ? found.map(({ contract }) => contract) : [];
}

/** A function of two small numbers (the first below `size`, the second a unit) that is worked out once for each pair. */
function remembered<T>(size: number, work: (index: number, unit: number) => T): (index: number, unit: number) => T {
  const known = emptyPlaces<T | null>(size * units.length);
  return (index, unit) => {
    const key = index * units.length + unit;
    let found = known[key];
    if (found === undefined) {
      // what was worked out to be nothing is kept as null, so that it is not worked out again
      found = work(index, unit) ?? null;
      known[key] = found;
    }
    return (found ?? undefined) as T;
  };
}
