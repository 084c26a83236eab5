import type { Ledger } from "../ledger/ledger.ts";
import type { PersonKey } from "../person.ts";
import { type IndexColumn, indexColumn } from "../usage/columns.ts";

/** Where a person works, and who pays: everybody of one office and cost centre shares one. */
export type Place = { readonly office: string | undefined; readonly costCentre: string | undefined };

/** The places of everybody who used, by number, and the number of each person's place. */
export type Places = { readonly places: readonly Place[]; readonly placeOf: IndexColumn };

/** The places of the people of a ledger. */
export function placesOfPeople({ usage, roster }: Ledger): Places {
  const { people } = usage.names;
  const numbers = new Map<string, number>();
  const places: Place[] = [];
  const placeOf = indexColumn(people.size());
  for (let index = 0; index < people.size(); index += 1) {
    const { office, costCentre } = roster.people.get(people.textOf(index) as PersonKey) ?? nowhere;
    const name = `${office ?? ""}\u0000${costCentre ?? ""}`;
    let number = numbers.get(name);
    if (number === undefined) {
      number = places.length;
      numbers.set(name, number);
      places.push({ office, costCentre });
    }
    placeOf.set(index, number);
  }
  return { places, placeOf };
}

const nowhere: Place = { office: undefined, costCentre: undefined };
