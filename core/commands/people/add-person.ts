import { quoted } from "../../diagnostic.ts";
import type { PersonKey } from "../../person.ts";
import { appendRow } from "../../roster/patch.ts";
import type { Roster } from "../../roster/roster.ts";
import { people } from "../../roster/tables.ts";
import { bringsIndividualCredits } from "../../roster/terms.ts";
import { listed } from "../../text.ts";
import { defineCommand, isRefused, type Refused, refused } from "../command.ts";
import { done } from "../finish.ts";
import { contractOf, findContract, label } from "../lookup.ts";
import { hasColumn } from "../rows.ts";

const { email, name, office, costCentre, contract, otherContracts, individualCredits, aliases, note } = people.columns;

/** Puts a named user on the roster; the registration is a step of its own. */
export const addPerson = defineCommand({
  name: "addPerson",
  title: "Add a person",
  help: "A new named user. Individual credits come with the registration, which is recorded afterwards.",
  fields: { email, name, office, costCentre, contract, otherContracts, individualCredits, aliases, note },
  apply: (stored, input) => {
    const { roster } = stored;
    const taken = takenAddress(roster, input.email, "email");
    if (taken !== undefined) return taken;
    const aliases = [...new Set(input.aliases ?? [])].filter((alias) => alias !== input.email);
    for (const alias of aliases) {
      const other = takenAddress(roster, alias, "aliases");
      if (other !== undefined) return other;
    }
    const home = input.contract === undefined ? undefined : findContract(roster, input.contract, "contract");
    if (home !== undefined && isRefused(home)) return home;
    const others: string[] = [];
    for (const other of input.otherContracts ?? []) {
      const found = findContract(roster, other, "otherContracts");
      if (isRefused(found)) return found;
      if (found.contract !== home?.contract && !others.includes(found.contract)) others.push(found.contract);
    }
    const row = appendRow(people, {
      ...input,
      contract: home?.contract,
      otherContracts: others.length === 0 ? undefined : others,
      aliases: aliases.length === 0 ? undefined : aliases,
      registration: hasColumn(stored, "people", "registration") ? "not requested" : undefined,
    });
    const all = home === undefined ? others : [home.contract, ...others];
    const who = input.name === undefined ? input.email : `${input.name} (${input.email})`;
    const to = all.length === 0 ? "to the roster, under no contract" : `under ${contractsWords(all)}`;
    return done(stored, { people: [row] }, `${who} is added ${to}.`, notesOf(roster, input, all));
  },
});

/** Why an address cannot be given to somebody new: another person has it. */
export function takenAddress(
  { people: known, personOf }: Roster,
  address: PersonKey,
  field: string,
): Refused | undefined {
  const person = known.get(personOf.get(address) ?? address);
  if (person === undefined) return undefined;
  return person.email === address
    ? refused(`${label(person)} is on the roster already.`, "Change the person's own row instead.", field)
    : refused(
        `${quoted(address)} is another address of ${label(person)}.`,
        "One address belongs to one person: take it out of the Also known as of whoever it does not belong to.",
        field,
      );
}

function contractsWords(contracts: readonly string[]): string {
  return `contract${contracts.length === 1 ? "" : "s"} ${listed(contracts)}`;
}

function notesOf(
  roster: Roster,
  { email, individualCredits }: { readonly email: PersonKey; readonly individualCredits?: number | undefined },
  contracts: readonly string[],
): readonly string[] {
  const { companyDomains } = roster.policy;
  const domain = email.slice(email.lastIndexOf("@") + 1);
  const isForeign =
    companyDomains.length > 0 && !companyDomains.some((own) => own.toLowerCase().replace(/^@/, "") === domain);
  return [
    ...(isForeign ? [`${domain} is none of the firm's domains (setting Company domains).`] : []),
    ...(contracts.length === 0
      ? ["Without a contract, nothing but leaving ends the person's individual credits."]
      : []),
    ...figureDoesNothing(roster, individualCredits, contracts),
  ];
}

/** Says so where a person's own figure was typed and none of the contracts brings individual credits. */
export function figureDoesNothing(
  roster: Roster,
  individualCredits: number | undefined,
  contracts: readonly string[],
): readonly string[] {
  const bringNone =
    contracts.length > 0 && contracts.every((one) => !bringsIndividualCredits(contractOf(roster, one).kind));
  return bringNone && individualCredits !== undefined
    ? ["A Flex or enterprise contract brings no individual credits, so the person's own figure does nothing."]
    : [];
}
