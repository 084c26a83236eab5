import { type WrittenCell, writeCsv } from "../files/csv.ts";
import type { RunFile, RunFinding } from "../run-file.ts";
import { evidencePlace } from "./places.ts";

/** The columns of `findings.csv`, in order; other systems rely on their names. */
const columns: readonly (readonly [header: string, cell: (finding: RunFinding) => WrittenCell])[] = [
  ["finding", ({ finding }) => finding],
  ["code", ({ code }) => code],
  ["severity", ({ severity }) => severity],
  ["standing", ({ standing }) => standing],
  ["subject", ({ subject }) => subject],
  ["message", ({ message }) => message],
  ["next", ({ next }) => next],
  ["amount", ({ amount }) => amount],
  ["unit", ({ unit }) => unit],
  ["cost", ({ cost }) => cost],
  ["currency", ({ currency }) => currency],
  ["due on", ({ dueOn }) => dueOn],
  ["decided amount", ({ decidedAmount }) => decidedAmount],
  ["first seen", ({ firstSeen }) => firstSeen],
  ["last seen", ({ lastSeen }) => lastSeen],
  ["evidence", evidenceOf],
];

/** The findings as CSV for other systems, one a line in the order of the run; text never becomes a formula. */
export function findingsCsv(run: RunFile): string {
  return writeCsv([
    columns.map(([header]) => header),
    ...run.findings.map((finding) => columns.map(([, cell]) => harmless(cell(finding)))),
  ]);
}

function evidenceOf({ evidence, evidenceCount }: RunFinding): string {
  const left = evidenceCount - evidence.length;
  // cells of one row are one place here
  return [...new Set(evidence.map(evidencePlace)), ...(left > 0 ? [`and ${left} more`] : [])].join("; ");
}

/** Without the control characters and direction overrides that steer a screen; tabs and line ends stay, quoted. */
export function harmless(cell: WrittenCell): WrittenCell {
  return typeof cell === "string" ? cell.replace(/[^\P{Cc}\t\r\n]|[\u202a-\u202e\u2066-\u2069]/gu, "\ufffd") : cell;
}
