import type { Diagnostic } from "../../diagnostic.ts";
import { quoted } from "../../diagnostic.ts";
import { headersOf } from "../../exports/mapping/mapped-format.ts";
import { describeMapping } from "../../exports/mapping/wording.ts";
import { normalHeader } from "../../exports/recognise.ts";
import type { Mapping } from "../../roster/mapping.ts";
import { mappingRows, readMappings } from "../../roster/mappings.ts";
import { appendRow } from "../../roster/patch.ts";
import { mappings } from "../../roster/tables.ts";
import { counted, loose } from "../../text.ts";
import { defineCommand, type Refused, refused, type StoredRoster } from "../command.ts";
import { done } from "../finish.ts";
import { rowsOf } from "../rows.ts";

/** Keeps how an unknown export is read, so that next month's file of the same columns is read without asking. */
export const addMapping = defineCommand({
  name: "addMapping",
  title: "Keep a mapping",
  help: "Next month's file with the same headers is then read without asking.",
  fields: { mapping: mappings.columns.mapping },
  given: "mapping",
  apply: (stored, input, given: Mapping) => {
    const mapping = { ...given, name: input.mapping };
    const rows = mappingRows(mapping);
    const refusal = unreadable(rows) ?? known(stored, mapping);
    if (refusal !== undefined) return refusal;
    return done(
      stored,
      { mappings: rows.map((row) => appendRow(mappings, row)) },
      `The mapping ${quoted(mapping.name)} is kept in ${counted(rows.length, "row")} of Mappings: ${describeMapping(mapping)}.`,
    );
  },
});

type Row = ReturnType<typeof mappingRows>[number];

/** What the reader of the table would refuse. */
function unreadable(rows: readonly Row[]): Refused | undefined {
  const problems: Diagnostic[] = [];
  readMappings(
    rows.map((values, row) => ({ values, at: {}, row })),
    (diagnostic) => problems.push(diagnostic),
  );
  const [problem] = problems;
  if (problem !== undefined) return refused(problem.message.replace(/; the mapping is not used\.$/, "."), problem.help);
  const twice = rows.find(({ fileHeader }, at) => rows.findIndex((row) => row.fileHeader === fileHeader) < at);
  if (twice === undefined) return undefined;
  return refused(
    `${quoted(twice.fileHeader)} would stand under File header twice, as a header and as ${twice.means}.`,
    "Use the mapping for this run, or rename that column in the file.",
  );
}

/** A mapping that is kept already, of this name or of these headers: of two that fit a file alike, neither would be used. */
function known(stored: StoredRoster, mapping: Mapping): Refused | undefined {
  const headers = headerSet(mapping);
  const alike = stored.roster.mappings.find(
    (one) => !one.isAsked && headers !== "" && headerSet(one.mapping) === headers,
  );
  if (alike !== undefined) {
    const { name } = alike.mapping;
    return describeMapping(alike.mapping) === describeMapping(mapping)
      ? refused(`The mapping is kept already, as ${quoted(name)}.`, "Nothing needs doing.", "mapping")
      : refused(
          `The mapping ${quoted(name)} reads files with the same headers in another way, and a file that fits both would not be counted.`,
          `Change the rows of ${quoted(name)} in the table Mappings instead.`,
        );
  }
  const isTaken = rowsOf(stored, "mappings").some(({ key }) => loose(key[0] ?? "") === loose(mapping.name));
  if (!isTaken) return undefined;
  return refused(
    `A mapping ${quoted(mapping.name)} stands in the table Mappings already.`,
    "Give this one another name.",
    "mapping",
  );
}

function headerSet(mapping: Mapping): string {
  return headersOf(mapping).map(normalHeader).sort().join("\u0000");
}
