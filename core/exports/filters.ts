import { type Diagnostic, quoted } from "../diagnostic.ts";
import { tidy } from "../text.ts";

/** A row as texts, and where it stands: the file's line, or the sheet's row. */
export type PlacedRow = { readonly cells: readonly string[]; readonly line: number };

/** A setting that the vendor's page wrote above (or on a sheet before) an export, such as the period or a filter. */
export type Filter = {
  readonly name: string;
  readonly value: string;
  /** The sheet on which it stands, where that is another than the export's. */
  readonly sheet?: string;
};

/** Names and values that are longer are no settings. */
const LONGEST_NAME = 80;
const LONGEST_VALUE = 1000;
/** Settings that a note names. */
const NAMED = 12;

/**
 * The settings among the rows above a header: a name and its values, or `Name: value` in one cell. A title, a blank row and
 * Excel's `sep=;` are none.
 */
export function readFilters(rows: readonly PlacedRow[]): readonly Filter[] {
  return rows.flatMap(({ cells }): readonly Filter[] => {
    const [name = "", ...values] = cells.map(tidy).filter((cell) => cell !== "");
    const one = values.length > 0 ? undefined : /^([^:]+):\s+(.+)$/.exec(name);
    const filter =
      one === undefined || one === null
        ? { name: name.replace(/\s*:$/, ""), value: values.join(", ") }
        : { name: one[1] ?? "", value: one[2] ?? "" };
    const isSetting =
      filter.name !== "" &&
      filter.value !== "" &&
      filter.name.length <= LONGEST_NAME &&
      filter.value.length <= LONGEST_VALUE &&
      !/^sep=.?$/i.test(name);
    return isSetting ? [filter] : [];
  });
}

/**
 * What to say of an export with settings above it: what they leave out is not in the file, and nothing else tells. A title
 * in two cells looks alike, so the sentence is true of one too.
 */
export function filtered(filters: readonly Filter[], at: Diagnostic["at"]): Diagnostic {
  const shown = filters.slice(0, NAMED);
  const sheets = [...new Set(shown.map(({ sheet }) => sheet))];
  const said = sheets.map((sheet) => {
    const where =
      sheet === undefined ? "Above its header the file says" : `On its sheet ${quoted(sheet)} the workbook says`;
    return `${where}: ${shown
      .filter((one) => one.sheet === sheet)
      .map(spelledFilter)
      .join("; ")}`;
  });
  const more = filters.length > NAMED ? `; and ${filters.length - NAMED} more` : "";
  return {
    code: "export-filtered",
    severity: "note",
    at,
    message: `${said.join(". ")}${more}. If these are filters, the export holds only what they let through.`,
    help: "Nothing needs doing if that is everything; else clear the filters on the vendor's page and download it again.",
  };
}

/** A setting as a note names it. */
export function spelledFilter({ name, value }: Filter): string {
  return `${name} = ${quoted(value)}`;
}
