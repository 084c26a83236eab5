import { standingOf } from "../exports/lists/standing.ts";
import type { Subscription, VendorList, VendorPerson } from "../exports/lists/vendor-list.ts";
import { isEmail, type PersonKey } from "../person.ts";
import type { rosterTables } from "../roster/tables.ts";
import type { RowOf } from "../table/define.ts";
import { byText, loose } from "../text.ts";

type PersonRow = RowOf<typeof rosterTables.people>;
type ContractRow = RowOf<typeof rosterTables.contracts>;

/** What the vendor's lists of users and subscriptions give a new roster. */
export type VendorRows = { readonly people: readonly PersonRow[]; readonly contracts: readonly ContractRow[] };

/** Rows for the people and contracts of the vendor's lists. No day of registration, price or purchase is in them. */
export function vendorRows(lists: readonly VendorList[]): VendorRows {
  const people = lists.flatMap((list) => (list.kind === "people" ? list.entries : []));
  const subscriptions = lists.flatMap((list) => (list.kind === "subscriptions" ? list.entries : []));
  return { people: personRows(people), contracts: contractRows(subscriptions) };
}

/**
 * The people with an e-mail whom the vendor has not deleted. Who has not accepted the invitation is invited; a status that
 * says `Active` is a registration.
 */
function personRows(entries: readonly VendorPerson[]): readonly PersonRow[] {
  const byEmail = grouped(entries, ({ person }) => person);
  return [...byEmail]
    .filter(([email, all]) => isEmail(email) && !all.every((entry) => standingOf(entry) === "deleted"))
    .sort((a, b) => byText(a[0], b[0]))
    .map(([email, all]): PersonRow => {
      const aliases = [...new Set(all.flatMap(({ hashes }) => hashes))].sort(byText);
      const isActive = all.some(({ status = "" }) => loose(status) === "active");
      const isPending = all.every((entry) => standingOf(entry) === "pending");
      return {
        ...(blankRow as PersonRow),
        email: email as PersonKey,
        name: all.map(({ name }) => name).find((name) => name !== undefined),
        registration: isActive ? "registered" : isPending ? "invited" : undefined,
        aliases: aliases.length === 0 ? undefined : aliases,
      };
    });
}

/**
 * The contracts with the days from the first of their subscriptions to the last. One that has only Flex is a Flex contract,
 * and its team, where it has no other Flex contract, is what token usage calls it.
 */
function contractRows(entries: readonly Subscription[]): readonly ContractRow[] {
  const byNumber = grouped(entries, ({ contract }) => contract);
  const isFlex = (all: readonly Subscription[]) => all.every(({ service }) => loose(service) === "flex");
  const flexTeams = [...byNumber.values()].filter(isFlex).flatMap((all) => [...teamsOf(all)]);
  return [...byNumber]
    .sort((a, b) => byText(a[0], b[0]))
    .map(([contract, all]): ContractRow => {
      const flex = isFlex(all);
      const own = [...teamsOf(all)].filter((team) => flexTeams.filter((other) => other === team).length === 1);
      return {
        ...(blankRow as ContractRow),
        contract,
        aliases: flex && own.length > 0 ? own : undefined,
        kind: flex ? "flex" : undefined,
        unit: flex ? "flex-token" : undefined,
        startsOn: all.flatMap(({ startsOn }) => startsOn ?? []).sort(byText)[0],
        endsOn: all
          .flatMap(({ endsOn }) => endsOn ?? [])
          .sort(byText)
          .at(-1),
      };
    });
}

/** A row of which nothing is known yet. */
const blankRow: object = {};

function teamsOf(all: readonly Subscription[]): ReadonlySet<string> {
  return new Set(all.flatMap(({ team }) => team ?? []).sort(byText));
}

function grouped<Entry>(
  entries: readonly Entry[],
  nameOf: (entry: Entry) => string | undefined,
): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const name = nameOf(entry);
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), entry]);
  }
  return groups;
}
