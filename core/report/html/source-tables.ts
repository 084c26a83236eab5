import { isReplayed } from "../../exports/recognise.ts";
import type { RunDiagnostic, RunFile, RunInput } from "../../run-file.ts";
import { byText } from "../../text.ts";
import { figure } from "../figures.ts";
import { diagnosticPlace } from "../places.ts";
import { rowAccount } from "../summary.ts";
import { html, type Markup } from "./escape.ts";
import { section } from "./ledger-tables.ts";
import { amounts, table } from "./table.ts";

/** The files that were read, with their hashes and where each row went. */
export function inputs({ inputs: all, rows }: RunFile): Markup {
  return section(
    "inputs",
    "Inputs",
    `${rowAccount(rows)} Rows = counted + duplicates + earlier + later + left out; rows of zero are part of those counted.${all.every(({ format }) => isReplayed(format)) ? "" : " Rows of the vendor’s lists are no usage, and in no sum."}`,
    table<RunInput>({
      id: "input-table",
      caption: "Files, their SHA-256 hashes and their rows",
      columns: [
        {
          header: "File",
          kind: "name",
          cell: ({ file, sha256 }) => html`${file}<br><code class="hash">${sha256}</code>`,
        },
        { header: "Format", kind: "word", cell: ({ format }) => format ?? "not recognised" },
        { header: "First day", kind: "day", cell: ({ firstDay }) => firstDay },
        { header: "Last day", kind: "day", cell: ({ lastDay }) => lastDay },
        amounts("Rows", (input) => input.rows),
        amounts("Counted", ({ counted }) => counted),
        amounts("Duplicates", ({ duplicate }) => duplicate),
        amounts("Earlier", ({ earlier }) => earlier),
        amounts("Later", ({ later }) => later),
        amounts("Left out", ({ leftOut }) => leftOut),
        amounts("Of zero", ({ zero }) => zero),
      ],
      rows: all,
      order: "in the order of their hashes",
      empty: "No file was read.",
      foot: [
        "All rows that take part in the ledger",
        null,
        null,
        null,
        ...[rows.read, rows.counted, rows.duplicate, rows.earlier, rows.later, rows.leftOut, rows.zero].map(figure),
      ],
    }),
  );
}

/** The settings that the run went by. */
export function settings({ settings: all }: RunFile): Markup {
  return section(
    "settings",
    "Settings in force",
    "Rows of the roster’s Settings table, or their defaults.",
    table<readonly [string, string | number | null]>({
      id: "setting-table",
      caption: "Settings",
      columns: [
        { header: "Setting", cell: ([name]) => name },
        { header: "Value", cell: ([, value]) => (value === null || value === "" ? null : String(value)) },
      ],
      rows: Object.entries(all).sort((a, b) => byText(a[0], b[0])),
      order: "by name",
      empty: "There are no settings.",
    }),
  );
}

/** What was wrong with the inputs, where, and what to do about it. */
export function diagnostics({ diagnostics: all }: RunFile): Markup {
  const ofSeverity = (wanted: RunDiagnostic["severity"]) => all.filter(({ severity }) => severity === wanted);
  return section(
    "diagnostics",
    "Diagnostics",
    "What could not be used as it was given. An error left something out; a warning or a note did not.",
    table<RunDiagnostic>({
      id: "diagnostic-table",
      caption: "Diagnostics, errors first",
      columns: [
        {
          header: "Code",
          cell: ({ code, severity }) => html`<span class="tag ${severity}">${severity}</span> <code>${code}</code>`,
        },
        { header: "What is wrong", kind: "name", cell: ({ message }) => message },
        { header: "What to do", kind: "name", cell: ({ help }) => help },
        { header: "Where", kind: "name", cell: ({ at }) => html`<code>${diagnosticPlace(at)}</code>` },
      ],
      rows: [...ofSeverity("error"), ...ofSeverity("warning"), ...ofSeverity("note")],
      order: "errors first",
      empty: "Everything that was given could be used.",
    }),
  );
}
