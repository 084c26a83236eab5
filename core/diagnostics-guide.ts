import type { DiagnosticCode } from "./diagnostic.ts";

/** What a diagnostic means and what to do about it: a sentence each. */
export type DiagnosticPage = { readonly title: string; readonly todo: string };

/** The page of every diagnostic, printed by `explain` and in the documentation. */
export const diagnosticPages: Readonly<Record<DiagnosticCode, DiagnosticPage>> = {
  "file-unreadable": page(
    "A file, folder or archive cannot be opened or unpacked, so nothing of it counts.",
    "Check the path and whether the file opens at all; then download or copy it again.",
  ),
  "encoding-unknown": page(
    "The letters of a text file are stored in a way that cannot be told, so they might be read wrongly.",
    "Save the file as CSV UTF-8 and give it again.",
  ),
  "csv-broken": page(
    "A row's quotation marks or cells do not match its header, so its cells cannot be told apart.",
    "Open the file at that line, mend the quotation marks or the number of cells, or download it again.",
  ),
  "export-unrecognised": page(
    "The columns of a file are none that this program knows, so nothing of it counts.",
    "Use the mapping that is suggested, after looking at its rows, or give the export as it was downloaded.",
  ),
  "export-ambiguous": page(
    "The columns of a file fit two formats, which would count differently.",
    "Delete the columns of the format that is not meant, or download the export again.",
  ),
  "export-repeated": page("The same file was given twice, byte for byte; its rows count once.", "Nothing needs doing."),
  "export-empty": page(
    "A file has a header and no row below it.",
    "Nothing needs doing if nothing was used; else download the export again without filters.",
  ),
  "header-missing": page(
    "No row of a file or table says what its columns are, or one of them is lacking or misspelt.",
    "Put the headers into the first row, as they were when the file was made; rename the one that the message names.",
  ),
  "header-repeated": page(
    "A header stands twice: two columns have one name, or another header stands among the rows.",
    "Rename or delete the column that is not meant; make a file of two parts into two files.",
  ),
  "total-line": page("A line of an export adds up the others; it is no usage and is left out.", "Nothing needs doing."),
  "total-line-differs": page(
    "The total that an export states is not what its rows add up to: rows may be missing.",
    "Download the export again; until then its rows count as they stand.",
  ),
  "export-filtered": page(
    "An export says that it was made with filters, so it may hold only a part.",
    "Nothing needs doing if that part is everything; else download it again without filters.",
  ),
  "table-missing": page(
    "The roster has not the table that is needed.",
    "Add the table under the name that is given, or the file to the folder; `new` makes a roster that has all of them.",
  ),
  "table-repeated": page(
    "Two tables of a workbook have one name; only the first is read.",
    "Delete or rename one of them.",
  ),
  "workbook-kind": page(
    "The workbook is of a kind that is not read, such as .xls, .xlsb or Numbers.",
    "Open it in Excel and save it as an Excel Workbook (.xlsx).",
  ),
  "workbook-encrypted": page(
    "The workbook opens with a password or for certain people only.",
    "Clear the password in Excel and save, or give a copy without one.",
  ),
  "workbook-broken": page(
    "The workbook, or a part of it, is damaged.",
    "Open it in Excel, let it be repaired, look it over, save it, and run again.",
  ),
  "workbook-open": page(
    "The workbook seems to be open in a program; what was read is how it was last saved.",
    "Save it and run again if it was changed since.",
  ),
  "rows-below-table": page(
    "Rows stand directly below a table without being part of it; they are not read.",
    "Drag the table's lower right corner over them, or leave a blank row before remarks.",
  ),
  "rows-hidden": page(
    "Rows are hidden or filtered out; they count like the others.",
    "Nothing needs doing; clear the filter to see them.",
  ),
  "cells-merged": page(
    "Cells of a table are merged; only the upper left one has a value.",
    "Unmerge them and type the value into each cell.",
  ),
  "formula-error": page(
    "A cell shows an error, such as #REF!, in place of a value.",
    "Mend the formula, or type the value.",
  ),
  "formula-not-calculated": page(
    "A cell has a formula that the program which wrote the file never calculated.",
    "Open the workbook in Excel, save it there, and run again.",
  ),
  "cell-required": page(
    "A cell is blank that every row needs, so the row is left out.",
    "Fill in the cell, or delete the row.",
  ),
  "cell-not-a-day": page(
    "A cell is no day, or one that could be read in two ways, such as 03/04/2026.",
    "Type it as YYYY-MM-DD, or say in the settings or the mapping in which order day and month stand.",
  ),
  "cell-not-credits": page(
    "A cell is no amount, or one that could be read in two ways, such as 1,200.",
    "Type it with digits and a decimal point alone, or declare the number style of the file.",
  ),
  "cell-not-one-of": page(
    "A cell holds none of the words that are let in there.",
    "Type one of the words that the message names.",
  ),
  "cell-not-an-email": page(
    "A cell is neither an e-mail address nor an id of a person.",
    "Type the e-mail of the person's Autodesk account.",
  ),
  "cell-not-a-number": page(
    "A cell is no whole number of the range that is meant.",
    "Type a whole number of that range.",
  ),
  "cell-digits-lost": page(
    "A number has more than 15 digits, of which Excel has lost the last ones.",
    "Format the cell as Text and type it again, every digit.",
  ),
  "key-repeated": page(
    "Two rows have the name or number that each should have alone; the first counts.",
    "Delete one of them, or give it a name of its own.",
  ),
  "reference-unknown": page(
    "A cell names a contract, pool, person or check that is not there.",
    "Mend the name (the nearest one is suggested), or add what it names.",
  ),
  "reference-ambiguous": page(
    "A cell names something that two rows answer to.",
    "Type the number or the full name, or give the two names that differ.",
  ),
  "dates-reversed": page("An end comes before its beginning.", "Mend the day that is wrong."),
  "setting-unknown": page("A row of Settings has a name that is no setting.", "Mend the name, or delete the row."),
  "terms-refused": page(
    "A row says what the terms of the credits do not let happen, such as buying or renewing individual credits.",
    "Delete the row, and record what did happen: an adjustment, or the person's own figure in People.",
  ),
  "opening-not-usable": page(
    "An opening balance has no day, pool or figure that the ledger can begin with; it is left out.",
    "Date it the day before the setting Ledger starts on, and name one pool or one person.",
  ),
  "limit-exceeded": page(
    "There is more of something than can be counted exactly: rows, bytes or credits.",
    "Give the exports of fewer months at a time, or mend the figure that is too large.",
  ),
  "registration-assumed": page(
    "People are marked as registered without a day, so one is assumed for their individual credits.",
    "Type the day into Registered on where you know it.",
  ),
  "adjustment-waits": page(
    "An adjustment is of a purchase that is still under way; it counts once the pool is applied.",
    "Type Applied on into the pool's row when Autodesk has applied it.",
  ),
  "day-assumed": page(
    "An export names months and no days, so each row counts on the last day of its month.",
    "Read its days with that in mind; an export by day is exact.",
  ),
  "report-not-compared": page(
    "A usage report's days are not known, or lie outside what this run counts, so its totals are not compared.",
    "Say which days it is of with --period FIRST..LAST, or give the exports of those days.",
  ),
  "file-skipped": page(
    "Files of a folder, an archive or a workbook were left aside, since they do not look like exports.",
    "If one of them is an export, save it as CSV or as an Excel Workbook and give it by name.",
  ),
  "decision-overruled": page(
    "Two decisions on one finding differ; the later one holds.",
    "Nothing needs doing if that is meant; else record the one that holds with today's day.",
  ),
  "decision-without-amount": page(
    "A finding is accepted without an amount, so nobody can tell whether it has grown; it stays on the desk.",
    "Type the amount that is accepted into Decided amount.",
  ),
  "run-unreadable": page(
    "The earlier run or the decisions that were given cannot be read, so what was found before is not known.",
    "Give the file as the run before has written it, unchanged.",
  ),
  "mapping-broken": page(
    "A mapping contradicts itself or cannot be read, so it is not used.",
    "Mend what the message names; the page on mappings has every row that one can hold.",
  ),
  "mapping-incomplete": page(
    "A mapping does not say where something that every row needs is to be found.",
    "Add the columns or values that the message names.",
  ),
  "mapping-ambiguous": page(
    "Several mappings, or several columns, fit a file alike.",
    "Give the one that is meant with --map, or name the column in full.",
  ),
  "mapping-unfit": page(
    "A mapping names a column that the file does not have.",
    "Mend the name in the mapping, or make a mapping for this file.",
  ),
  "mapping-used": page(
    "A file is read through a mapping, as the message says.",
    "Compare a few of its rows with the report when a mapping is used for the first time.",
  ),
};

function page(title: string, todo: string): DiagnosticPage {
  return { title, todo };
}

/** The catalogue of diagnostics, for the documentation. */
export function diagnosticsGuide(): string {
  const pages = Object.entries(diagnosticPages).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    "# Diagnostics",
    `A diagnostic is about what was given: a file, a row, a cell. Each names its place, what is wrong and what to type instead.
An error left something out and makes the result incomplete; a warning asks to be looked at; a note needs nobody.
\`credit-roster explain CODE\` prints one of these, or the page of a [finding](../core/findings/README.md).`,
    [
      "| code | what it means | what to do |",
      "| --- | --- | --- |",
      ...pages.map(([code, { title, todo }]) => `| \`${code}\` | ${title} | ${todo} |`),
    ].join("\n"),
  ].join("\n\n");
}
