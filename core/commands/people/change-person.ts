import { amountOf } from "../../findings/wording.ts";
import type { Pool } from "../../roster/pool.ts";
import type { Roster } from "../../roster/roster.ts";
import { people } from "../../roster/tables.ts";
import { headerOf } from "../../table/define.ts";
import { listed } from "../../text.ts";
import { defineCommand, isRefused, refused } from "../command.ts";
import { done } from "../finish.ts";
import { contractIn, contractOf, findContract, findPerson, label } from "../lookup.ts";
import { edit, onlyTyped, rowsAt } from "../rows.ts";
import { individualPoolOf, lastDayWords } from "../what-if.ts";
import { figureDoesNothing } from "./add-person.ts";

const { email, name, office, costCentre, contract, otherContracts, individualCredits, note } = people.columns;

/** Changes what the roster says of a person; days and addresses have commands of their own. */
export const changePerson = defineCommand({
  name: "changePerson",
  title: "Change a person",
  help: "What stays blank here is left as it is. To make a cell blank, clear it in the sheet.",
  fields: { email, name, office, costCentre, contract, otherContracts, individualCredits, note },
  apply: (stored, { email, contract, otherContracts, ...plain }) => {
    const { roster } = stored;
    const person = findPerson(roster, email, "email");
    if (isRefused(person)) return person;
    const row = rowsAt(stored, "people", [person.email])[0];
    const home = contract === undefined ? undefined : findContract(roster, contract, "contract");
    if (home !== undefined && isRefused(home)) return home;
    const homeNow = contractIn(roster, String(row?.cell("contract") ?? ""));
    const othersNow = new Set(
      String(row?.cell("otherContracts") ?? "")
        .split(";")
        .map((part) => contractIn(roster, part.trim()))
        .filter((part) => part !== ""),
    );
    const others = new Set<string>();
    for (const other of otherContracts ?? []) {
      const found = findContract(roster, other, "otherContracts");
      if (isRefused(found)) return found;
      if (found.contract !== (home?.contract ?? homeNow)) others.add(found.contract);
    }
    // a contract that the row names in another of its ways stays as it is written
    const isMoved = home !== undefined && home.contract !== homeNow;
    const areOthers =
      otherContracts !== undefined && [...others].sort().join("\n") !== [...othersNow].sort().join("\n");
    const changes = edit(stored, "people", [person.email], {
      ...onlyTyped(plain),
      ...(isMoved ? { contract: home.contract } : {}),
      ...(areOthers ? { otherContracts: others.size === 0 ? undefined : [...others] } : {}),
    });
    const [change] = changes;
    if (change?.kind !== "set") {
      return refused(
        `Everything of ${label(person)} is so already.`,
        "Type what is to be different, or leave it as it is.",
        "name",
      );
    }
    const said = Object.entries(change.cells).map(([header, { before, after }]) => {
      if (header === headerOf(people, "note")) return "the note is as typed";
      return `${header} is ${after === "" ? "blank" : after}${before === "" ? "" : ` (before: ${before})`}`;
    });
    const known = [home?.contract ?? (homeNow === "" ? [] : homeNow), ...(areOthers ? others : othersNow)].flat();
    const contracts = isMoved || areOthers ? known : person.contracts;
    const withContracts = new Map(roster.contracts);
    for (const one of contracts) withContracts.set(one, contractOf(roster, one));
    const figure = plain.individualCredits ?? person.individualCredits;
    const now = { ...person, contracts, home: home?.contract ?? person.home, individualCredits: figure };
    return done(stored, { people: changes }, `${label(person)}: ${listed(said)}.`, [
      ...creditsNotes(
        individualPoolOf(roster, person),
        individualPoolOf({ ...roster, contracts: withContracts }, now),
        roster,
      ),
      ...figureDoesNothing(roster, plain.individualCredits, contracts),
    ]);
  },
});

/** What becomes of a person's individual credits; nothing where they stay as they are. */
function creditsNotes(before: Pool | undefined, after: Pool | undefined, roster: Roster): readonly string[] {
  const words = (pool: Pool) => {
    const until = pool.lastDay === undefined ? "and nothing ends them" : `until ${lastDayWords(pool, roster)}`;
    return `${amountOf(pool.granted, pool.unit)}, ${until}`;
  };
  if (after === undefined) {
    return before === undefined ? [] : [`Individual credits count no more; before: ${words(before)}.`];
  }
  if (before === undefined) return [`Individual credits: ${words(after)}.`];
  return words(before) === words(after) ? [] : [`Individual credits: ${words(after)}. Before: ${words(before)}.`];
}
