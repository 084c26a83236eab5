import { isReplayed } from "../../exports/recognise.ts";
import type { RunDiagnostic, RunFile, RunInput } from "../../run-file.ts";
import { byText, counted } from "../../text.ts";
import { figure } from "../figures.ts";
import { diagnosticPlace } from "../places.ts";
import { rowAccount } from "../summary.ts";
import type { Markup } from "./escape.ts";
import { section } from "./section.ts";
import { amounts, type Cell, table } from "./table.ts";

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
          cell: ({ file, sha256 }) => ({ text: file, minor: sha256 }),
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
    "wide",
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

/** What could not be used as it was given, and what was assumed instead: errors, then notes. */
export function diagnostics({ diagnostics: all }: RunFile): Markup {
  const errors = ofSeverity(all, "error");
  const others = [...ofSeverity(all, "warning"), ...ofSeverity(all, "note")];
  return section(
    "diagnostics",
    "Problems and assumptions",
    "A problem left something out, so that the result is incomplete. An assumption or remark left nothing out; it says what the figures rest on.",
    [
      list(
        "problem-table",
        `Problems in what was given: ${counted(errors.length, "problem")}`,
        errors,
        "Everything that was given could be used.",
      ),
      list(
        "note-table",
        `Assumptions and remarks: ${counted(others.length, "remark")}`,
        others,
        "Nothing had to be assumed.",
      ),
    ],
  );
}

function ofSeverity(all: readonly RunDiagnostic[], wanted: RunDiagnostic["severity"]): readonly RunDiagnostic[] {
  return all.filter(({ severity }) => severity === wanted);
}

function said({ message, code, severity }: RunDiagnostic): Cell {
  return { text: message, minor: severity === "warning" ? `warning: ${code}` : code };
}

function list(id: string, caption: string, rows: readonly RunDiagnostic[], empty: string): Markup {
  return table<RunDiagnostic>({
    id,
    caption,
    columns: [
      { header: "What is so", kind: "name", cell: said },
      { header: "What to do", kind: "name", cell: ({ help }) => help },
      { header: "Where", kind: "name", cell: ({ at }) => ({ text: diagnosticPlace(at), as: "code" }) },
    ],
    rows,
    order: "in the order of the run",
    empty,
  });
}
