import { toNumber } from "../credits.ts";
import type { SketchCell, SketchColumn, TableSheet } from "../files/workbook-sketch.ts";
import { groupByCause } from "../findings/groups.ts";
import { decidedAmountOf, type Remembered } from "../findings/memory.ts";
import { sketchColumn } from "../new-roster/table-sheet.ts";
import { stands } from "../report/finding-groups.ts";
import { visible } from "../report/visible.ts";
import type { FindingRow } from "../roster/roster.ts";
import { findings as table } from "../roster/tables.ts";
import type { RunFile, RunFinding } from "../run-file.ts";
import { byText } from "../text.ts";
import { type DeclaredMark, type Shown, serialOf, sheetOf, shownText } from "./sheet.ts";

type ColumnName = keyof typeof table.columns;

/** A row: a finding of the run, or one that was decided and that this run says nothing of; with what was decided. */
type Line = Pick<RunFinding, "finding" | "code" | "severity" | "subject" | "message" | "next" | "unit" | "currency"> & {
  readonly standing: RunFinding["standing"] | null;
  readonly amount: number | null;
  readonly cost: number | null;
  readonly dueOn: string | null;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  /** The amount up to which it is accepted. */
  readonly acceptedAmount: number | null;
  readonly decided: FindingRow["values"] | undefined;
};

/** What each column shows. The order is that of work: what it is, how big, what to do; the decision; what programs need. */
const cells: Readonly<Record<ColumnName, (line: Line) => SketchCell>> = {
  severity: ({ severity }) => severity,
  standing: ({ standing }) => standing,
  subject: ({ subject }) => shownText(subject),
  message: ({ message }) => shownText(message),
  nextStep: ({ next }) => shownText(next),
  amount: ({ amount }) => amount,
  unit: ({ unit }) => unit,
  dueOn: ({ dueOn }) => serialOf(dueOn),
  decision: ({ decided }) => decided?.decision ?? null,
  decidedAmount: decidedAmount,
  acceptedUntil: ({ decided }) => serialOf(decided?.acceptedUntil ?? null),
  assignedTo: ({ decided }) => typed(decided?.assignedTo),
  decidedBy: ({ decided }) => typed(decided?.decidedBy),
  decidedOn: ({ decided }) => serialOf(decided?.decidedOn ?? null),
  remark: ({ decided }) => typed(decided?.remark),
  cost: ({ cost }) => cost,
  currency: ({ currency }) => shownText(currency),
  firstSeen: ({ firstSeen }) => serialOf(firstSeen),
  lastSeen: ({ lastSeen }) => serialOf(lastSeen),
  code: ({ code }) => shownText(code),
  // read again by its letters: nothing in it is replaced
  finding: ({ finding }) => finding,
};

/** The columns that are the managers'. */
export const managers = [
  "decision",
  "decidedAmount",
  "acceptedUntil",
  "assignedTo",
  "decidedBy",
  "decidedOn",
  "remark",
] as const satisfies readonly ColumnName[];

/** Where it looks otherwise than in the roster, because all its rows are read here. */
const looks: Partial<Readonly<Record<ColumnName, Partial<SketchColumn>>>> = {
  subject: { width: 30, wraps: true },
  finding: { width: 48, wraps: true },
};

const columns: readonly Shown<Line>[] = (Object.keys(cells) as ColumnName[]).map((name) => {
  const isTheirs = (managers as readonly string[]).includes(name);
  const column = sketchColumn(table.columns[name]);
  const isAmount = column.holds === "amount";
  return { ...column, ...looks[name], strong: isTheirs, flush: isAmount, of: cells[name] };
});

const unsettled = `[Standing]<>"accepted",[Standing]<>"gone"`;

/** The sheet on which managers decide: what needs somebody first, then what is accepted, then what is gone. */
export function findingsSheet(run: RunFile, memory: ReadonlyMap<string, Remembered>): TableSheet {
  const marks: readonly DeclaredMark[] = [
    { as: "asked", when: `[Finding]<>""`, headers: managersHeaders },
    { as: "settled", when: `OR([Standing]="accepted",[Standing]="gone")`, headers: programHeaders },
    { as: "alarm", when: `AND([Severity]="error",${unsettled})`, headers: ["Severity"] },
    { as: "expiring", when: `AND([Severity]="warning",${unsettled})`, headers: ["Severity"] },
    { as: "new", when: `[Standing]="new"`, headers: ["Standing"] },
    { as: "alarm", when: `[Standing]="grown"`, headers: ["Standing", "Amount"] },
    { as: "expiring", when: `[Standing]="expired"`, headers: ["Standing"] },
    { as: "alarm", when: `AND([Code]="overdraft",${unsettled})`, headers: ["Amount"] },
    { as: "alarm", when: `AND(N([Due on])>0,[Due on]<${serialOf(run.asOf)},${unsettled})`, headers: ["Due on"] },
  ];
  return sheetOf({ name: "Findings", table: table.name, columns, rows: linesOf(run, memory), marks, frozenColumns: 3 });
}

const programHeaders = columns.filter(({ strong }) => !strong).map(({ header }) => header);
const managersHeaders = columns.filter(({ strong }) => strong).map(({ header }) => header);

function linesOf({ findings }: RunFile, memory: ReadonlyMap<string, Remembered>): readonly Line[] {
  const heaps = [
    findings.filter(stands),
    findings.filter(({ standing }) => standing === "accepted"),
    findings.filter(({ standing }) => standing === "gone"),
  ];
  const found = heaps.flatMap((heap) => groupByCause(heap).flatMap((group) => group.findings));
  const known = new Set(findings.map(({ finding }) => finding));
  const rest = [...memory].filter(([identity, { row }]) => row !== undefined && !known.has(identity) && isDecided(row));
  return [
    ...found.map((finding) => {
      const row = memory.get(finding.finding)?.row;
      return { ...finding, acceptedAmount: finding.decidedAmount, decided: row?.values };
    }),
    ...rest.sort(([a], [b]) => byText(a, b)).map(([identity, remembered]) => untold(identity, remembered)),
  ];
}

/** What was decided of something that this run neither finds nor misses is kept, or it would be lost by the next run. */
function untold(finding: string, { was, row, firstSeen, lastSeen }: Remembered): Line {
  const accepted = row?.values.decision === "accepted" ? decidedAmountOf(row) : undefined;
  return {
    ...was,
    finding,
    amount: row?.values.amount === undefined ? null : toNumber(row.values.amount),
    standing: null,
    next: "Nothing needs doing: this run does not speak of it, and the decision is kept.",
    firstSeen: firstSeen ?? null,
    lastSeen: lastSeen ?? null,
    acceptedAmount: accepted === undefined ? null : toNumber(accepted),
    decided: row?.values,
  };
}

function isDecided({ values }: FindingRow): boolean {
  return managers.some((name) => values[name] !== undefined);
}

/**
 * An accepted amount is always written: where the cell was blank it meant the amount of its row, and the row's amount is a new
 * one now. Beside other decisions only what was typed stays, so that accepting later means the amount of that day.
 */
function decidedAmount({ decided, acceptedAmount }: Line): number | null {
  if (decided?.decision === "accepted") return acceptedAmount;
  return decided?.decidedAmount === undefined ? null : toNumber(decided.decidedAmount);
}

/** What a manager typed, line by line as it was. */
function typed(text: string | undefined): string | null {
  return text === undefined || text === "" ? null : text.split(/\r?\n/).map(visible).join("\n");
}
