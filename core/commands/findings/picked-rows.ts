import { quoted } from "../../diagnostic.ts";
import { findingLabel } from "../../findings/finding-label.ts";
import type { FindingRow } from "../../roster/roster.ts";
import { counted, listed } from "../../text.ts";
import { type Refused, refused, type StoredRoster } from "../command.ts";

/** The rows of the findings that were picked, each once; refused where there are none, or where one has no row. */
export function pickedRows({ roster }: StoredRoster, picked: readonly string[]): readonly FindingRow[] | Refused {
  const names = [...new Set(picked)];
  if (names.length === 0) return refused("No finding is picked.", "Pick the findings that the decision is about.");
  const rows = new Map(roster.findings.map((row) => [row.values.finding, row]));
  const missing = names.filter((name) => !rows.has(name));
  if (missing.length > 0) {
    return refused(
      `${listed(missing.slice(0, 3).map(quoted))}${missing.length > 3 ? ` and ${missing.length - 3} more` : ""} ${missing.length === 1 ? "has" : "have"} no row in Findings.`,
      "Record the findings of the run first.",
    );
  }
  return names.flatMap((name) => rows.get(name) ?? []);
}

/** What a sentence about picked findings begins with: one by its subject and title, several by their number. */
export function whatIs(rows: readonly FindingRow[]): string {
  const [only, ...others] = rows;
  return only !== undefined && others.length === 0
    ? `${findingLabel(only.values)} is`
    : `${counted(rows.length, "finding")} are`;
}
