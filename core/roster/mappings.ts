import { type Diagnostic, quoted } from "../diagnostic.ts";
import type { ReadRow } from "../table/read.ts";
import { listed, loose, nearest } from "../text.ts";
import {
  type KnownMapping,
  type MappedColumn,
  type Mapping,
  type MappingOption,
  mappedColumns,
  mappingOptions,
} from "./mapping.ts";
import {
  columnSubjects,
  gatherMapping,
  type MappingPart,
  optionSubjects,
  type PartSubject,
  wordOf,
} from "./mapping-parts.ts";
import type { mappings } from "./tables.ts";

type MappingRow = ReadRow<typeof mappings>;

const subjects: readonly PartSubject[] = [...columnSubjects, ...optionSubjects];

/** The mappings of the roster's table: its rows grouped by Mapping. One with a problem is reported, and not used. */
export function readMappings(
  rows: readonly MappingRow[],
  report: (diagnostic: Diagnostic) => void,
): readonly KnownMapping[] {
  const groups = new Map<string, MappingRow[]>();
  for (const row of rows) {
    const group = groups.get(loose(row.values.mapping));
    if (group === undefined) groups.set(loose(row.values.mapping), [row]);
    else group.push(row);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const parts: MappingPart[] = [];
    for (const { values, at } of group) {
      // the words of the table alone: a mapping file's own names of parts would make “unit” and “contract” mean two things
      const subject = subjects.find((one) => loose(wordOf(one)) === loose(values.means));
      if (subject !== undefined)
        parts.push({ ...subject, text: values.fileHeader, at: { ...at, column: "File header" } });
      else report(unknownMeaning(values.means, { ...at, column: "Means" }));
    }
    if (parts.length < group.length) return [];
    const mapping = gatherMapping(first.values.mapping, parts, first.at, spelledRow, report);
    return mapping === undefined ? [] : [{ mapping, at: first.at, isAsked: false }];
  });
}

function spelledRow(subject: PartSubject, text: string): string {
  return `${text} under File header with ${wordOf(subject)} under Means`;
}

function unknownMeaning(means: string, at: Diagnostic["at"]): Diagnostic {
  const words = subjects.map(wordOf);
  const like = nearest(means, words);
  return {
    code: "cell-not-one-of",
    severity: "error",
    at,
    message: `${quoted(means)} is nothing that a column can mean; its mapping is not used.`,
    help: `${like === undefined ? "" : `Did you mean ${like}? `}Type ${listed(words, "or")}.`,
  };
}

/** A mapping as rows of the table Mappings, for keeping it in the roster. */
export function mappingRows(mapping: Mapping): readonly { mapping: string; fileHeader: string; means: string }[] {
  const row = (fileHeader: string | undefined, means: string) =>
    fileHeader === undefined ? [] : [{ mapping: mapping.name, fileHeader, means }];
  return [
    ...(Object.keys(mappedColumns) as MappedColumn[]).flatMap((column) =>
      row(mapping.columns?.[column], mappedColumns[column].word),
    ),
    ...(Object.keys(mappingOptions) as MappingOption[]).flatMap((option) =>
      row(mapping[option], mappingOptions[option].word),
    ),
  ];
}
