import type { GivenList } from "../exports/lists/given.ts";
import type { VendorPerson } from "../exports/lists/vendor-list.ts";
import type { PersonKey } from "../person.ts";
import { loose } from "../text.ts";
import type { FilePlace } from "./rule.ts";

/** How the vendor has a person: with an invitation that is not accepted, deleted, or as anybody else. */
export type VendorStanding = "pending" | "deleted" | "listed";

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

const standings: readonly VendorStanding[] = ["deleted", "pending", "listed"];

function better(a: VendorStanding | undefined, b: VendorStanding): VendorStanding {
  return a !== undefined && standings.indexOf(a) > standings.indexOf(b) ? a : b;
}

/** The vendor's account status in words that we know; any other is an ordinary user. */
function standingOf({ status = "" }: VendorPerson): VendorStanding {
  const word = loose(status);
  if (word.startsWith("pending") || word === "invited" || word === "notaccepted") return "pending";
  return word === "deleted" || word === "removed" ? "deleted" : "listed";
}
