import { writeCsv } from "../../core/files/csv.ts";
import { findings } from "../../core/roster/tables.ts";
import type { RunFinding } from "../../core/run-file.ts";

/** What a manager types beside a finding. */
export type Decided = {
  readonly decision: string;
  readonly decidedAmount?: number;
  readonly acceptedUntil?: string;
  readonly decidedBy?: string;
  readonly decidedOn: string;
};

type Row = { readonly left: RunFinding; readonly decided: Decided | undefined };

/** A Findings table as finance keeps it: the program's columns follow each run, the managers' stay. */
export type FindingsTable = {
  /** Takes over what a run has found; rows of findings that are gone stay. */
  readonly record: (found: readonly RunFinding[]) => void;
  /** Types a decision into the row of a finding; without a `decidedAmount` it is the row's amount, as the pane fills it. */
  readonly decide: (finding: string, decided: Decided) => void;
  /** The table as CSV, its rows in the given order. */
  readonly csv: (order?: (rows: readonly string[]) => readonly string[]) => string;
};

/** An empty Findings table. */
export function findingsTable(): FindingsTable {
  const rows = new Map<string, Row>();
  return {
    record: (found) => {
      for (const left of found) rows.set(left.finding, { left, decided: rows.get(left.finding)?.decided });
    },
    decide: (finding, decided) => {
      const row = rows.get(finding);
      if (row === undefined) throw new Error(`no row for ${finding}`);
      rows.set(finding, { ...row, decided: { decidedAmount: row.left.amount, ...decided } });
    },
    csv: (order = (all) => all) =>
      writeCsv([
        Object.values(findings.columns).map(({ headers }) => headers[0] ?? ""),
        ...order([...rows.keys()]).map((finding) => cellsOf(rows.get(finding) as Row)),
      ]),
  };
}

function cellsOf({ left, decided }: Row): readonly (string | number | null)[] {
  const { finding, code, severity, subject, message, next, amount, unit, cost, currency, dueOn } = left;
  return [
    ...[finding, code, severity, subject, message, next, amount, unit, cost, currency, dueOn],
    ...[left.firstSeen, left.lastSeen, left.standing],
    ...[decided?.decision ?? null, decided?.decidedAmount ?? null, decided?.acceptedUntil ?? null, null],
    ...[decided?.decidedBy ?? null, decided?.decidedOn ?? null, null],
  ];
}
