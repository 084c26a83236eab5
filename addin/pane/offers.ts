import type { StoredRoster } from "../../core/commands/command.ts";
import type { Roster } from "../../core/roster/roster.ts";
import { tidy } from "../../core/text.ts";

/** A value that is offered for a field, and how it is shown. */
export type Offer = { readonly value: string; readonly label: string };

/** The contract that is meant where nobody names one: the only one there is. */
export function onlyContract({ contracts }: Pick<Roster, "contracts">): string | undefined {
  const [only] = contracts.size === 1 ? contracts.keys() : [];
  return only;
}

/** The values that a column such as `People[Email]` offers for what was typed so far, those that begin with it first. */
export function offered({ roster }: StoredRoster, column: string, typed: string): readonly Offer[] {
  const all = allOf(roster, column);
  const wanted = tidy(typed).toLowerCase();
  if (wanted === "" || all.some(({ value }) => value === typed)) return all;
  const found = all.filter(({ label }) => label.toLowerCase().includes(wanted));
  const first = found.filter(({ value }) => value.toLowerCase().startsWith(wanted));
  return [...first, ...found.filter((offer) => !first.includes(offer))];
}

function allOf(roster: StoredRoster["roster"], column: string): readonly Offer[] {
  const named = (value: string, name: string | undefined) => ({
    value,
    label: name === undefined ? value : `${value} · ${name}`,
  });
  switch (column) {
    case "People[Email]":
      return [...roster.people.values()].map(({ email, name }) => named(email, name));
    case "Contracts[Contract]":
      return [...roster.contracts.values()].map(({ contract, name }) => named(contract, name));
    case "Pools[Pool ID]":
      return roster.poolRows.map(({ values }) => named(values.poolId, values.contract));
    default:
      return [];
  }
}
