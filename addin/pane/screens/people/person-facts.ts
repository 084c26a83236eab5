import type { StoredRoster } from "../../../../core/commands/command.ts";
import { changePerson } from "../../../../core/commands/people/change-person.ts";
import { rowsAt } from "../../../../core/commands/rows.ts";
import type { Diagnostic } from "../../../../core/diagnostic.ts";
import type { Person } from "../../../../core/roster/people.ts";
import type { Locale } from "../../locale.ts";

/** What the roster says of a person, beside the steps of the registration; what is blank is left out. */
export function personFacts(
  stored: StoredRoster,
  person: Person,
  locale: Locale,
): readonly (readonly [string, string | undefined])[] {
  const { roster } = stored;
  const titled = (contract: string) => {
    const name = roster.contracts.get(contract)?.name;
    return name === undefined ? contract : `${contract} (${name})`;
  };
  const { home, contracts, email, office, costCentre, aliases, leftOn } = person;
  const others = contracts.filter((contract) => contract !== home);
  const note = rowsAt(stored, "people", [email])[0]?.cell("note");
  return [
    ["E-mail", email],
    ["Also known as", aliases.join(", ")],
    ["Office", office],
    ["Cost centre", costCentre],
    ["Contract", home === undefined ? "None" : titled(home)],
    ["Other contracts", others.map(titled).join(", ")],
    ["Last day", locale.day(leftOn)],
    ["Note", note === undefined ? undefined : String(note)],
  ];
}

/** What the form that changes a person begins with: the cells of the row as they stand; an error is no value. */
export function changePreset(stored: StoredRoster, { email }: Person): Readonly<Record<string, string | undefined>> {
  const row = rowsAt(stored, "people", [email])[0];
  const fields = Object.keys(changePerson.fields).map((name) => {
    const cell = row?.cell(name);
    return [name, cell === undefined ? undefined : String(cell)] as const;
  });
  return { ...Object.fromEntries(fields), email };
}

/** What is wrong with the person's own row. */
export function personProblems(diagnostics: readonly Diagnostic[], { at }: Person): readonly Diagnostic[] {
  return diagnostics.filter((one) => one.at.table === at.table && one.at.row === at.row && at.row !== undefined);
}
