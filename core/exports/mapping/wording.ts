import { type Diagnostic, quoted } from "../../diagnostic.ts";
import { referredContract } from "../../roster/contract-names.ts";
import {
  type KnownMapping,
  type MappedColumn,
  type Mapping,
  type MappingOption,
  mappedColumns,
  mappingOptions,
} from "../../roster/mapping.ts";
import type { Roster } from "../../roster/roster.ts";
import { listed, nearest } from "../../text.ts";
import { lacks } from "./fit.ts";

type Place = { readonly file: string; readonly line: number };

/** Says through which mapping a file is read, and what that means, so that nobody has to believe it unseen. */
export function mappingUsed(
  { mapping, isAsked, at: source }: KnownMapping,
  roster: Roster,
  at: Place,
): readonly Diagnostic[] {
  const whose = isAsked ? "that was given" : "of the roster's table Mappings";
  const used: Diagnostic = {
    code: "mapping-used",
    severity: "note",
    at,
    message: `The file is read through the mapping ${quoted(mapping.name)} ${whose}: ${describeMapping(mapping)}.`,
    help: "Compare a few rows of the file with the report when you use a mapping for the first time.",
  };
  const { contract } = mapping;
  if (contract === undefined || roster.contractNames.match(contract).kind !== "none") return [used];
  const unknown: Diagnostic[] = [];
  const consequence = `the mapping ${quoted(mapping.name)} gives it to ${at.file}, whose usage draws on no shared pool`;
  referredContract(contract, roster.contractNames, source, consequence, (diagnostic) => unknown.push(diagnostic));
  return [used, ...unknown];
}

/** What a mapping for a file is called: the file's name, without its folder, its ending and what tells one month from another. */
export function mappingName(file: string): string {
  const base = file
    .replace(/^.*[/\\]/, "")
    .replace(/(\.[a-z]{2,4})+$/i, "")
    .replace(/[^\p{L}]+/gu, " ");
  return base.trim().replaceAll(" ", "-").toLowerCase() || "export";
}

/** What a mapping says, in words. */
export function describeMapping(mapping: Mapping): string {
  const columns = (Object.keys(mappedColumns) as MappedColumn[]).flatMap((column) => {
    const header = mapping.columns?.[column];
    return header === undefined ? [] : [`${mappedColumns[column].word} is ${quoted(header)}`];
  });
  const options = (Object.keys(mappingOptions) as MappingOption[]).flatMap((option) => {
    const value = mapping[option];
    return value === undefined ? [] : [`${mappingOptions[option].word} ${value}`];
  });
  return [...columns, ...options].join(", ");
}

/** What to say where several mappings fit a file alike: none is chosen, and the file is not counted. */
export function mappingAmbiguous(mappings: readonly KnownMapping[], at: Place): Diagnostic {
  const names = mappings.map(({ mapping, isAsked, at: { file = "", table } }) =>
    isAsked ? `${quoted(mapping.name)} (${file})` : `${quoted(mapping.name)} (${table ?? file})`,
  );
  return {
    code: "mapping-ambiguous",
    severity: "error",
    at,
    message: `The mappings ${listed(names)} fit the file alike; it is not counted.`,
    help: mappings.some(({ isAsked }) => isAsked)
      ? "Give one of them only."
      : "Give the one that is meant with --map, or delete the other from the roster's table Mappings.",
  };
}

/** What keeps the mappings that were given for this run from fitting a file that is not recognised. */
export function unfitMappings(
  headers: readonly string[],
  mappings: readonly KnownMapping[],
  at: Place,
): readonly Diagnostic[] {
  return mappings
    .filter(({ isAsked, mapping }) => isAsked && mapping.columns !== undefined)
    .map((known) => {
      const missing = lacks(headers, known);
      return {
        code: "mapping-unfit",
        severity: "note",
        at,
        message: `The mapping ${quoted(known.mapping.name)} (${known.at.file ?? ""}) does not fit: the file has no column ${listed(missing.map(quoted), "or")}.`,
        help: likelyMeant(headers, missing) ?? "Give a mapping of this file's own beside it.",
      };
    });
}

/** What to type in place of headers that a file has not, where it has some like them. */
export function likelyMeant(headers: readonly string[], missing: readonly string[]): string | undefined {
  const there = headers.filter((header) => header.trim() !== "");
  const likes = missing.flatMap((header) => {
    const like = nearest(header, there);
    return like === undefined ? [] : [`${quoted(like)} in place of ${quoted(header)}`];
  });
  return likes.length === 0 ? undefined : `Did you mean ${listed(likes)}? Type the header as the file has it.`;
}
