import { quoted } from "../../diagnostic.ts";
import { appendRow } from "../../roster/patch.ts";
import type { Roster } from "../../roster/roster.ts";
import { contracts } from "../../roster/tables.ts";
import { unitWords } from "../../roster/words.ts";
import { listed, loose } from "../../text.ts";
import { defineCommand, may, type Refused, refused } from "../command.ts";
import { done } from "../finish.ts";
import { hasOnlyImpliedContracts } from "../lookup.ts";

/** Puts a contract on the roster. */
export const addContract = defineCommand({
  name: "addContract",
  title: "Add a contract",
  help: "A new contract with Autodesk. Shared credits belong to it and end with it.",
  fields: {
    ...contracts.columns,
    startsOn: may(
      contracts.columns.startsOn,
      "Its first day. Leave it blank if you do not know it: use before that day is reported as outside the contract.",
    ),
  },
  apply: (stored, input) => {
    const { roster } = stored;
    const isFirst = hasOnlyImpliedContracts(roster);
    const { contract, startsOn, endsOn } = input;
    const taken = takenName(roster, contract, input.name, input.aliases ?? [], isFirst);
    if (taken !== undefined) return taken;
    if (startsOn !== undefined && endsOn !== undefined && endsOn < startsOn) {
      return refused(
        `The contract ${quoted(contract)} cannot end on ${endsOn}, before it starts on ${startsOn}.`,
        "Type its last day, or mend its first.",
        "endsOn",
      );
    }
    // with one row in Contracts, names that stand only in People and Pools are contracts no more
    const others = isFirst ? [...roster.contracts.values()].filter((known) => known.contract !== contract) : [];
    const implied = isFirst ? roster.contracts.get(contract)?.unit : undefined;
    const unit = input.unit ?? implied ?? "cloud-credit";
    const rows = [
      appendRow(contracts, { ...input, unit: input.unit ?? (unit === "cloud-credit" ? undefined : unit) }),
      ...others.map((known) =>
        appendRow(contracts, {
          contract: known.contract,
          unit: known.unit === "cloud-credit" ? undefined : known.unit,
        }),
      ),
    ];
    const starts = startsOn === undefined ? "" : `, from ${startsOn}`;
    const ends = endsOn === undefined ? "" : `, until ${endsOn}`;
    return done(
      stored,
      { contracts: rows },
      `Contract ${contract} is added, counted in ${unitWords[unit].many}${starts}${ends}.`,
      [
        ...(others.length === 0
          ? []
          : [
              `Contracts that only People and Pools named get a row as well, since a name without one would count no more: ${listed(others.map((known) => known.contract))}.`,
            ]),
        ...(unit === "cloud-credit" && input.unit === undefined && input.kind === "flex"
          ? ["A Flex contract is usually counted in Flex tokens: the unit is left blank, which means cloud credits."]
          : []),
        ...(endsOn === undefined ? ["Without a last day, the contract ends no credits."] : []),
      ],
    );
  },
});

/** Why a number or name cannot be given: it means a contract of the roster already, and two at once would mean neither. */
function takenName(
  { contractNames, contracts: known }: Roster,
  contract: string,
  name: string | undefined,
  aliases: readonly string[],
  isFirst: boolean,
): Refused | undefined {
  const named: readonly (readonly [string, string])[] = [
    ["contract", contract],
    ...(name === undefined ? [] : [["name", name] as const]),
    ...aliases.map((alias) => ["aliases", alias] as const),
  ];
  for (const [field, text] of named) {
    const match = contractNames.match(text);
    if (match.kind === "none") continue;
    const owners = match.kind === "one" ? [match.contract] : match.contracts;
    // a name that stands in People or Pools becomes the contract that it was meant for
    if (isFirst && owners.every((owner) => loose(owner) === loose(contract) && known.has(contract))) continue;
    return refused(
      loose(owners[0] ?? "") === loose(text) && owners.length === 1
        ? `Contract ${owners[0]} is on the roster already.`
        : `${quoted(text)} already means contract ${listed(owners, "or")}.`,
      helpFor(field, isFirst ? owners[0] : undefined),
      field,
    );
  }
  return undefined;
}

function helpFor(field: string, implied: string | undefined): string {
  if (field !== "contract") return "Type a name that no other contract has.";
  return implied === undefined
    ? "Change its row in Contracts instead."
    : `Type ${implied}, as People and Pools have it.`;
}
