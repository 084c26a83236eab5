import { isEmail, MASKED, NOT_REPORTED, type PersonKey } from "../person.ts";
import { type Unit, units } from "../roster/words.ts";
import { byText } from "../text.ts";
import type { UsageReader } from "../usage/book.ts";

/** Whom and which contracts the exports name. */
export type UsageNames = {
  readonly people: readonly { readonly email: PersonKey; readonly contracts: readonly string[] }[];
  readonly contracts: readonly { readonly contract: string; readonly units: readonly Unit[] }[];
  /** Ids in the place of an e-mail (`hash:…`). */
  readonly hashes: readonly PersonKey[];
  /** Rows whose person the vendor hides. */
  readonly maskedRows: number;
};

/** Gathers the names in a book of usage, each with what it was seen beside. */
export function usageNames(book: UsageReader): UsageNames {
  const people = new Map<number, Set<number>>();
  const contracts = new Map<number, Set<number>>();
  for (let row = 0; row < book.length(); row += 1) {
    const contract = book.contract(row);
    see(people, book.person(row), contract);
    if (contract !== 0) see(contracts, contract, book.unit(row) + 1);
  }
  const { people: persons, contracts: numbers } = book.names;
  const keys = [...people].map(([id, seen]) => ({ key: persons.textOf(id) as PersonKey, seen }));
  const masked = persons.idOf(MASKED);
  let maskedRows = 0;
  for (let row = 0; row < book.length(); row += 1) if (book.person(row) === masked) maskedRows += 1;
  return {
    people: keys
      .filter(({ key }) => isEmail(key))
      .map(({ key, seen }) => ({ email: key, contracts: [...seen].map(numbers.textOf).sort(byText) }))
      .sort((a, b) => byText(a.email, b.email)),
    contracts: [...contracts]
      .map(([id, seen]) => ({
        contract: numbers.textOf(id),
        units: [...seen].sort((a, b) => a - b).map((unit) => units[unit - 1] as Unit),
      }))
      .sort((a, b) => byText(a.contract, b.contract)),
    hashes: keys
      .map(({ key }) => key)
      .filter((key) => key !== MASKED && key !== NOT_REPORTED && key !== "" && !isEmail(key))
      .sort(byText),
    maskedRows,
  };
}

function see(names: Map<number, Set<number>>, name: number, beside: number): void {
  const seen = names.get(name) ?? new Set();
  names.set(name, seen);
  if (beside !== 0) seen.add(beside);
}
