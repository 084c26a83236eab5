import type { GivenList } from "../exports/lists/given.ts";
import { standingOf, type VendorStanding, vendorStandings } from "../exports/lists/standing.ts";
import type { PersonKey } from "../person.ts";
import type { FilePlace } from "./rule.ts";

/** Everything that the vendor's users exports say of one person. */
export type VendorRecord = {
  readonly person: PersonKey;
  readonly standing: VendorStanding;
  readonly places: readonly FilePlace[];
};

/**
 * The people of the vendor's users exports, each once. One may stand in several rows and files, of which none says which is
 * newer: whoever is an ordinary user in one of them is so in all, and whoever is pending in one is not deleted.
 */
export function vendorPeople(lists: readonly GivenList[]): ReadonlyMap<PersonKey, VendorRecord> {
  const people = new Map<PersonKey, VendorRecord>();
  for (const list of lists) {
    if (list.kind !== "people") continue;
    for (const entry of list.entries) {
      const { person, line } = entry;
      const before = people.get(person);
      people.set(person, {
        person,
        standing: better(before?.standing, standingOf(entry)),
        places: [...(before?.places ?? []), { file: list.file, line }],
      });
    }
  }
  return people;
}

function better(a: VendorStanding | undefined, b: VendorStanding): VendorStanding {
  return a !== undefined && vendorStandings.indexOf(a) > vendorStandings.indexOf(b) ? a : b;
}
