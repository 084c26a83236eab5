import type { ExportFormat } from "./format.ts";
import { exportFormats } from "./formats/index.ts";

/** The documentation page of the exports, made from the declarations of the formats. */
export function exportsGuide(): string {
  return [
    "# The exports that are read",
    "Made from the program's own declarations of formats; edit those, not this page.",
    `A file is recognised by the set of its headers: never by its name, nor by the order of its columns. Case, blanks, \`_\` and
\`-\` do not matter. The header may stand in any of the first 30 rows. A row that cannot be read is left out with its file, line
and column, and the result says that it is incomplete.`,
    "## As what they come",
    `- **CSV**: comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252; any line ends; with or without Excel's \`sep=;\`.
- **Packed**: \`.csv.gz\`, and \`.zip\` of any number of files in any folders. What is encrypted or damaged is refused, file by file.
- **Excel**: \`.xlsx\` and \`.xlsm\`; every sheet with the header of an export is read, whatever it is called, and the others are
  passed over. Days and numbers may be days and numbers or texts. Save an \`.xls\`, \`.xlsb\` or \`.ods\` as \`.xlsx\` first.

The content says which, never the name. In the report, a file in an archive is \`exports.zip › march.csv\` and a sheet
\`usage.xlsx › Sheet2\`. The same file given twice, plain and packed too, counts once.`,
    "## What is no usage",
    `Blank lines and a repeated header are skipped. Settings above the header, or on a sheet before it, are shown in a note: what
the vendor's filters left out is in no file. A total line (\`Total\`, \`Gesamt\`, \`Totale\`, …) is left out, and a warning says so
where it is not the sum of the rows.`,
    `Of two formats that fit, the one that needs more headers is it. Where an e-mail is blank or \`*****\`, the id beside it is
the person (\`hash:…\`); a file that has both tells whose the id is in the others. Cells that say \`N/A\` are blank.`,
    "A file that is none of these is read through a [mapping](mapping.md), which the program suggests.",
    ...exportFormats.map(formatSection),
    `## \`credit-usage\` in detail

| column | holds |
| --- | --- |
| date R | \`YYYY-MM-DD\`, or in the setting \`Day order\`; a timestamp with a zone is its day in the setting \`Time zone\` |
| user R | an e-mail, or \`hash:…\`, or \`*****\` where the vendor hides it |
| credits R | an amount; below zero for a refund; zero is activity |
| contract | the contract's number, name or team; blank: the person's contracts |
| service, job | what was done; a refund with a job undoes that job |
| charge id | the vendor's transaction number |
| paid from | \`individual\` or \`shared\` where the export says which kind paid; blank: the rules decide |
| unit | \`cloud-credit\`, \`flex-token\` or \`eba-token\`; blank: the contract's, else \`cloud-credit\` |
| quantity, name | yours; not read |

    date,user,credits,contract,service,job
    2026-03-02,ana@example.com,12,C-1,Rendering,J-77
    2026-03-04,ana@example.com,-12,C-1,Rendering,J-77`,
  ].join("\n\n");
}

function formatSection(format: ExportFormat): string {
  const { name, title, needs, mustNotHave, columns } = format;
  const headers = needs.map((spellings) => spellings.map((header) => `\`${header}\``).join(" or "));
  const not = mustNotHave.length === 0 ? "" : ` It has no ${mustNotHave.map((header) => `\`${header}\``).join(", ")}.`;
  const role =
    format.role === "list"
      ? ` Its rows are no usage and are never replayed. ${format.use}.`
      : ` Its rows are usage and are replayed${format.unit === undefined ? "" : `, counted in \`${format.unit}\``}.`;
  const read = Object.values(columns).map((all) => all.map((header) => `\`${header}\``).join(" / "));
  return [
    `## \`${name}\`: ${title}`,
    `Needs ${headers.join(", ")}.${not}${role}`,
    `Columns that are read, in every spelling: ${read.join(" · ")}.`,
  ].join("\n\n");
}
