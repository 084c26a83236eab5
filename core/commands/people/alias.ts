import { quoted } from "../../diagnostic.ts";
import type { PersonKey } from "../../person.ts";
import { cellStyle } from "../../roster/roster.ts";
import { people } from "../../roster/tables.ts";
import { readCell } from "../../table/read.ts";
import { listed } from "../../text.ts";
import { defineCommand, isRefused, must, refused } from "../command.ts";
import { done } from "../finish.ts";
import { findPerson, label } from "../lookup.ts";
import { edit, rowsAt } from "../rows.ts";

const { email, aliases } = people.columns;

/** Notes that an e-mail or a hash in the exports is a person of the roster. */
export const addAlias = defineCommand({
  name: "addAlias",
  title: "Add another address of a person",
  help: "An e-mail or an id such as hash:1a2b3c under which the person appears in the exports.",
  fields: { email, aliases: must({ ...aliases, help: "The e-mail or hash:… id, or several with ; between." }) },
  apply: (stored, input) => {
    const { roster } = stored;
    const person = findPerson(roster, input.email, "email");
    if (isRefused(person)) return person;
    const added = [...new Set(input.aliases)];
    for (const alias of added) {
      const owner = roster.personOf.get(alias);
      if (owner === person.email) {
        return refused(`${quoted(alias)} is known as ${label(person)} already.`, "Nothing needs doing.", "aliases");
      }
      if (owner !== undefined) {
        return refused(
          `${quoted(alias)} belongs to ${label(roster.people.get(owner) ?? person)}.`,
          "One address belongs to one person. If it was typed there by mistake, take it out there first.",
          "aliases",
        );
      }
    }
    const before = aliasesOf(String(rowsAt(stored, "people", [person.email])[0]?.cell("aliases") ?? ""));
    if (before === undefined) {
      return refused(
        `Also known as of ${label(person)} holds something that is neither an e-mail nor a hash:… id.`,
        "Mend that cell first, so that nothing in it gets lost.",
        "aliases",
      );
    }
    const many = added.length === 1 ? "is" : "are";
    return done(
      stored,
      { people: edit(stored, "people", [person.email], { aliases: [...before, ...added] }) },
      `${listed(added)} ${many} ${label(person)} from now on: usage under ${added.length === 1 ? "it" : "them"} counts for the person.`,
    );

    function aliasesOf(text: string): readonly PersonKey[] | undefined {
      if (text === "") return [];
      const read = readCell(aliases.cell, cellStyle(roster.policy), text);
      return "value" in read ? read.value : undefined;
    }
  },
});
