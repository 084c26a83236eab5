import { type Diagnostic, quoted } from "../diagnostic.ts";
import type { Delimiter } from "../files/csv.ts";
import { isEmail, isHash } from "../person.ts";
import { counted, listed, tidy } from "../text.ts";
import { creditUsage } from "./formats/credit-usage.ts";
import type { FoundHeader } from "./header.ts";
import { mappingAmbiguous } from "./mapping/wording.ts";

/** Columns of a header; a spreadsheet has no more. */
export const MOST_COLUMNS = 16_384;

/** What to say of a file whose header fits no format, or several, or is not there. */
export function unrecognised(
  file: string,
  found: FoundHeader,
  { delimiter = ",", isSuggested = false }: { readonly delimiter?: Delimiter; readonly isSuggested?: boolean } = {},
): Diagnostic {
  const { headers, line, recognition, first, mappings } = found;
  const at = { file, line };
  if (mappings.length > 1) return mappingAmbiguous(mappings, at);
  if (recognition.kind === "several") {
    const names = recognition.formats.map(({ name }) => name);
    return {
      code: "export-ambiguous",
      severity: "error",
      at,
      message: `The file could be ${listed(names, "or")}; it is not counted.`,
      help: "Delete the columns that belong to the other format.",
    };
  }
  const error = { code: "export-unrecognised", severity: "error", at } as const;
  if (first === undefined) {
    return { ...error, message: "The file is empty.", help: "Download the export again." };
  }
  if (recognition.kind !== "none") throw new Error(`${file} was recognised after all`);
  const likely = likelyHeaders(first.cells);
  if (likely !== undefined) return headerMissing(file, first.line, likely.join(delimiter));
  const { nearest, lacking } = recognition;
  return {
    ...error,
    message: `The columns ${quoted(headers.join(", "))} are of no export that is known; the file is not counted. Nearest is ${nearest.name} (${nearest.title}), which also needs ${listed(lacking)}.`,
    help: `${isSuggested ? "It can be read through a mapping (--map), which says which column is which. Or give" : "Give"} the export as it was downloaded, or, if it lists usage, rename its columns to those of credit-usage: ${ownColumns}.`,
  };
}

/** The columns of our own format, which any list of usage can be given. */
const ownColumns = listed(creditUsage.needs.map(([header = ""]) => header));

/** Whether a table that is of no known format has headers by which a mapping could read it. */
export function mayBeMapped({ recognition, mappings, first }: FoundHeader): boolean {
  const hasHeaders = first !== undefined && likelyHeaders(first.cells) === undefined;
  return recognition.kind === "none" && mappings.length === 0 && hasHeaders;
}

/** What to say of a header with more columns than any spreadsheet has; nothing where it has fewer. */
export function tooManyColumns(file: string, { headers, line }: FoundHeader): Diagnostic | undefined {
  if (headers.length <= MOST_COLUMNS) return undefined;
  return {
    code: "limit-exceeded",
    severity: "error",
    at: { file, line },
    message: `The header has ${counted(headers.length, "column")}, more than any spreadsheet; the file is not counted.`,
    help: "Give the export as it was downloaded.",
  };
}

function headerMissing(file: string, line: number, likely: string): Diagnostic {
  return {
    code: "header-missing",
    severity: "error",
    at: { file, line },
    message: "The file begins with data, and no row says what its columns are; it is not counted.",
    help: `Download it again with its headers, or put a first row above the data, here perhaps ${quoted(likely)}.`,
  };
}

/**
 * What the columns of a first row that is data may be called; nothing for a row that is no data: data has a day, and an
 * address or an amount beside it. For a suggestion only.
 */
function likelyHeaders(cells: readonly string[]): readonly string[] | undefined {
  const texts = cells.map(tidy);
  const find = (fits: (text: string) => boolean) => texts.findIndex((text) => text !== "" && fits(text));
  const day = find((text) => /^\d{4}-\d{2}-\d{2}|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/.test(text));
  const user = find((text) => isEmail(text) || isHash(text) || /^\*+$/.test(text));
  const credits = find((text) => /^[-+]?\d[\d.,' ]*$/.test(text) && texts.indexOf(text) !== day);
  if (day === -1 || (user === -1 && credits === -1)) return undefined;
  return texts.map((_, at) => {
    if (at === day) return "date";
    if (at === user) return "user";
    return at === credits ? "credits" : `column ${at + 1}`;
  });
}
