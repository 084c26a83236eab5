import { decidedAmountOf } from "../../findings/memory.ts";
import { patchCell, type RowChange } from "../../roster/patch.ts";
import { managersColumns } from "../../roster/program-rows.ts";
import type { FindingRow } from "../../roster/roster.ts";
import { findings } from "../../roster/tables.ts";
import { headerOf } from "../../table/define.ts";
import { byText, counted, listed } from "../../text.ts";
import { defineCommand, type Refused, refused, type StoredRoster } from "../command.ts";
import { done } from "../finish.ts";
import { type After, edit, hasColumn, rowsAt } from "../rows.ts";

type Managers = Pick<After<"findings">, (typeof managersColumns)[number]>;

/** What would become of one row of a review. */
type ReviewedFinding = {
  readonly finding: string;
  /** Written; in the workbook already; in the workbook otherwise; or of a finding that has no row there. */
  readonly what: "new" | "same" | "differs" | "unknown";
  readonly values: Managers;
  readonly conflicts: readonly { readonly header: string; readonly here: string; readonly review: string }[];
};

/** What would become of a review, before anything is written: a row for each finding that managers wrote something beside. */
export function previewDecisions(stored: StoredRoster, rows: readonly FindingRow[]): readonly ReviewedFinding[] {
  const decided = rows.filter(({ values }) => managersColumns.some((name) => values[name] !== undefined));
  // of two reviews the later decision is taken, as a run does; the other then differs from it
  const inOrder = [...decided].sort((a, b) => byText(b.values.decidedOn ?? "", a.values.decidedOn ?? ""));
  const seen = new Map<string, ReviewedFinding>();
  return inOrder.flatMap((row): readonly ReviewedFinding[] => {
    const { finding } = row.values;
    const first = seen.get(finding);
    const one = first === undefined ? compared(stored, row) : againstFirst(stored, row, first);
    if (first === undefined) seen.set(finding, one);
    return first !== undefined && one.conflicts.length === 0 ? [] : [one];
  });
}

/** Takes the decisions of a manager's review over: blank cells are filled, and what was decided otherwise here stays. */
export const takeOverDecisions = defineCommand({
  name: "takeOverDecisions",
  title: "Take over the decisions of a review",
  help: "What managers wrote beside the findings of a review.xlsx comes into the table Findings. What was decided otherwise there stays.",
  fields: {},
  given: "decisions",
  apply: (stored, _input, rows: readonly FindingRow[]) => {
    const preview = previewDecisions(stored, rows);
    const of = (what: ReviewedFinding["what"]) => preview.filter((one) => one.what === what);
    const refusal = refusalOf(preview);
    if (refusal !== undefined) return refusal;
    const changes = of("new").flatMap(({ finding, values }): readonly RowChange[] =>
      edit(stored, "findings", [finding], values),
    );
    const parts = [
      [of("new").length, "decision taken over", "decisions taken over"],
      [of("same").length, "as before", "as before"],
      [of("differs").length, "decided otherwise here and left so", "decided otherwise here and left so"],
    ] as const;
    const said = parts.flatMap(([count, one, many]) => (count > 0 ? [counted(count, one, many)] : []));
    const unknown = of("unknown").map(({ finding }) => finding);
    return done(
      stored,
      { findings: changes },
      said.length === 0 ? "No decision was taken over." : `Of the review: ${listed(said)}.`,
      [
        ...of("differs").map(differs),
        ...(unknown.length === 0
          ? []
          : [
              `${listed(unknown.length > 3 ? [...unknown.slice(0, 3), `${unknown.length - 3} more`] : unknown)} ${unknown.length === 1 ? "has" : "have"} no row in Findings: record the findings of the run first.`,
            ]),
      ],
    );
  },
});

function refusalOf(preview: readonly ReviewedFinding[]): Refused | undefined {
  if (preview.length === 0) {
    return refused(
      "Nothing is decided in the review.",
      "Give the review.xlsx in which a manager has filled in Decision and the columns beside it.",
    );
  }
  if (preview.some(({ what }) => what !== "unknown")) return undefined;
  return refused(
    "No finding of the review has a row in Findings.",
    "Record the findings of the run first, and then take the decisions over.",
  );
}

/** Every cell in which a decision differs, with both values. */
function differs({ finding, conflicts }: ReviewedFinding): string {
  const cells = conflicts.map(({ header, here, review }) => `${header} is ${here} here and ${review} in the review`);
  return `${finding}: ${listed(cells)}; it stays as it is.`;
}

/** One row of a review against the workbook: a decision is taken over whole or not at all, so that no two are mixed. */
function compared(stored: StoredRoster, row: FindingRow): ReviewedFinding {
  const { finding } = row.values;
  const [there] = rowsAt(stored, "findings", [finding]);
  const nothing = { finding, values: {}, conflicts: [] };
  if (there === undefined) return { ...nothing, what: "unknown" };
  const isFresh = there.cell("decision") === "" && row.values.decision !== undefined;
  // a blank amount means that of the row when it was decided, which a later run may write over
  const values: Managers = isFresh ? { ...row.values, decidedAmount: decidedAmountOf(row) } : row.values;
  const filled: Record<string, unknown> = {};
  const conflicts: ReviewedFinding["conflicts"][number][] = [];
  for (const name of managersColumns) {
    const review = written(name, values[name]);
    if (review === "" || !hasColumn(stored, "findings", name)) continue;
    const here = there.cell(name);
    if (here === "") filled[name] = values[name];
    else if (here === undefined || String(here) !== review) {
      conflicts.push({
        header: headerOf(findings, name),
        here: here === undefined ? "an error" : String(here),
        review,
      });
    }
  }
  if (conflicts.length > 0) return { ...nothing, what: "differs", conflicts };
  const isNew = Object.keys(filled).length > 0;
  return { finding, what: isNew ? "new" : "same", values: filled as Managers, conflicts: [] };
}

/** A second row of the same finding, from another review: what it says otherwise is told, and not taken. */
function againstFirst(stored: StoredRoster, row: FindingRow, first: ReviewedFinding): ReviewedFinding {
  const { finding } = row.values;
  const [there] = rowsAt(stored, "findings", [finding]);
  const conflicts = managersColumns.flatMap((name) => {
    const review = written(name, row.values[name]);
    const taken = written(name, first.values[name]) || String(there?.cell(name) ?? "");
    const here = first.what === "new" || first.what === "same" ? taken : review;
    return review === "" || here === "" || here === review ? [] : [{ header: headerOf(findings, name), here, review }];
  });
  return { finding, what: "differs", values: {}, conflicts };
}

function written(name: (typeof managersColumns)[number], value: unknown): string {
  return String(patchCell(findings.columns[name].cell, value));
}
