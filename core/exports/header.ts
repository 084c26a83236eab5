import { type Diagnostic, quoted } from "../diagnostic.ts";
import { csvStream, type Delimiter, delimiters } from "../files/csv.ts";
import type { KnownMapping } from "../roster/mapping.ts";
import { listed } from "../text.ts";
import { fitHeader } from "./mapping/fit.ts";
import { knownHeaders } from "./mapping/synonyms.ts";
import { mappingAmbiguous } from "./mapping/wording.ts";
import { headerLikeness, type Recognition, recognise } from "./recognise.ts";

/** The header row of a file, and what it says the file is. */
export type FoundHeader = {
  readonly delimiter: Delimiter;
  readonly headers: readonly string[];
  /** Rows up to the header, itself included. */
  readonly rowsBefore: number;
  readonly line: number;
  readonly recognition: Recognition;
  /** The mapping through which the file is read, or several that fit alike: then nothing is read. */
  readonly mappings: readonly KnownMapping[];
};

/** Real exports begin with a block of settings: the header is looked for in so many rows. */
const HEADER_ROWS = 30;

/** Finds the header in the beginning of a file, under each delimiter that a re-save may have left. */
export function findHeader(text: string, mappings: readonly KnownMapping[] = []): FoundHeader {
  const candidates = delimiters.flatMap((delimiter) => headerRows(text, delimiter));
  const fitted = fitHeader(candidates, mappings);
  if (fitted !== undefined) return { ...fitted.header, mappings: fitted.mappings };
  const known = (headers: readonly string[]) => Math.max(headerLikeness(headers), knownHeaders(headers));
  const likeness = ({ headers }: FoundHeader) => known(headers) * 1000 + Math.min(headers.length, 999);
  const best = [...candidates].sort((a, b) => likeness(b) - likeness(a))[0];
  return best ?? { delimiter: ",", headers: [], rowsBefore: 0, line: 1, recognition: recognise([]), mappings: [] };
}

/** Whether a beginning of a file surely holds the rows among which the header is looked for. */
export function holdsHeaderRows(start: string): boolean {
  return (start.match(/\r\n|\r|\n/g)?.length ?? 0) > 2 * HEADER_ROWS;
}

function headerRows(text: string, delimiter: Delimiter): readonly FoundHeader[] {
  const stream = csvStream(delimiter);
  const blocks = [...stream.push(text), ...stream.finish()];
  const rows = blocks.flatMap(({ rows, lineOf }) => rows.map((cells, index) => ({ cells, line: lineOf(index) })));
  return rows
    .slice(0, HEADER_ROWS)
    .map(({ cells, line }, index) => ({
      delimiter,
      headers: trimEnd(cells),
      rowsBefore: index + 1,
      line,
      recognition: recognise(cells),
      mappings: [],
    }))
    .filter(({ headers }) => headers.length > 0);
}

/** Headers without the nameless columns at the end (a vendor's lines may end in a comma). */
function trimEnd(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== "");
  return cells.slice(0, last + 1);
}

/** What to say of a file whose header fits no format, or several. */
export function unrecognised(
  file: string,
  { headers, line, recognition, mappings }: FoundHeader,
  isSuggested: boolean,
): Diagnostic {
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
  if (headers.length === 0) {
    return { ...error, message: "The file is empty.", help: "Download the export again." };
  }
  if (recognition.kind !== "none") throw new Error(`${file} was recognised after all`);
  const { nearest, lacking } = recognition;
  return {
    ...error,
    message: `The columns ${quoted(headers.join(", "))} are of no export that is known; the file is not counted. Nearest is ${nearest.name} (${nearest.title}), which also needs ${listed(lacking)}.`,
    help: `${isSuggested ? "It can be read through a mapping (--map), which says which column is which. Or give" : "Give"} the export as it was downloaded, or rename its columns to those of ${nearest.name}.`,
  };
}
