import { type Diagnostic, quoted } from "../../diagnostic.ts";
import type { KnownMapping } from "../../roster/mapping.ts";
import { byText, counted, listed } from "../../text.ts";
import { exportFormats } from "../formats/index.ts";
import type { ReadExport } from "../row-intake.ts";
import { lacks } from "./fit.ts";
import { completes, namesColumns } from "./mapped-format.ts";
import { likelyMeant } from "./wording.ts";

type Input = { readonly file: string; readonly sha256: string; readonly export: Pick<ReadExport, "format" | "header"> };

/**
 * The mappings that were given for this run and fit none of its files: they were asked for, and do nothing. Where a file was
 * not recognised, what keeps a mapping from it was said there already.
 */
export function uselessMappings(mappings: readonly KnownMapping[], inputs: readonly Input[]): readonly Diagnostic[] {
  return mappings
    .filter(({ isAsked }) => isAsked)
    .flatMap((known) => (namesColumns(known) ? unfitColumns(known, inputs) : unfitOptions(known, inputs)));
}

/** A mapping with columns fits where all of its headers are there. */
function unfitColumns(known: KnownMapping, inputs: readonly Input[]): readonly Diagnostic[] {
  const looked = inputs.flatMap(({ file, sha256, export: { format, header } }) =>
    header === undefined ? [] : [{ file, sha256, format, header, missing: lacks(header.headers, known) }],
  );
  const [nearest] = [...looked].sort((a, b) => a.missing.length - b.missing.length || byText(a.sha256, b.sha256));
  const isSaid = looked.some(({ format }) => format === undefined);
  if (nearest === undefined || nearest.missing.length === 0 || isSaid) return [];
  const { file, header, missing } = nearest;
  const which =
    looked.length === 1 ? "it" : `of the ${counted(looked.length, "file")} that were given this one is nearest, and`;
  const why = `fits no file: ${which} has no column ${listed(missing.map(quoted), "or")}`;
  const otherwise = "Give the file that it is for, or leave the mapping out: the others are read without it.";
  return [unfit(known, { file, line: header.line }, why, likelyMeant(header.headers, missing) ?? otherwise)];
}

/** A mapping without columns fits what it completes. */
function unfitOptions(known: KnownMapping, inputs: readonly Input[]): readonly Diagnostic[] {
  const found = inputs.flatMap(({ export: { format } }) => exportFormats.filter(({ name }) => name === format));
  if (found.length === 0 || found.some((format) => completes(format, known))) return [];
  const able = exportFormats.filter((format) => completes(format, known)).map(({ name }) => name);
  const what =
    able.length === 0
      ? "it names no columns, and no contract or period that an export may lack"
      : `it names no columns, and completes ${listed(able, "or")} alone, of which no file is`;
  return [
    unfit(
      known,
      known.at,
      `fits no file: ${what}`,
      'Name its columns, such as "columns": { "date": "…", "user": "…", "credits": "…" }, or leave it out.',
    ),
  ];
}

function unfit({ mapping, at: source }: KnownMapping, at: Diagnostic["at"], why: string, help: string): Diagnostic {
  return {
    code: "mapping-unfit",
    severity: "error",
    at,
    message: `The mapping ${quoted(mapping.name)} (${source.file ?? ""}) ${why}; nothing was read through it.`,
    help,
  };
}
